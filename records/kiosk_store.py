"""A kiosk's store: it writes, and never reads an answer back.

One transaction takes the next counter and the head of the chain, has the fact made, and keeps the
number, the fact id, the content's hash and the encrypted parcel. A number exists once that
transaction is committed, and not before.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from threading import Lock
from typing import Any, Self

from sqlalchemy import Connection, Engine, Row, bindparam, select, text

from customs.facts import FactId
from records.checkpoint import Checkpoint, pass_by
from records.engine import DURABLE, Pragmas, open_engine, reading, writing
from records.faults import StorageCorrupt, StorageFault
from records.outbox import Outbox
from records.prepared import Prepared
from records.print_jobs import PrintJobs
from records.schema_kiosk import HISTORY, NEWEST, chain, outbox, visits
from records.upgrade import upgrade


@dataclass(frozen=True, slots=True)
class Place:
    """Where the next fact stands: its counter, its sequence, the fact before it, the last clock."""

    counter: int
    sequence: int
    previous: FactId | None
    clock: int


@dataclass(frozen=True, slots=True)
class Sealed:
    """A fact made for a place, encrypted. ``number`` is None for one about no declaration."""

    fact_id: FactId
    number: int | None
    content_hash: bytes | None
    parcel: bytes
    clock: int


@dataclass(frozen=True, slots=True)
class LodgedVisit:
    """What a visit left behind: its number, its fact, and when (milliseconds since 1970, UTC)."""

    token: str
    number: int
    fact_id: FactId
    lodged_at: int


Make = Callable[[Place], Sealed]
"""Makes the fact for the place it is given. Called inside the transaction."""

_PLACE = select(chain.c.counter, chain.c.sequence, chain.c.previous, chain.c.clock)
_PLACE_AND_VISIT = Prepared(
    _PLACE.add_columns(visits.c.number, visits.c.fact_id, visits.c.lodged_at).select_from(
        chain.outerjoin(visits, visits.c.token == bindparam("visit"))
    )
)
_ADD_TO_OUTBOX = Prepared(outbox.insert())
_ADD_VISIT = Prepared(visits.insert())
_MOVE = Prepared(chain.update(), "counter", "sequence", "previous", "clock")
_SENT = (
    select(outbox.c.fact_id)
    .where(outbox.c.number == bindparam("of"))
    .order_by(outbox.c.sequence.desc())
    .limit(1)
)
_LODGED = select(visits.c.fact_id).where(visits.c.number == bindparam("of"))
_VISITS = select(visits.c.token, visits.c.number, visits.c.fact_id, visits.c.lodged_at)
_VISIT = _VISITS.where(visits.c.token == bindparam("visit"))
_LAST_VISIT = _VISITS.order_by(visits.c.lodged_at.desc(), visits.c.number.desc()).limit(1)


class KioskStore:
    """The encrypted outbox of one node, and the head of its chain."""

    def __init__(self, engine: Engine, checkpoint: Checkpoint = pass_by) -> None:
        self._engine = engine
        self._checkpoint = checkpoint
        self._turn = Lock()
        self._kept: Connection | None = None
        self.outbox = Outbox(engine)
        self.print_jobs = PrintJobs(engine)

    @classmethod
    def open(
        cls,
        path: Path,
        *,
        checkpoint: Checkpoint = pass_by,
        read_only: bool = False,
        pragmas: Pragmas = DURABLE,
    ) -> Self:
        """Open or make the store at ``path``. Raises StorageFault by its name."""
        engine = open_engine(path, read_only=read_only, pragmas=pragmas)
        store = cls(engine, checkpoint)
        store._check_whole()
        if not read_only:
            upgrade(engine, HISTORY, NEWEST)
            store._begin_chain()
            store.print_jobs.settle()
        return store

    def close(self) -> None:
        """Let go of the file."""
        with self._turn:
            self._let_go()
        self._engine.dispose()

    def lodge(self, token: str, at: int, make: Make) -> tuple[LodgedVisit, bool]:
        """Lodge once per visit ``token``; ``at`` is milliseconds since 1970.

        Gives the visit, and whether this call lodged it: a second call gives the first number
        again and makes nothing. Raises StorageFault; then nothing was written.
        """
        with self._writing() as connection:
            self._checkpoint("begun")
            found = _PLACE_AND_VISIT.run(connection, {"visit": token}).one()
            if found.number is not None:
                return LodgedVisit(token, found.number, found.fact_id, found.lodged_at), False
            sealed = self._write(connection, found, at, make)
            visit = LodgedVisit(token, _numbered(sealed), sealed.fact_id, at)
            _ADD_VISIT.run(connection, _columns(visit))
            self._checkpoint("visit written")
        self._checkpoint("committed")
        return visit, True

    def add(self, at: int, make: Make) -> Sealed:
        """Write a later fact: an amendment, a withdrawal, a print. Raises StorageFault."""
        with self._writing() as connection:
            found = connection.execute(_PLACE).one()
            sealed = self._write(connection, found, at, make, minted=False)
        self._checkpoint("committed")
        return sealed

    def latest_about(self, number: int) -> FactId | None:
        """Name the last fact this node wrote about a declaration, while it still knows it."""
        with reading(self._engine) as connection:
            for question in (_SENT, _LODGED):
                found = connection.execute(question, {"of": number}).scalar()
                if found is not None:
                    return bytes(found)
        return None

    def visit(self, token: str) -> LodgedVisit | None:
        """Give what a visit has lodged; None where it lodged nothing, or that was forgotten."""
        with reading(self._engine) as connection:
            found = connection.execute(_VISIT, {"visit": token}).one_or_none()
        return None if found is None else LodgedVisit(*found)

    def last_visit(self) -> LodgedVisit | None:
        """Give the visit lodged last: after a power cut its paper may be asked for again."""
        with reading(self._engine) as connection:
            found = connection.execute(_LAST_VISIT).one_or_none()
        return None if found is None else LodgedVisit(*found)

    def forget_visits(self, before: int) -> None:
        """Drop what is known of visits lodged before ``before`` (milliseconds since 1970)."""
        with writing(self._engine) as connection:
            connection.execute(visits.delete().where(visits.c.lodged_at < before))

    def skip_to(self, counter: int) -> None:
        """Never mint below ``counter`` again; a counter only rises."""
        with writing(self._engine) as connection:
            connection.execute(
                chain.update().where(chain.c.counter < counter).values(counter=counter)
            )

    def begin_chain_anew(self) -> bool:
        """Begin a chain for a new key; numbers go on. False while anything waits to be handed over.

        What was set aside goes from here: the hub keeps it with its reason.
        """
        waits = select(outbox.c.sequence).where(outbox.c.state != "set_aside").limit(1)
        with writing(self._engine) as connection:
            if connection.execute(waits).first() is not None:
                return False
            connection.execute(outbox.delete())
            connection.execute(chain.update().values(sequence=1, previous=None, witness=None))
        return True

    def place(self) -> Place:
        """Say where the next fact will stand."""
        with reading(self._engine) as connection:
            return Place(*connection.execute(_PLACE).one())

    def _write(
        self,
        connection: Connection,
        found: Row[*tuple[Any, ...]],
        at: int,
        make: Make,
        *,
        minted: bool = True,
    ) -> Sealed:
        place = Place(found.counter, found.sequence, found.previous, found.clock)
        sealed = make(place)
        self._checkpoint("sealed")
        _ADD_TO_OUTBOX.run(connection, _outbox_row(place, sealed, at))
        self._checkpoint("parcel written")
        _MOVE.run(connection, _after(place, sealed, minted))
        self._checkpoint("head moved")
        return sealed

    @contextmanager
    def _writing(self) -> Iterator[Connection]:
        # One connection is kept for lodging: to fetch one from the pool costs a tenth of the wait.
        with self._turn:
            self._kept = self._kept or self._engine.connect()
            try:
                with self._kept.begin():
                    yield self._kept
            except StorageFault:
                self._let_go()
                raise

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None

    def _begin_chain(self) -> None:
        with writing(self._engine) as connection:
            if connection.execute(_PLACE).one_or_none() is None:
                start = {"id": 1, "counter": 0, "sequence": 1, "previous": None, "clock": 0}
                connection.execute(chain.insert(), start)

    def _check_whole(self) -> None:
        # An outbox is small, so looking at all of it costs little and says the truth at start.
        with reading(self._engine) as connection:
            said = connection.execute(text("PRAGMA quick_check(1)")).scalar()
        if said != "ok":
            raise StorageCorrupt(str(said))


def _numbered(sealed: Sealed) -> int:
    if sealed.number is None:
        raise ValueError("a lodged fact has a number")
    return sealed.number


def _columns(visit: LodgedVisit) -> dict[str, object]:
    return {
        "token": visit.token,
        "number": visit.number,
        "fact_id": visit.fact_id,
        "lodged_at": visit.lodged_at,
    }


def _outbox_row(place: Place, sealed: Sealed, at: int) -> dict[str, object]:
    return {
        "sequence": place.sequence,
        "fact_id": sealed.fact_id,
        "number": sealed.number,
        "content_hash": sealed.content_hash,
        "parcel": sealed.parcel,
        "lodged_at": at,
        "state": "new",
        "reason": None,
    }


def _after(place: Place, sealed: Sealed, minted: bool) -> dict[str, object]:
    return {
        "counter": place.counter + minted,
        "sequence": place.sequence + 1,
        "previous": sealed.fact_id,
        "clock": sealed.clock,
    }
