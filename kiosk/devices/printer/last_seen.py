"""A printer that remembers how it stood when somebody last asked or used it: for the post's hub.

It is never asked for this alone: it may take seconds, and belongs to the thread that prints. What
was seen too long ago is unknown.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.devices.printer.interface import PrintEnd, PrinterState, PrinterStatus
from kiosk.devices.printer.interface import Printer as PrinterDevice
from sync.node_status import Paper, Printer

FRESH = 15 * 60.0
"""Seconds for which a state is told."""

_TOLD = {
    PrinterState.READY: (Printer.READY, Paper.ENOUGH),
    PrinterState.PAPER_LOW: (Printer.READY, Paper.LOW),
    PrinterState.PAPER_OUT: (Printer.READY, Paper.OUT),
    PrinterState.COVER_OPEN: (Printer.COVER_OPEN, Paper.UNKNOWN),
    PrinterState.OFFLINE: (Printer.OFFLINE, Paper.UNKNOWN),
    PrinterState.FAULT: (Printer.FAULT, Paper.UNKNOWN),
    PrinterState.UNKNOWN: (Printer.UNKNOWN, Paper.UNKNOWN),
}


class LastSeen:
    """``printer``, remembered. ``present`` is False where it only prints into thin air."""

    def __init__(
        self, printer: PrinterDevice, monotonic: Callable[[], float], *, present: bool = True
    ) -> None:
        self._printer = printer
        self._monotonic = monotonic
        self._present = present
        self._seen: tuple[PrinterState, float] | None = None

    def status(self) -> PrinterStatus:
        """Ask it now, and remember."""
        status = self._printer.status()
        self._seen = status.state, self._monotonic()
        return status

    def print(self, paper: bytes) -> PrintEnd:
        """Print. What did not come out leaves it unknown until it is asked again."""
        end = self._printer.print(paper)
        if end is not PrintEnd.PRINTED:
            self._seen = None
        return end

    def close(self) -> None:
        """Let go of it."""
        self._printer.close()

    def told(self) -> tuple[Printer, Paper]:
        """Say how it stood, from any thread; asks nothing."""
        if not self._present:
            return Printer.NONE, Paper.NONE
        seen = self._seen
        if seen is None or self._monotonic() - seen[1] > FRESH:
            return Printer.UNKNOWN, Paper.UNKNOWN
        return _TOLD[seen[0]]
