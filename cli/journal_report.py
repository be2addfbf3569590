"""What a verification of the journal found, in words and as data."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from typing import Any

from cli.output import words
from customs.facts import FactId, NodeId
from envelope.trust import TrustList
from records.journal_report import (
    ChainReport,
    ChainState,
    ErasedLine,
    Fault,
    JournalReport,
    LineFault,
)

Position = Callable[[FactId], int | None]
"""Gives the line a fact stands on."""


_RIGHT = (ChainState.WHOLE, ChainState.PARTIAL)


def is_right(report: JournalReport) -> bool:
    """Whether every line stands and no chain has a hole, a fork or an altered line."""
    return report.stands and all(one.state in _RIGHT for one in report.chains)


def as_text(report: JournalReport, trust: TrustList, position: Position) -> Iterator[str]:
    """Give the lines a person reads: the verdict first."""
    yield _verdict(report)
    yield from map(_fault, report.faults)
    yield from (_erased(one, position) for one in report.erased)
    if report.log_waits:
        yield words("Erased content still lies in the log: a reader keeps it from being emptied.")
    yield from (_chain(one, trust) for one in report.chains)
    for one in report.denied:
        name = node_name(one.node, trust)
        yield words(
            "{node}: a signed answer names fact {number}, which is not here.",
            node=name,
            number=one.sequence,
        )


def as_data(report: JournalReport, trust: TrustList) -> dict[str, Any]:
    """Give the report for a program."""
    return {
        "right": is_right(report),
        "lines": report.lines,
        "faults": [
            {"line": one.position, "fact": one.fact_id.hex(), "fault": one.fault, "why": one.why}
            for one in report.faults
        ],
        "erased": [
            {"line": one.position, "fact": one.fact_id.hex(), "by": one.by.hex()}
            for one in report.erased
        ],
        "log_waits": report.log_waits,
        "chains": [_chain_data(one, trust) for one in report.chains],
        "denied": [
            {"node": one.node.hex(), "sequence": one.sequence, "fact": one.fact_id.hex()}
            for one in report.denied
        ],
    }


def node_name(node: NodeId, trust: TrustList) -> str:
    """Name a node as the trust list does; its number when it is not on it."""
    return " ".join(filter(None, (_names(trust).get(node), node.hex())))


def _names(trust: TrustList) -> dict[NodeId, str]:
    return {one.node: one.name for one in trust}


def _verdict(report: JournalReport) -> str:
    if is_right(report):
        return words("The journal is right: {count} lines read again.", count=report.lines)
    return words("The journal is not right: {count} lines read again.", count=report.lines)


def _fault(one: LineFault) -> str:
    said = {
        Fault.ALTERED: words("altered"),
        Fault.NOT_TRUSTED: words("signed by a node that is not trusted"),
        Fault.CONTENT_MISSING: words("its content is missing"),
        Fault.NOT_ITS_OFFICE: words("signed by a node that may not say this, and has no effect"),
    }[one.fault]
    return words("Line {line}: {fault} ({why}).", line=one.position, fault=said, why=one.why)


def _erased(one: ErasedLine, position: Position) -> str:
    ordered = position(one.by)
    if ordered is None:
        return words("Line {line}: content erased, by no fact held here.", line=one.position)
    return words(
        "Line {line}: content erased by the fact on line {by}.", line=one.position, by=ordered
    )


def _chain(one: ChainReport, trust: TrustList) -> str:
    said = {
        ChainState.WHOLE: words("the chain is whole"),
        ChainState.PARTIAL: words("of the chain what is bound for this post"),
        ChainState.GAP: words("the chain has a gap"),
        ChainState.FORK: words("the chain is forked"),
        ChainState.ALTERED: words("the chain is altered"),
    }[one.state]
    name = node_name(one.node, trust)
    line = words("{node}: {state}; facts: {count}.", node=name, state=said, count=one.facts)
    missing = ", ".join(f"{first}-{last}" for first, last in one.missing)
    twice = ", ".join(map(str, one.twice))
    told = missing and one.state is not ChainState.PARTIAL
    holes = words("Missing: {numbers}.", numbers=missing) if told else ""
    doubles = words("Twice: {numbers}.", numbers=twice) if twice else ""
    return " ".join(filter(None, (line, holes, doubles)))


def _chain_data(one: ChainReport, trust: TrustList) -> dict[str, Any]:
    return {
        "node": one.node.hex(),
        "name": _names(trust).get(one.node),
        "state": one.state,
        "facts": one.facts,
        "missing": [list(run) for run in one.missing],
        "twice": list(one.twice),
    }
