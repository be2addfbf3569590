"""A printer with no paper but a list: what came out can be looked at."""

from __future__ import annotations

from kiosk.devices.printer.interface import (
    REFUSING,
    WELL,
    PrintEnd,
    PrinterState,
    PrinterStatus,
)
from paper.bits import Bits
from paper.reader import DOTS_80_MM, render


class SimulatedPrinter:
    """For the demonstration and for tests: a person sets ``state``, at any time.

    ``papers`` holds the pictures of what came out, the torn halves too; with ``keeps`` false they
    are let go at once, as of a kiosk that prints into thin air for strangers.
    """

    def __init__(self, dots: int = DOTS_80_MM, *, keeps: bool = True) -> None:
        self.state = PrinterState.READY
        self.papers: list[Bits] = []
        self._dots = dots
        self._keeps = keeps
        self._midway: PrinterState | None = None

    def break_off(self, state: PrinterState) -> None:
        """Let the next job stop half-way, because of ``state``."""
        self._midway = state

    def status(self) -> PrinterStatus:
        """Say the state that was set."""
        return PrinterStatus(self.state)

    def print(self, paper: bytes) -> PrintEnd:
        """Put the paper, or half of it, with the others."""
        if self.state in REFUSING:
            return PrintEnd.FAILED_BEFORE
        if self._midway is not None:
            self.state, self._midway = self._midway, None
            self._keep(paper[: len(paper) // 2])
            return PrintEnd.FAILED_MIDWAY
        self._keep(paper)
        return PrintEnd.PRINTED if self.state in WELL else PrintEnd.UNKNOWN

    def close(self) -> None:
        """Nothing is held."""

    def _keep(self, paper: bytes) -> None:
        if self._keeps:
            self.papers.extend(render(paper, self._dots).pages)
