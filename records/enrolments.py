"""Tokens that let one machine each come in: kept as hashes, used once, by one key."""

from __future__ import annotations

import hmac
from dataclasses import dataclass
from enum import Enum, auto

from sqlalchemy import Engine, bindparam, select

from records.checkpoint import Checkpoint, pass_by
from records.engine import writing
from records.schema_nodes import enrolments

KEPT = 30 * 24 * 60 * 60 * 1000
"""Milliseconds after its end for which a token is known, so that *used* and *ended* can be said."""


@dataclass(frozen=True, slots=True)
class Invited:
    """What a machine becomes with its token. ``role`` is a ``customs.offices.Role``."""

    role: str
    name: str
    post: str


class Unfit(Enum):
    """Why a token lets nobody in."""

    UNKNOWN = auto()
    USED = auto()
    ENDED = auto()


_FOUND = select(enrolments).where(enrolments.c.token == bindparam("hashed"))
_USE = (
    enrolments.update()
    .where(enrolments.c.token == bindparam("hashed"))
    .values(public=bindparam("by"), used_at=bindparam("now"))
)


class Enrolments:
    """Tokens given out. ``hashed`` is a token's SHA-256; times are milliseconds since 1970."""

    def __init__(self, engine: Engine, checkpoint: Checkpoint = pass_by) -> None:
        self._engine = engine
        self._checkpoint = checkpoint

    def invite(self, hashed: bytes, invited: Invited, at: int, ends_at: int) -> None:
        """Keep a new token, and forget those that ended long ago."""
        row = {
            "token": hashed,
            "role": invited.role,
            "name": invited.name,
            "post": invited.post,
            "made_at": at,
            "ends_at": ends_at,
        }
        with writing(self._engine) as connection:
            connection.execute(enrolments.delete().where(enrolments.c.ends_at < at - KEPT))
            connection.execute(enrolments.insert(), row)

    def use(self, hashed: bytes, public: bytes, at: int) -> Invited | Unfit:
        """Use a token up for the machine that owns ``public``; that one may ask again."""
        with writing(self._engine) as connection:
            row = connection.execute(_FOUND, {"hashed": hashed}).one_or_none()
            if row is None:
                return Unfit.UNKNOWN
            if row.public is not None and not hmac.compare_digest(row.public, public):
                return Unfit.USED
            if row.ends_at <= at:
                return Unfit.ENDED
            if row.public is None:
                connection.execute(_USE, {"hashed": hashed, "by": public, "now": at})
            self._checkpoint("token used")
        self._checkpoint("token kept")
        return Invited(row.role, row.name, row.post)

    def forget(self, hashed: bytes) -> bool:
        """Take a token back that was not used; whether there was one."""
        unused = enrolments.c.public.is_(None) & (enrolments.c.token == hashed)
        with writing(self._engine) as connection:
            return connection.execute(enrolments.delete().where(unused)).rowcount > 0
