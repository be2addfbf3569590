"""What a screen may ask of the receipt printer."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol


class PrinterState(StrEnum):
    """All a printer can be. One that answers nothing is UNKNOWN, never READY.

    OFFLINE: it cannot be reached, or says that it takes nothing now and not why.
    """

    READY = "ready"
    PAPER_LOW = "paper_low"
    PAPER_OUT = "paper_out"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    FAULT = "fault"
    UNKNOWN = "unknown"


WELL = frozenset({PrinterState.READY, PrinterState.PAPER_LOW})
"""States in which what was sent has come out."""

REFUSING = frozenset(PrinterState) - WELL - {PrinterState.UNKNOWN}
"""States in which nothing is sent: it would wait inside and come out for the next traveller."""


class PrintEnd(StrEnum):
    """How a job ended. It ends once: no job is tried again without a person.

    FAILED_BEFORE: nothing was sent. FAILED_MIDWAY: part of it may be on paper. UNKNOWN: all was
    sent and the printer does not say what became of it, so somebody must look.
    """

    PRINTED = "printed"
    FAILED_BEFORE = "failed_before"
    FAILED_MIDWAY = "failed_midway"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True)
class PrinterStatus:
    """How a printer stood when it was asked."""

    state: PrinterState

    @property
    def takes_paper(self) -> bool:
        """Whether it says itself that a job would come out."""
        return self.state in WELL


class Printer(Protocol):
    """A printer is asked and told from one background thread at a time; it may take seconds."""

    def status(self) -> PrinterStatus:
        """Ask it now. Raises nothing: trouble is a state."""

    def print(self, paper: bytes) -> PrintEnd:
        """Print the bytes of ``paper.escpos.encode`` and wait for the end. Raises nothing."""

    def close(self) -> None:
        """Let go of it; may be repeated, and the next job takes hold of it again."""
