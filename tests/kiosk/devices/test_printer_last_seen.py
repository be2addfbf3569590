"""What a post's hub is told of a printer is what was seen, not long ago, and never a guess."""

from __future__ import annotations

from dataclasses import dataclass

import pytest

from kiosk.devices.printer.interface import PrintEnd, PrinterState, PrinterStatus
from kiosk.devices.printer.last_seen import FRESH, LastSeen
from sync.node_status import Paper, Printer


@dataclass
class FakePrinter:
    """A printer in a state, that counts how often it is asked."""

    state: PrinterState = PrinterState.READY
    asked: int = 0
    end: PrintEnd = PrintEnd.PRINTED

    def status(self) -> PrinterStatus:
        self.asked += 1
        return PrinterStatus(self.state)

    def print(self, paper: bytes) -> PrintEnd:
        return self.end

    def close(self) -> None:
        return


@dataclass
class Watch:
    seconds: float = 0.0

    def __call__(self) -> float:
        return self.seconds


@pytest.mark.parametrize("state", list(PrinterState))
def test_every_state_has_words_for_the_hub(state: PrinterState) -> None:
    seen = LastSeen(FakePrinter(state), Watch())
    seen.status()
    printer, paper = seen.told()
    assert (printer is Printer.UNKNOWN) == (state is PrinterState.UNKNOWN)
    assert (paper is Paper.OUT) == (state is PrinterState.PAPER_OUT)


def test_telling_asks_nothing_and_what_is_old_is_unknown() -> None:
    device, watch = FakePrinter(), Watch()
    seen = LastSeen(device, watch)
    assert seen.told() == (Printer.UNKNOWN, Paper.UNKNOWN)
    seen.status()
    watch.seconds = FRESH
    assert seen.told() == (Printer.READY, Paper.ENOUGH)
    watch.seconds = FRESH + 1
    assert seen.told() == (Printer.UNKNOWN, Paper.UNKNOWN)
    assert device.asked == 1


@pytest.mark.parametrize("end", list(PrintEnd))
def test_after_a_paper_that_did_not_come_out_it_is_unknown(end: PrintEnd) -> None:
    seen = LastSeen(FakePrinter(end=end), Watch())
    seen.status()
    assert seen.print(b"paper") is end
    assert (seen.told()[0] is Printer.READY) == (end is PrintEnd.PRINTED)


def test_where_there_is_none_that_is_said() -> None:
    assert LastSeen(FakePrinter(), Watch(), present=False).told() == (Printer.NONE, Paper.NONE)
