"""What of a hub's journal the hub above it still lacks, in the shape a courier carries."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from sqlalchemy import Engine, bindparam, func, select, update

from customs.facts import FactId
from envelope.facts import Envelope
from records.engine import reading, writing
from records.journal import Journal
from records.life_above import note_life
from records.outbox import Backlog, Held, Parcel
from records.pulling import Pulled
from records.schema_hub import journal, state

_AFTER = (
    select(func.count(), func.min(journal.c.received_at))
    .where(journal.c.position > bindparam("after"))
    .select_from(journal)
)


class Relayed:
    """The journal after the last line that is held above, as parcels.

    Lines are offered in their order, and one that the hub above does not hold stops all after it:
    what is held above is always a beginning of the journal. ``packed`` makes a parcel of a fact,
    encrypted to the hub above. A line that was altered here is passed over; it is for
    ``journal verify`` to name.
    """

    def __init__(self, engine: Engine, lines: Journal, packed: Callable[[Envelope], bytes]) -> None:
        self._engine = engine
        self._lines = lines
        self._packed = packed
        self._pulled = Pulled(engine, lines)
        self._offered: dict[FactId, int] = {}
        self._from = 0

    def waiting(self, most: int, state: Held = Held.NEW) -> list[Parcel]:
        """Give up to ``most`` parcels, oldest first. What is stored above is done with here."""
        if state is not Held.NEW:
            return []
        lines = self._next(most)
        self._offered = {envelope.fact_id: at for at, envelope in lines}
        return [Parcel(at, one.fact_id, self._packed(one)) for at, one in lines]

    def in_epoch(self, epoch: bytes) -> bool:
        """Note the hub's present life. False when it is a new one: all is then offered again."""
        with writing(self._engine) as connection:
            return not note_life(connection, epoch)

    def mark(
        self, answers: Iterable[tuple[FactId, Held, str | None]], witness: bytes | None = None
    ) -> None:
        """Note how far the hub above holds the journal. Raises StorageFault.

        What it set aside is kept there whole with its reason, for an officer, and stops nothing.
        """
        position = 0
        for fact_id, held, _reason in answers:
            if held is Held.NEW:
                break
            position = self._offered[fact_id]
        if position:
            self._held_up_to(position)

    def _next(self, most: int) -> list[tuple[int, Envelope]]:
        """Read on, past what came from the hub above in its present life: it holds that."""
        while lines := self._lines.after(self._read_on_from(), most):
            epoch = self._epoch()
            above = self._pulled.from_above(lines[0][0], lines[-1][0], epoch) if epoch else set()
            ours = [one for one in lines if one[0] not in above]
            if ours:
                return ours
            self._held_up_to(lines[-1][0])
        return []

    def _read_on_from(self) -> int:
        self._from = self.position()
        return self._from

    def _held_up_to(self, position: int) -> None:
        with writing(self._engine) as connection:
            # Word of a new life may have come with facts from above since the lines were read.
            moves = update(state).where(state.c.upstream_position == self._from)
            if connection.execute(moves.values(upstream_position=position)).rowcount:
                rises = update(state).where(state.c.safe_position < position)
                connection.execute(rises.values(safe_position=position))

    def _epoch(self) -> bytes | None:
        with reading(self._engine) as connection:
            return connection.execute(select(state.c.upstream_epoch)).scalar()

    def backlog(self) -> Backlog:
        """Count what waits here."""
        with reading(self._engine) as connection:
            new, oldest = connection.execute(_AFTER, {"after": self.position()}).one()
        return Backlog(new, 0, 0, oldest)

    def position(self) -> int:
        """Give the last line that is held above."""
        with reading(self._engine) as connection:
            return int(connection.execute(select(state.c.upstream_position)).scalar_one())
