"""What the desk's pages need of the rest: one desk per officer, accounts, and the day's data."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from officer_console.accounts import SignIn
from reference.load import Reference
from sync.hub.desk import Desk
from web.sessions import Session, Sessions


@dataclass(frozen=True)
class Door:
    """Everything one console process holds. ``open_desk`` takes the officer and the session number.

    ``reference`` gives the data in force now, in Baku. ``training`` marks every page TƏLİM.
    ``unheard`` gives the days since the centre was last heard, once that is too long ago.
    """

    open_desk: Callable[[str, str], Desk]
    sign_in: SignIn
    sessions: Sessions
    reference: Callable[[], Reference]
    now: Callable[[], datetime]
    training: bool
    unheard: Callable[[], int | None] = lambda: None

    def desk(self, session: Session) -> Desk:
        """Give the desk as this officer sits at it."""
        return self.open_desk(session.officer, session.number)
