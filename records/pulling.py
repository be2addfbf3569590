"""What a hub keeps of the one above it: how far it has read there, and what came from there."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, select

from customs.facts import FactId
from envelope.facts import Envelope
from records.engine import reading, writing
from records.journal import Appended, Journal
from records.life_above import note_life
from records.schema_bound import pulled, pulling, wanted
from records.schema_hub import journal as lines

_CURSOR = select(pulling.c.cursor)
_WANTED = select(wanted.c.fact_id).order_by(wanted.c.fact_id)
_AMONG = _WANTED.where(wanted.c.fact_id.in_(bindparam("ids", expanding=True)))
_HAVE = wanted.delete().where(wanted.c.fact_id.in_(select(lines.c.fact_id)))
_GIVE_UP = wanted.delete().where(wanted.c.fact_id.in_(bindparam("ids", expanding=True)))
_LINES = select(pulled.c.position).where(pulled.c.position.in_(bindparam("at", expanding=True)))
_MOVE = pulled.update().where(pulled.c.position == bindparam("line"))
_SINCE = pulled.c.position.between(bindparam("low"), bindparam("high"))
_OF = select(pulled.c.position).where(_SINCE, pulled.c.epoch == bindparam("epoch"))


@dataclass(frozen=True, slots=True)
class ReadAbove:
    """What was read from the hub above, in which life of it. ``cursor`` is None where its place
    stays: facts that were asked for out of turn.
    """

    epoch: bytes
    cursor: bytes | None = None


class Pulled:
    """A hub's place in the journal above. Raises StorageFault when the disk fails."""

    def __init__(self, engine: Engine, journal: Journal) -> None:
        self._engine = engine
        self._journal = journal

    def keep(
        self, envelopes: Sequence[Envelope], at: int, read: ReadAbove, unknown: Sequence[FactId]
    ) -> list[Appended]:
        """Write facts that came from above, how far was read, and what is wanted still: all or
        nothing. ``unknown`` are facts whose authors are not believed here yet.
        """

        def also(connection: Connection, done: Sequence[Appended]) -> None:
            # A fact this hub handed up itself and is given back is held above as well.
            self._keep_lines(connection, {one.position for one in done}, read.epoch)
            # A hub with nothing new to offer hears of a new life above in no other way.
            note_life(connection, read.epoch)
            self._keep_wanted(connection, unknown)
            if read.cursor is not None:
                self._keep_cursor(connection, read.cursor)

        return self._journal.append(envelopes, at, also)

    def cursor(self) -> bytes:
        """Give the cursor the hub above gave last; empty before any."""
        with reading(self._engine) as connection:
            return bytes(connection.execute(_CURSOR).scalar() or b"")

    def wanted(self, most: int, after: FactId = b"") -> list[FactId]:
        """Name facts that are held above, by authors who were not believed here when they came."""
        with reading(self._engine) as connection:
            asked = _WANTED.where(wanted.c.fact_id > after).limit(most)
            return [bytes(one) for one in connection.execute(asked).scalars()]

    def give_up(self, ids: Sequence[FactId]) -> None:
        """Forget facts the hub above no longer gives."""
        with writing(self._engine) as connection:
            connection.execute(_GIVE_UP, {"ids": list(ids)})

    def from_above(self, low: int, high: int, epoch: bytes) -> set[int]:
        """Name the lines from ``low`` to ``high`` that came from one life of the hub above."""
        with reading(self._engine) as connection:
            asked = {"low": low, "high": high, "epoch": epoch}
            return set(connection.execute(_OF, asked).scalars())

    def _keep_cursor(self, connection: Connection, cursor: bytes) -> None:
        """Note how far was read, in the transaction that keeps what was read."""
        if not connection.execute(pulling.update().values(cursor=cursor)).rowcount:
            connection.execute(pulling.insert(), {"id": 1, "cursor": cursor})

    def _keep_lines(self, connection: Connection, lines: Collection[int], epoch: bytes) -> None:
        """Note lines that came from above, so that this life of it is not offered them."""
        here = set(connection.execute(_LINES, {"at": list(lines)}).scalars())
        if here:
            connection.execute(_MOVE.values(epoch=epoch), [{"line": one} for one in here])
        if new := [{"position": one, "epoch": epoch} for one in lines if one not in here]:
            connection.execute(pulled.insert(), new)

    def _keep_wanted(self, connection: Connection, ids: Iterable[FactId]) -> None:
        """Note facts whose authors are not believed yet, and forget those that have come."""
        asked = set(ids)
        known = set(connection.execute(_AMONG, {"ids": list(asked)}).scalars())
        if new := [{"fact_id": one} for one in sorted(asked - known)]:
            connection.execute(wanted.insert(), new)
        connection.execute(_HAVE)
