"""Verifying a journal: every line read again, every chain followed, nothing taken on trust.

An erased line is lawful when the fact that ordered it is here. A line whose bytes, columns or
content are not what was signed is altered. Gaps and forks are told, and block nothing.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import groupby
from typing import Any

from sqlalchemy import Connection, Engine, Row, select

from customs.facts import FactId, FactKind, Header
from envelope import facts
from envelope.errors import BadSignature, EnvelopeError, RevokedNode, TrainingMismatch, UnknownNode
from envelope.trust import TrustList
from records.chain_walk import ChainWalk
from records.engine import reading
from records.journal_report import (
    ChainReport,
    ErasedLine,
    Fault,
    JournalReport,
    LineFault,
    Witness,
)
from records.schema_hub import journal

_LINES = select(journal).order_by(journal.c.node, journal.c.sequence, journal.c.position)
_ORDERS = select(journal.c.fact_id).where(journal.c.kind == int(FactKind.ERASED))
_STANDING = (UnknownNode, RevokedNode, TrainingMismatch)

Line = Row[*tuple[Any, ...]]


def verify(engine: Engine, trust: TrustList, witnesses: Sequence[Witness] = ()) -> JournalReport:
    """Read the whole journal again, one node after the other.

    Raises StorageFault when the file itself cannot be read.
    """
    with reading(engine) as connection:
        walk = _Verification(trust, frozenset(connection.execute(_ORDERS).scalars()))
        walk.read(connection.execute(_LINES))
        denied = tuple(one for one in witnesses if not _upheld(connection, one))
    return JournalReport(
        lines=walk.lines,
        faults=tuple(sorted(walk.faults, key=lambda one: one.position)),
        erased=tuple(sorted(walk.erased, key=lambda one: one.position)),
        chains=tuple(walk.chains),
        denied=denied,
    )


class _Verification:
    """One pass over the journal: what it has found so far."""

    def __init__(self, trust: TrustList, orders: frozenset[FactId]) -> None:
        self._trust = trust
        self._orders = orders
        self.lines = 0
        self.faults: list[LineFault] = []
        self.erased: list[ErasedLine] = []
        self.chains: list[ChainReport] = []

    def read(self, rows: Iterable[Line]) -> None:
        for node, lines in groupby(rows, key=lambda row: bytes(row.node)):
            walk = ChainWalk(node)
            for line in lines:
                self._read_line(line, walk)
            self.chains.append(walk.report())

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
        yield from self._signature(line)
        yield from self._content(line, header)

    def _signature(self, line: Line) -> Iterator[LineFault]:
        try:
            facts.verify(line.signed, self._trust)
        except BadSignature as error:
            yield _fault(line, Fault.ALTERED, str(error))
        except _STANDING as error:
            yield _fault(line, Fault.NOT_TRUSTED, str(error))

    def _content(self, line: Line, header: Header) -> Iterator[LineFault]:
        if line.content is not None:
            if facts.content_hash(line.content) != header.content_hash:
                yield _fault(line, Fault.ALTERED, "the content is not the one that was signed")
        elif header.content_hash is not None and line.erased_by not in self._orders:
            yield _fault(line, Fault.CONTENT_MISSING, "no fact here ordered its content erased")


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
