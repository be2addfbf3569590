"""What a verification of the journal says."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from customs.facts import FactId, NodeId


class Fault(StrEnum):
    """What can be wrong with a line."""

    ALTERED = "altered"
    NOT_TRUSTED = "not_trusted"
    CONTENT_MISSING = "content_missing"
    NOT_ITS_OFFICE = "not_its_office"


class ChainState(StrEnum):
    """How a node's chain looks here, worst last. Of another post's node a post is given what is
    bound for it alone: such a chain is partial, and nothing is wrong with it.
    """

    WHOLE = "whole"
    PARTIAL = "partial"
    GAP = "gap"
    FORK = "fork"
    ALTERED = "altered"


@dataclass(frozen=True, slots=True)
class LineFault:
    """A line that does not stand, and why in a few words."""

    position: int
    fact_id: FactId
    fault: Fault
    why: str


@dataclass(frozen=True, slots=True)
class ErasedLine:
    """A line whose content was erased, and the fact that ordered it."""

    position: int
    fact_id: FactId
    by: FactId


@dataclass(frozen=True, slots=True)
class ChainReport:
    """One node's chain. ``missing`` holds first and last of each run of sequence numbers that is
    not here; ``twice`` the sequence numbers under which there are several facts.
    """

    node: NodeId
    state: ChainState
    facts: int
    missing: tuple[tuple[int, int], ...] = ()
    twice: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
class Witness:
    """A head that a hub once signed, kept elsewhere: it catches a journal signed anew."""

    node: NodeId
    sequence: int
    fact_id: FactId


@dataclass(frozen=True, slots=True)
class JournalReport:
    """What a verification found. ``denied`` are witnesses the journal contradicts.

    ``log_waits``: erased content may still lie in SQLite's log, which is emptied when no reader
    needs it any more.
    """

    lines: int
    faults: tuple[LineFault, ...]
    erased: tuple[ErasedLine, ...]
    chains: tuple[ChainReport, ...]
    denied: tuple[Witness, ...] = ()
    log_waits: bool = False

    @property
    def stands(self) -> bool:
        """Whether every line is what was signed and no witness is denied."""
        return not self.faults and not self.denied

    @property
    def first_altered(self) -> int | None:
        """The first line that is not what was signed."""
        altered = (one.position for one in self.faults if one.fault is Fault.ALTERED)
        return next(altered, None)
