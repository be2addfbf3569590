"""Verifying a journal: every line read again, every chain followed, nothing taken on trust.

An erased line is lawful when the fact that ordered it is here, reaches it, and was for its signer
to order. A line whose bytes, columns or content are not what was signed is altered. A fact that was
not its signer's to make is named. Gaps and forks are told, and block nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import suppress
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from customs.erasure import reaches
from customs.facts import Fact, FactId, FactKind, Header, NodeId
from customs.offices import Role, is_in_office, may_lodge
from envelope import facts
from envelope.errors import BadSignature, EnvelopeError, RevokedNode, TrainingMismatch, UnknownNode
from envelope.facts import Envelope
from envelope.trust import TrustList
from records.chain_walk import ChainWalk
from records.engine import reading
from records.fact_reader import FactReader
from records.journal_report import (
    ChainReport,
    ErasedLine,
    Fault,
    JournalReport,
    LineFault,
    Witness,
)
from records.schema_bound import pulled
from records.schema_hub import journal, state

_LINES = (
    select(journal, pulled.c.epoch.label("above"))
    .outerjoin(pulled, pulled.c.position == journal.c.position)
    .order_by(journal.c.node, journal.c.sequence, journal.c.position)
)
_GONE = (
    select(pulled.c.position)
    .outerjoin(journal, journal.c.position == pulled.c.position)
    .where(journal.c.position.is_(None))
)
_BASES = (FactKind.LODGED, FactKind.ERASED)
_BASIS = select(journal).where(journal.c.kind.in_([int(kind) for kind in _BASES]))
_STANDING = (UnknownNode, RevokedNode, TrainingMismatch)

Line = Row[*tuple[Any, ...]]


def verify(
    engine: Engine,
    reader: FactReader,
    trust: TrustList,
    witnesses: Sequence[Witness] = (),
    post: str = "",
) -> JournalReport:
    """Read the whole journal again, one node after the other. ``post`` is the one this hub serves;
    empty for a centre, which has all of every chain.

    Raises StorageFault when the file itself cannot be read.
    """
    with reading(engine) as connection:
        walk = _Verification(trust, _Basis(connection.execute(_BASIS), reader, trust), post)
        walk.read(connection.execute(_LINES))
        walk.miss(connection.execute(_GONE).scalars())
        denied = tuple(one for one in witnesses if not _upheld(connection, one))
        log_waits = bool(connection.execute(select(state.c.log_waits)).scalar())
    return JournalReport(
        lines=walk.lines,
        faults=tuple(sorted(walk.faults, key=lambda one: one.position)),
        erased=tuple(sorted(walk.erased, key=lambda one: one.position)),
        chains=tuple(walk.chains),
        denied=denied,
        log_waits=log_waits,
    )


class _Basis:
    """What other lines are judged by: who lodged each declaration, and the lawful orders."""

    def __init__(self, rows: Iterable[Line], reader: FactReader, trust: TrustList) -> None:
        self._lodged_by: dict[int | None, set[NodeId]] = {}
        self._orders: dict[FactId, Fact] = {}
        for envelope in _genuine(rows, trust):
            header = envelope.header
            role = trust.role_of(header.node)
            if may_lodge(header, role):
                self._lodged_by.setdefault(header.number, set()).add(header.node)
            elif is_in_office(header, role, ()):
                self._orders[envelope.fact_id] = reader.fact(envelope)

    def is_in_office(self, header: Header, role: Role) -> bool:
        return is_in_office(header, role, self._lodged_by.get(header.number, ()))

    def is_erased(self, line: Line, header: Header) -> bool:
        order = self._orders.get(line.erased_by)
        return order is not None and reaches(order, facts.fact_id(line.signed), header)


class _Verification:
    """One pass over the journal: what it has found so far."""

    def __init__(self, trust: TrustList, basis: _Basis, post: str) -> None:
        self._trust = trust
        self._post = post
        self._basis = basis
        self.lines = 0
        self.faults: list[LineFault] = []
        self.erased: list[ErasedLine] = []
        self.chains: list[ChainReport] = []

    def read(self, rows: Iterable[Line]) -> None:
        for node, lines in groupby(rows, key=lambda row: bytes(row.node)):
            walk = ChainWalk(node, bool(self._post) and self._trust.post_of(node) != self._post)
            for line in lines:
                walk.came(line.above is not None)
                self._read_line(line, walk)
            self.chains.append(walk.report())

    def miss(self, positions: Iterable[int]) -> None:
        """Name lines from above that are gone: in a part of a chain no gap tells of them."""
        why = "a line that came from above is gone"
        self.faults += [LineFault(at, b"", Fault.ALTERED, why) for at in positions]

    def _read_line(self, line: Line, walk: ChainWalk) -> None:
        self.lines += 1
        found = list(self._judge(line, walk))
        walk.altered |= any(one.fault is Fault.ALTERED for one in found)
        self.faults += found
        if line.erased_by is not None:
            self.erased.append(ErasedLine(line.position, line.fact_id, line.erased_by))

    def _judge(self, line: Line, walk: ChainWalk) -> Iterator[LineFault]:
        try:
            header = facts.inspect(line.signed).header
        except (EnvelopeError, TypeError) as error:
            walk.skip(line.sequence, line.fact_id)
            yield _fault(line, Fault.ALTERED, f"unreadable: {error}")
            return
        if not _columns_agree(line, header):
            yield _fault(line, Fault.ALTERED, "the line says otherwise than what was signed")
        if not walk.follow(line.sequence, line.fact_id, header.previous):
            yield _fault(line, Fault.ALTERED, "it does not follow the line before it")
        yield from self._signature(line, header)
        yield from self._content(line, header)

    def _signature(self, line: Line, header: Header) -> Iterator[LineFault]:
        try:
            facts.verify(line.signed, self._trust, held=True)
        except BadSignature as error:
            yield _fault(line, Fault.ALTERED, str(error))
        except _STANDING as error:
            yield _fault(line, Fault.NOT_TRUSTED, str(error))
        else:
            role = self._trust.lookup(header.node).role
            if not self._basis.is_in_office(header, role):
                why = f"a {role.value} has no such say in this declaration"
                yield _fault(line, Fault.NOT_ITS_OFFICE, why)

    def _content(self, line: Line, header: Header) -> Iterator[LineFault]:
        if line.content is not None:
            if facts.content_hash(line.content) != header.content_hash:
                yield _fault(line, Fault.ALTERED, "the content is not the one that was signed")
        elif header.content_hash is not None and not self._basis.is_erased(line, header):
            yield _fault(line, Fault.CONTENT_MISSING, "no lawful order here reaches its content")


def _genuine(rows: Iterable[Line], trust: TrustList) -> Iterator[Envelope]:
    """Give the facts that are what was signed; the others are named as their own lines come."""
    for row in rows:
        with suppress(EnvelopeError, TypeError):
            facts.verify(row.signed, trust, held=True)
            yield facts.read(row.signed, row.content)


def _fault(line: Line, fault: Fault, why: str) -> LineFault:
    return LineFault(line.position, line.fact_id, fault, why)


def _columns_agree(line: Line, header: Header) -> bool:
    shown = (line.fact_id, line.node, line.sequence, line.number, line.kind, line.clock)
    return shown == (
        facts.fact_id(line.signed),
        header.node,
        header.sequence,
        header.number,
        int(header.kind),
        header.clock,
    )


def _upheld(connection: Connection, witness: Witness) -> bool:
    held = select(journal.c.fact_id).where(
        journal.c.node == witness.node,
        journal.c.sequence == witness.sequence,
        journal.c.fact_id == witness.fact_id,
    )
    return connection.execute(held).first() is not None
