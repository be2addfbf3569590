"""The hub's journal: every fact it holds, in the order it came, never changed.

The register is written in the same transaction, so what lists show is what the journal says. Two
changes to a line are lawful: content that arrives after its header, and content erased by a fact.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Engine, Row, bindparam, select

from customs.facts import FactId, NodeId
from envelope.facts import Envelope
from records.chains import ChainHead, advance, beyond, head_of, lock_heads
from records.checkpoint import Checkpoint, pass_by
from records.engine import reading, writing
from records.erasing import Erasing
from records.lines import envelope_of, readable
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


Also = Callable[[Connection, Sequence[Appended]], None]
"""What else is written with facts, or not at all if they are not."""


def nothing_else(_connection: Connection, _done: Sequence[Appended]) -> None:
    """Write the facts alone."""


MakeAct = Callable[[ChainHead, Sequence[Envelope]], Envelope]
"""Makes a fact from its node's head and the facts about the declaration; may raise to refuse."""

_COLUMNS = (journal.c.position, journal.c.fact_id, journal.c.signed, journal.c.content)
_ADD = journal.insert()
_POSITIONS = select(journal.c.fact_id, journal.c.position).where(
    journal.c.fact_id.in_(bindparam("which", expanding=True))
)
_HELD = _POSITIONS.add_columns(journal.c.content.is_(None), journal.c.erased_by.is_not(None))
_COMPLETE = (
    journal.update()
    .where(journal.c.fact_id == bindparam("which"))
    .values(content=bindparam("arrived"))
)
_ABOUT = select(*_COLUMNS).where(journal.c.number == bindparam("of")).order_by(journal.c.position)
_ABOUT_ALL = (
    select(*_COLUMNS, journal.c.number)
    .where(journal.c.number.in_(bindparam("of", expanding=True)))
    .order_by(journal.c.position)
)
_AFTER = (
    select(*_COLUMNS)
    .where(journal.c.position > bindparam("low"))
    .order_by(journal.c.position)
    .limit(bindparam("most"))
)
_ONE = select(*_COLUMNS).where(journal.c.fact_id == bindparam("which"))
_AT_ONCE = 500
"""Declarations whose rows are written anew in one go."""

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

    def append(
        self, envelopes: Sequence[Envelope], received_at: int, also: Also = nothing_else
    ) -> list[Appended]:
        """Write facts whose signatures the caller has checked; all of them or none.

        A fact that is here already is not written twice. ``received_at`` is milliseconds, UTC.
        ``also`` writes in the same transaction.
        """
        with writing(self._engine) as connection:
            done = self._append(connection, envelopes, received_at)
            self._checkpoint("facts written")
            self._settle(connection, _numbers(envelopes), envelopes)
            also(connection, done)
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
            self._settle(connection, [number])
        self._checkpoint("committed")
        self._erasing.finish_if_waiting()
        return made

    def facts(self, number: int) -> list[Envelope]:
        """Give the facts that have a say in a declaration, in the order they came.

        What was not its signer's to say has none. Raises StorageCorrupt when a line can no longer
        be read.
        """
        with reading(self._engine) as connection:
            about = [envelope_of(row) for row in connection.execute(_ABOUT, {"of": number})]
        return in_office(about, self._role_of)

    def lodged_by(self, numbers: Iterable[int]) -> dict[int, frozenset[NodeId]]:
        """Name the nodes that lodged declarations; a number whose lodging has not come has none."""
        with reading(self._engine) as connection:
            about = _about_all(connection, numbers)
        return {number: lodgers(facts, self._role_of) for number, facts in about.items()}

    def fact(self, fact_id: FactId) -> Envelope | None:
        """Give one fact, or None when it is not here."""
        with reading(self._engine) as connection:
            row = connection.execute(_ONE, {"which": fact_id}).one_or_none()
        return None if row is None else envelope_of(row)

    def after(self, position: int, most: int) -> list[tuple[int, Envelope]]:
        """Give up to ``most`` lines after a place, with their places; none that was altered."""
        with reading(self._engine) as connection:
            rows = connection.execute(_AFTER, {"low": position, "most": most}).all()
        return [(row.position, one) for row in rows for one in readable([row])]

    def position(self, fact_id: FactId) -> int | None:
        """Give the line a fact stands on, or None when it is not here."""
        return self.positions([fact_id]).get(fact_id)

    def positions(self, fact_ids: Iterable[FactId]) -> dict[FactId, int]:
        """Give the lines of those facts that are here."""
        with reading(self._engine) as connection:
            found = connection.execute(_POSITIONS, {"which": list(fact_ids)})
            return {row.fact_id: int(row.position) for row in found}

    def head(self, node: NodeId) -> ChainHead:
        """Say where a node's chain stands here."""
        with reading(self._engine) as connection:
            return head_of(connection, node)

    def rebuild(self) -> int:
        """Write the register anew from the journal alone. Gives how many rows it has."""
        with writing(self._engine) as connection:
            self._register.clear(connection)
            numbers = list(connection.execute(_NUMBERS).scalars())
            for first in range(0, len(numbers), _AT_ONCE):
                self._settle(connection, numbers[first : first + _AT_ONCE])
        return len(numbers)

    def _append(
        self, connection: Connection, envelopes: Sequence[Envelope], at: int
    ) -> list[Appended]:
        """Write what is new of a batch, in a few statements for all of it."""
        heads = lock_heads(connection, (one.header.node for one in envelopes))
        self._checkpoint("head locked")
        once = _once_each(envelopes)
        held = {row.fact_id: row for row in connection.execute(_HELD, {"which": list(once)})}
        new = {which: one for which, one in once.items() if which not in held}
        completed = _complete(connection, held, once)
        self._register.bound.again(connection, completed)
        gaps = beyond(connection, heads)
        if new:
            connection.execute(_ADD, [_line(one, at) for one in new.values()])
        self._checkpoint("fact written")
        heads = advance(connection, heads, gaps, new.values())
        rows = connection.execute(_POSITIONS, {"which": list(once)})
        position = {row.fact_id: int(row.position) for row in rows}
        return [
            Appended(one.fact_id, position[one.fact_id], is_new, heads[one.header.node])
            for one, is_new in zip(envelopes, _first_of(envelopes, new), strict=True)
        ]

    def _act(
        self, connection: Connection, number: int, node: NodeId, make: MakeAct, at: int
    ) -> Envelope:
        head = lock_heads(connection, [node])[node]
        envelope = make(head, in_office(self._about(connection, number), self._role_of))
        self._append(connection, [envelope], at)
        return envelope

    def _about(self, connection: Connection, number: int) -> list[Envelope]:
        return list(readable(connection.execute(_ABOUT, {"of": number})))

    def _settle(
        self, connection: Connection, numbers: Sequence[int], known: Iterable[Envelope] = ()
    ) -> None:
        """Carry out what is ordered about declarations, then write their rows.

        ``known`` are facts at hand, which need not be read again.
        """
        about = _about_all(connection, numbers, known)
        for number, facts in about.items():
            if self._erasing.carry_out(connection, facts):
                about[number] = self._about(connection, number)
        told = {number: in_office(facts, self._role_of) for number, facts in about.items()}
        self._register.write(connection, told)


def _numbers(envelopes: Iterable[Envelope]) -> list[int]:
    return sorted({one.header.number for one in envelopes if one.header.number is not None})


def _once_each(envelopes: Iterable[Envelope]) -> dict[FactId, Envelope]:
    once: dict[FactId, Envelope] = {}
    for one in envelopes:
        # The same fact can come without its content, and with it.
        if one.fact_id not in once or once[one.fact_id].content is None:
            once[one.fact_id] = one
    return once


def _first_of(envelopes: Iterable[Envelope], new: Collection[FactId]) -> Iterator[bool]:
    seen: set[FactId] = set()
    for one in envelopes:
        yield one.fact_id in new and one.fact_id not in seen
        seen.add(one.fact_id)


def _about_all(
    connection: Connection, numbers: Iterable[int], known: Iterable[Envelope] = ()
) -> dict[int, list[Envelope]]:
    """Give the facts about several declarations, in the order they came."""
    about: dict[int, list[Envelope]] = {number: [] for number in numbers}
    at_hand = {one.fact_id: one for one in known}
    for row in connection.execute(_ABOUT_ALL, {"of": list(about)}):
        one = at_hand.get(row.fact_id)
        if one is not None and (one.signed, one.content) == (row.signed, row.content):
            about[row.number].append(one)
        else:
            about[row.number] += readable([row])
    return about


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


def _complete(
    connection: Connection,
    held: Mapping[FactId, Row[*tuple[Any, ...]]],
    arrived: Mapping[FactId, Envelope],
) -> list[int]:
    """Take in content that comes after its header, never what was erased. Name its lines."""
    completed = []
    for fact_id, (_, position, missing, erased) in held.items():
        content = arrived[fact_id].content
        if missing and not erased and content is not None:
            connection.execute(_COMPLETE, {"which": fact_id, "arrived": content})
            completed.append(position)
    return completed
