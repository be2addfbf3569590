"""Calls for an officer that stand at a hub: who calls, since when, and who has said to come.

Beside the journal, not in it: a call is no fact about a declaration (docs/decisions/0010). It names
nobody at the glass.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, or_, select

from customs.facts import NodeId
from records.engine import reading, writing
from records.schema_hub import calls

KEPT = 30 * 24 * 60 * 60 * 1000
"""Milliseconds an ended call is kept, for who came and how soon."""


@dataclass(frozen=True, slots=True)
class Calling:
    """Who calls: ``token`` is drawn for this one call, ``kiosk`` is what the machine is called."""

    token: str
    node: NodeId
    post: str
    kiosk: str
    place: str


@dataclass(frozen=True, slots=True)
class Call:
    """One call as it stands. Times are milliseconds since 1970, UTC, by the hub's clock."""

    id: int
    post: str
    kiosk: str
    place: str
    called_at: int
    answered_at: int | None
    officer: str | None
    ended_at: int | None


_CALL = select(
    calls.c.id,
    calls.c.post,
    calls.c.kiosk,
    calls.c.place,
    calls.c.called_at,
    calls.c.answered_at,
    calls.c.officer,
    calls.c.ended_at,
)
_OPEN = calls.c.ended_at.is_(None)
_BY_TOKEN = _CALL.where(calls.c.token == bindparam("of"))
_STANDING = _CALL.where(
    calls.c.called_at >= bindparam("since"),
    or_(_OPEN, calls.c.ended_at >= bindparam("gone")),
).order_by(calls.c.called_at, calls.c.id)
_OF_NODE = select(calls.c.id).where(calls.c.node == bindparam("of"), _OPEN)
_END = calls.update().where(calls.c.node == bindparam("of"), _OPEN).values(ended_at=bindparam("at"))
_ANSWER = (
    calls.update()
    .where(calls.c.id == bindparam("of"), _OPEN, calls.c.answered_at.is_(None))
    .values(answered_at=bindparam("at"), officer=bindparam("by"), session=bindparam("in_session"))
)
_FORGET = calls.delete().where(calls.c.ended_at < bindparam("before"))


class Calls:
    """The calls of one hub. Every act may be repeated: what stands is then the same."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def call(self, calling: Calling, at: int) -> Call:
        """Let a call stand, once per token; one kiosk has one open call, so an earlier one ends."""
        with reading(self._engine) as connection:
            known = _by_token(connection, calling.token)
        return known or self._new(calling, at)

    def end(self, node: NodeId, at: int) -> None:
        """Take back what a kiosk has open; most often nothing, and then nothing is written."""
        with reading(self._engine) as connection:
            has_open = connection.execute(_OF_NODE, {"of": node}).first() is not None
        if has_open:
            with writing(self._engine) as connection:
                connection.execute(_END, {"of": node, "at": at})

    def answer(self, call: int, officer: str, session: str, at: int) -> bool:
        """Write down who comes. False when the call has ended, or somebody else said so first."""
        values = {"of": call, "at": at, "by": officer, "in_session": session}
        with writing(self._engine) as connection:
            return connection.execute(_ANSWER, values).rowcount == 1

    def standing(self, since: int, gone: int) -> list[Call]:
        """Give the calls made after ``since`` that are open, or have ended after ``gone``; the
        oldest first.
        """
        with reading(self._engine) as connection:
            return [_call(r) for r in connection.execute(_STANDING, {"since": since, "gone": gone})]

    def _new(self, calling: Calling, at: int) -> Call:
        with writing(self._engine) as connection:
            connection.execute(_FORGET, {"before": at - KEPT})
            connection.execute(_END, {"of": calling.node, "at": at})
            values = {name: getattr(calling, name) for name in Calling.__slots__}
            connection.execute(calls.insert(), {**values, "called_at": at})
            made = _by_token(connection, calling.token)
        assert made is not None
        return made


def _by_token(connection: Connection, token: str) -> Call | None:
    row = connection.execute(_BY_TOKEN, {"of": token}).one_or_none()
    return None if row is None else _call(row)


def _call(row: Row[*tuple[Any, ...]]) -> Call:
    return Call(*row)
