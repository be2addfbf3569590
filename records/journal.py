"""The hub's journal: every fact it holds, in the order it came, never changed.

The register is written in the same transaction, so what lists show is what the journal says. Two
changes to a line are lawful: content that arrives after its header, and content erased by a fact.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, select

from customs.facts import FactId, NodeId
from envelope.errors import EnvelopeError
from envelope.facts import Envelope, content_hash, inspect
from records.chains import ChainHead, advance, head_of, lock_head
from records.checkpoint import Checkpoint, pass_by
from records.engine import reading, writing
from records.erasing import Erasing
from records.faults import StorageCorrupt
from records.offices import RoleOf, in_office, lodgers
from records.register import Register
from records.schema_hub import journal


@dataclass(frozen=True, slots=True)
class Appended:
    """What became of one fact: its line, whether it is new here, and its node's head after it."""

    fact_id: FactId
    position: int
    new: bool
    head: ChainHead


MakeAct = Callable[[ChainHead, Sequence[Envelope]], Envelope]
"""Makes a fact from its node's head and the facts about the declaration; may raise to refuse."""

_COLUMNS = (journal.c.position, journal.c.fact_id, journal.c.signed, journal.c.content)
_ADD = journal.insert()
_HELD = select(journal.c.position, journal.c.content, journal.c.erased_by).where(
    journal.c.fact_id == bindparam("which")
)
_COMPLETE = (
    journal.update()
    .where(journal.c.fact_id == bindparam("which"))
    .values(content=bindparam("arrived"))
)
_ABOUT = select(*_COLUMNS).where(journal.c.number == bindparam("of")).order_by(journal.c.position)
_AFTER = (
    select(*_COLUMNS)
    .where(journal.c.position > bindparam("low"))
    .order_by(journal.c.position)
    .limit(bindparam("most"))
)
_ONE = select(*_COLUMNS).where(journal.c.fact_id == bindparam("which"))
_NUMBERS = select(journal.c.number).where(journal.c.number.is_not(None)).distinct()


class Journal:
    """Facts, append-only. Every method raises StorageFault when the disk fails."""

    def __init__(
        self,
        engine: Engine,
        register: Register,
        erasing: Erasing,
        role_of: RoleOf,
        checkpoint: Checkpoint = pass_by,
    ) -> None:
        self._engine = engine
        self._register = register
        self._erasing = erasing
        self._role_of = role_of
        self._checkpoint = checkpoint

    def append(self, envelopes: Sequence[Envelope], received_at: int) -> list[Appended]:
        """Write facts whose signatures the caller has checked; all of them or none.

        A fact that is here already is not written twice. ``received_at`` is milliseconds, UTC.
        """
        with writing(self._engine) as connection:
            done = [self._append(connection, envelope, received_at) for envelope in envelopes]
            self._checkpoint("facts written")
            touched = {envelope.header.number for envelope in envelopes} - {None}
            for number in sorted(n for n in touched if n is not None):
                self._settle(connection, number)
            self._checkpoint("register written")
        self._checkpoint("committed")
        self._erasing.finish_if_waiting()
        return done

    def act(
        self, number: int, node: NodeId, makes: Sequence[MakeAct], received_at: int
    ) -> list[Envelope]:
        """Make facts about a declaration and write them: all of them or none.

        Each is made while the node's head is held and sees the ones before it.
        """
        with writing(self._engine) as connection:
            made = [self._act(connection, number, node, make, received_at) for make in makes]
            self._checkpoint("facts written")
            self._settle(connection, number)
        self._checkpoint("committed")
        self._erasing.finish_if_waiting()
        return made

    def facts(self, number: int) -> list[Envelope]:
        """Give the facts that have a say in a declaration, in the order they came.

        What was not its signer's to say has none. Raises StorageCorrupt when a line can no longer
        be read.
        """
        with reading(self._engine) as connection:
            about = [_envelope(row) for row in connection.execute(_ABOUT, {"of": number})]
        return in_office(about, self._role_of)

    def lodged_by(self, number: int) -> frozenset[NodeId]:
        """Name the nodes that lodged a declaration; none while its lodging has not come."""
        with reading(self._engine) as connection:
            return lodgers(self._about(connection, number), self._role_of)

    def fact(self, fact_id: FactId) -> Envelope | None:
        """Give one fact, or None when it is not here."""
        with reading(self._engine) as connection:
            row = connection.execute(_ONE, {"which": fact_id}).one_or_none()
        return None if row is None else _envelope(row)

    def after(self, position: int, most: int) -> list[tuple[int, Envelope]]:
        """Give up to ``most`` lines after a place, with their places; none that was altered."""
        with reading(self._engine) as connection:
            rows = connection.execute(_AFTER, {"low": position, "most": most}).all()
        return [(row.position, one) for row in rows for one in _readable([row])]

    def position(self, fact_id: FactId) -> int | None:
        """Give the line a fact stands on, or None when it is not here."""
        with reading(self._engine) as connection:
            row = connection.execute(_HELD, {"which": fact_id}).one_or_none()
        return None if row is None else int(row.position)

    def head(self, node: NodeId) -> ChainHead:
        """Say where a node's chain stands here."""
        with reading(self._engine) as connection:
            return head_of(connection, node)

    def rebuild(self) -> int:
        """Write the register anew from the journal alone. Gives how many rows it has."""
        with writing(self._engine) as connection:
            self._register.clear(connection)
            numbers = list(connection.execute(_NUMBERS).scalars())
            for number in numbers:
                self._settle(connection, number)
        return len(numbers)

    def _append(self, connection: Connection, envelope: Envelope, at: int) -> Appended:
        before = lock_head(connection, envelope.header.node)
        self._checkpoint("head locked")
        held = connection.execute(_HELD, {"which": envelope.fact_id}).one_or_none()
        if held is not None:
            _complete(connection, held, envelope)
            return Appended(envelope.fact_id, held.position, False, before)
        key = connection.execute(_ADD, _line(envelope, at)).inserted_primary_key
        self._checkpoint("fact written")
        after = advance(connection, before)
        return Appended(envelope.fact_id, int(key[0]) if key else 0, True, after)

    def _act(
        self, connection: Connection, number: int, node: NodeId, make: MakeAct, at: int
    ) -> Envelope:
        head = lock_head(connection, node)
        envelope = make(head, in_office(self._about(connection, number), self._role_of))
        self._append(connection, envelope, at)
        return envelope

    def _about(self, connection: Connection, number: int) -> list[Envelope]:
        return list(_readable(connection.execute(_ABOUT, {"of": number})))

    def _settle(self, connection: Connection, number: int) -> None:
        """Carry out what is ordered about a declaration, then write its row."""
        about = self._about(connection, number)
        if self._erasing.carry_out(connection, about):
            about = self._about(connection, number)
        self._register.write(connection, number, in_office(about, self._role_of))


def _line(envelope: Envelope, at: int) -> dict[str, object]:
    header = envelope.header
    return {
        "fact_id": envelope.fact_id,
        "node": header.node,
        "sequence": header.sequence,
        "number": header.number,
        "kind": int(header.kind),
        "clock": header.clock,
        "signed": envelope.signed,
        "content": envelope.content,
        "received_at": at,
    }


def _complete(connection: Connection, held: Row[*tuple[Any, ...]], arrived: Envelope) -> None:
    """Take in content that comes after its header; never content that was erased."""
    missing = held.content is None and held.erased_by is None
    if missing and arrived.content is not None:
        connection.execute(_COMPLETE, {"which": arrived.fact_id, "arrived": arrived.content})


def _envelope(row: Row[*tuple[Any, ...]]) -> Envelope:
    try:
        header = inspect(row.signed).header
    except (EnvelopeError, TypeError) as error:
        raise StorageCorrupt(f"line {row.position} of the journal was altered") from error
    if row.content is not None and content_hash(row.content) != header.content_hash:
        raise StorageCorrupt(f"the content on line {row.position} of the journal was altered")
    return Envelope(row.fact_id, header, row.signed, row.content)


def _readable(rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterator[Envelope]:
    # An altered line must not keep new facts out; ``verification`` is what names it.
    for row in rows:
        try:
            yield _envelope(row)
        except StorageCorrupt:
            continue
