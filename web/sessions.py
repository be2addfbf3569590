"""Who is signed in: kept at the server, named to the browser by an unguessable cookie."""

from __future__ import annotations

import hashlib
import hmac
import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

IDLE = timedelta(minutes=15)
LONGEST = timedelta(hours=12)


@dataclass(slots=True)
class Session:
    """One sign-in. ``number`` is what facts name; it opens nothing by itself.

    ``password_hash`` is the one it was opened by: a new password ends it.
    """

    officer: str
    number: str
    csrf: str = field(repr=False)
    began: datetime
    seen: datetime
    password_hash: str = field(default="", repr=False)


class Sessions:
    """Signed-in people of one process. A restart signs everybody out, on purpose."""

    def __init__(self, now: Callable[[], datetime]) -> None:
        self._now = now
        self._open: dict[str, Session] = {}

    def __len__(self) -> int:
        return len(self._open)

    def begin(self, officer: str, password_hash: str = "") -> tuple[str, Session]:
        """Sign ``officer`` in; give the cookie's secret and the session."""
        secret, at = secrets.token_urlsafe(32), self._now()
        number, csrf = secrets.token_hex(4), secrets.token_urlsafe(24)
        session = Session(officer, number, csrf, at, at, password_hash)
        # Who never signs out would be remembered for as long as the process runs.
        for kept, other in list(self._open.items()):
            if not _is_fresh(other, at):
                self._open.pop(kept, None)
        self._open[_kept(secret)] = session
        return secret, session

    def get(self, secret: str | None, *, alone: bool = False) -> Session | None:
        """Give the session while it is fresh, and keep it so.

        ``alone``: a page asks by itself, which is no sign that anybody is there.
        """
        if secret is None:
            return None
        session = self._open.get(_kept(secret))
        at = self._now()
        if session is None:
            return None
        if not _is_fresh(session, at):
            self.end(secret)
            return None
        if not alone:
            session.seen = at
        return session

    def end(self, secret: str) -> None:
        """Sign out. Ending twice is the same as once."""
        self._open.pop(_kept(secret), None)


def same_token(session: Session, token: str) -> bool:
    """Whether a form carries this session's token, compared in constant time."""
    return hmac.compare_digest(session.csrf.encode(), token.encode())


def _is_fresh(session: Session, at: datetime) -> bool:
    return at - session.seen <= IDLE and at - session.began <= LONGEST


def _kept(secret: str) -> str:
    # A dump of this process's memory should not hand out working cookies.
    return hashlib.sha256(secret.encode()).hexdigest()
