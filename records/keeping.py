"""Which declarations of a hub still hold content that was kept long enough."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, func, select, text

from customs.facts import FactId, FactKind
from envelope.clock import reading_ms
from records.engine import reading
from records.schema_hub import journal, register

_MOST = 500
_WITH_CONTENT = (journal.c.content.is_not(None), journal.c.kind != int(FactKind.ERASED))
_ENDED = (
    select(register.c.number, register.c.clock)
    .where(
        register.c.state == bindparam("state"),
        register.c.number > bindparam("after"),
        register.c.number.in_(select(journal.c.number).where(*_WITH_CONTENT)),
    )
    .order_by(register.c.number)
    .limit(_MOST)
)
_RECEIVED = select(func.max(journal.c.received_at)).where(journal.c.number == bindparam("of"))
_CONTENTS = (
    select(journal.c.fact_id, journal.c.kind)
    .where(journal.c.number == bindparam("of"), *_WITH_CONTENT)
    .order_by(journal.c.position)
)
_NEWEST = select(func.max(journal.c.received_at))


@dataclass(frozen=True, slots=True)
class Kept:
    """A declaration that holds content; ``last`` is when the last happened to it (milliseconds
    since 1970, UTC): by its own clock or by the hub's, whichever is later.
    """

    number: int
    last: int


def ended(engine: Engine, state: str, before: int) -> Iterator[Kept]:
    """Give the declarations in a state to which nothing happened since ``before`` (milliseconds).

    Facts may be written meanwhile. Raises StorageFault.
    """
    after = -1
    while True:
        with reading(engine) as connection:
            rows = connection.execute(_ENDED, {"state": state, "after": after}).all()
            found = [Kept(row.number, _last(connection, row.number, row.clock)) for row in rows]
        yield from (one for one in found if one.last < before)
        if len(rows) < _MOST:
            return
        after = rows[-1].number


def contents(engine: Engine, number: int) -> list[tuple[FactId, int]]:
    """Name the facts about a declaration whose content is here, orders of erasure apart."""
    with reading(engine) as connection:
        found = connection.execute(_CONTENTS, {"of": number})
        return [(bytes(row.fact_id), row.kind) for row in found]


def newest(engine: Engine) -> int | None:
    """Say when the last fact came (milliseconds); None while there is none."""
    with reading(engine) as connection:
        return connection.execute(_NEWEST).scalar()


def give_back(engine: Engine) -> None:
    """Let PostgreSQL use freed room anew; SQLite overwrites it as it is freed."""
    if engine.dialect.name != "postgresql":
        return
    alone = engine.connect().execution_options(isolation_level="AUTOCOMMIT")
    with alone as connection:
        connection.execute(text("VACUUM (ANALYZE) journal, register"))


def _last(connection: Connection, number: int, clock: int) -> int:
    received = connection.execute(_RECEIVED, {"of": number}).scalar() or 0
    return max(reading_ms(clock), received)
