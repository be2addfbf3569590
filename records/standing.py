"""How far a hub's journal has come, for whoever watches the hub: counts and places, no content."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, Select, bindparam, func, select

from records.engine import reading
from records.schema_hub import journal, set_aside, state
from records.schema_nodes import contacts

_LAST = select(func.coalesce(func.max(journal.c.position), 0))
_SAFE = select(state.c.safe_position, state.c.upstream_position)
_OLDEST = (
    select(journal.c.received_at)
    .where(journal.c.position > bindparam("after"))
    .order_by(journal.c.position)
    .limit(1)
)
_SHELF = select(func.count()).select_from(set_aside)
_HEARD = select(contacts.c.heard_at)


@dataclass(frozen=True, slots=True)
class Standing:
    """``position`` is the journal's last line, ``safe`` the last one held elsewhere too, ``above``
    the last one the hub above holds; ``oldest`` when the first after that came. ``heard`` is when
    each node last told how it stands. Times are milliseconds since 1970, UTC.
    """

    position: int
    safe: int
    above: int
    oldest: int | None
    shelf: int
    heard: Sequence[int]


def standing(engine: Engine) -> Standing:
    """Look at a hub's store. It costs the same however long the journal is. Raises StorageFault."""
    with reading(engine) as connection:
        safe, above = connection.execute(_SAFE).one()
        return Standing(
            position=_whole(connection, _LAST),
            safe=safe,
            above=above,
            oldest=connection.execute(_OLDEST, {"after": above}).scalar(),
            shelf=_whole(connection, _SHELF),
            heard=tuple(connection.execute(_HEARD).scalars()),
        )


def _whole(connection: Connection, question: Select[int]) -> int:
    return int(connection.execute(question).scalar_one())
