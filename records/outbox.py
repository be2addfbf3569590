"""The parcels a node still has to hand over, oldest first."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from sqlalchemy import Connection, Engine, bindparam, func, select

from customs.facts import FactId
from records.engine import reading, writing
from records.schema_kiosk import chain, outbox


class Held(StrEnum):
    """How far a parcel has come. A safe one is no longer here."""

    NEW = "new"
    STORED = "stored"
    SAFE = "safe"
    SET_ASIDE = "set_aside"


@dataclass(frozen=True, slots=True)
class Parcel:
    """An encrypted fact waiting here."""

    sequence: int
    fact_id: FactId
    parcel: bytes


@dataclass(frozen=True, slots=True)
class Backlog:
    """How much waits. ``oldest`` is when the oldest new one was lodged (milliseconds, UTC)."""

    new: int
    stored: int
    set_aside: int
    oldest: int | None


_WAITING = (
    select(outbox.c.sequence, outbox.c.fact_id, outbox.c.parcel)
    .where(outbox.c.state == bindparam("waiting"))
    .order_by(outbox.c.sequence)
    .limit(bindparam("most"))
)
_ALL = select(outbox.c.parcel).order_by(outbox.c.sequence)
_MARK = (
    outbox.update()
    .where(outbox.c.fact_id == bindparam("which"))
    .values(state=bindparam("becomes"), reason=bindparam("because"))
)
_REMOVE = outbox.delete().where(outbox.c.fact_id == bindparam("which"))
_COUNT = select(outbox.c.state, func.count(), func.min(outbox.c.lodged_at)).group_by(outbox.c.state)


class Outbox:
    """Parcels by how far they have come. Only the hub's *safe* removes one."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def waiting(self, most: int, state: Held = Held.NEW) -> list[Parcel]:
        """Give up to ``most`` parcels in ``state``, oldest first."""
        with reading(self._engine) as connection:
            found = connection.execute(_WAITING, {"waiting": state.value, "most": most})
            return [Parcel(*row) for row in found]

    def parcels(self) -> list[bytes]:
        """Give every parcel that is here, however far it has come, oldest first."""
        with reading(self._engine) as connection:
            return [bytes(one) for one in connection.execute(_ALL).scalars()]

    def mark(
        self, answers: Iterable[tuple[FactId, Held, str | None]], witness: bytes | None = None
    ) -> None:
        """Keep what the hub said of each parcel, with its signed word. Raises StorageFault."""
        with writing(self._engine) as connection:
            for fact_id, held, reason in answers:
                _keep(connection, fact_id, held, reason)
            if witness is not None:
                connection.execute(chain.update().values(witness=witness))

    def in_epoch(self, epoch: bytes) -> bool:
        """Take any life of the hub: what is not safe yet is asked about anyway, and offered again
        where it is missing.
        """
        return True

    def witness(self) -> bytes | None:
        """Give the newest signed acknowledgement: the head the hub said it holds for us."""
        with reading(self._engine) as connection:
            found = connection.execute(select(chain.c.witness)).scalar()
        return None if found is None else bytes(found)

    def backlog(self) -> Backlog:
        """Count what waits here."""
        with reading(self._engine) as connection:
            found = {row[0]: (row[1], row[2]) for row in connection.execute(_COUNT)}
        new, oldest = found.get(Held.NEW, (0, None))
        stored, _ = found.get(Held.STORED, (0, None))
        set_aside, _ = found.get(Held.SET_ASIDE, (0, None))
        return Backlog(new, stored, set_aside, oldest)


def _keep(connection: Connection, fact_id: FactId, held: Held, reason: str | None) -> None:
    if held is Held.SAFE:
        connection.execute(_REMOVE, {"which": fact_id})
    else:
        connection.execute(_MARK, {"which": fact_id, "becomes": held.value, "because": reason})
