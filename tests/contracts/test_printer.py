"""What every printer keeps to: the simulated one, and the real driver over a real socket."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Protocol

import numpy as np
import pytest
from PIL import Image

from kiosk.devices.printer.interface import PrintEnd, Printer, PrinterState
from kiosk.devices.printer.network_printer import NetworkPrinter
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.devices.printer.talk import Patience
from kiosk.devices.printer.virtual_printer import VirtualPrinter
from languages import load
from paper import sample
from paper.bits import Bits
from paper.draw import draw
from paper.escpos import encode_drawing
from paper.receipt import compose
from paper.slip import Slip, compose_slip

WORDS = {
    PrinterState.READY: "ready",
    PrinterState.PAPER_LOW: "paper-low",
    PrinterState.PAPER_OUT: "paper-out",
    PrinterState.COVER_OPEN: "cover-open",
    PrinterState.UNKNOWN: "silent",
}
STOPPED = [PrinterState.PAPER_OUT, PrinterState.COVER_OPEN]
SHORT = Patience(connect=2.0, answer=0.4, taken=2.0, finish=10.0)


class Bench(Protocol):
    """A printer, and a person beside it who can change how it stands."""

    printer: Printer

    def stand(self, state: PrinterState) -> None: ...

    def print_and_break_off(self, paper: bytes, state: PrinterState) -> PrintEnd: ...

    def papers(self) -> list[Bits]: ...


class Simulated:
    def __init__(self) -> None:
        self.printer = SimulatedPrinter()

    def stand(self, state: PrinterState) -> None:
        self.printer.state = state

    def print_and_break_off(self, paper: bytes, state: PrinterState) -> PrintEnd:
        self.printer.break_off(state)
        return self.printer.print(paper)

    def papers(self) -> list[Bits]:
        return self.printer.papers


class OverSocket:
    """The real driver, talking to the virtual printer."""

    def __init__(self, folder: Path, machine: VirtualPrinter) -> None:
        self.printer = NetworkPrinter("127.0.0.1", machine.port, SHORT)
        self._machine = machine
        self._folder = folder

    def stand(self, state: PrinterState) -> None:
        self._machine.stand(WORDS[state])
        wait_until(lambda: self.printer.status().state is state)

    def print_and_break_off(self, paper: bytes, state: PrinterState) -> PrintEnd:
        self._machine.stand("slow")
        with ThreadPoolExecutor(1) as background:
            end = background.submit(self.printer.print, paper)
            wait_until(self._machine.busy)
            self._machine.stand(WORDS[state])
            return end.result()

    def papers(self) -> list[Bits]:
        return [seen(path) for path in sorted(self._folder.glob("*.png"))]


def seen(path: Path) -> Bits:
    with Image.open(path) as picture:
        ink: Bits = ~np.array(picture.convert("1"), dtype=bool)
    return ink


def wait_until(holds: Callable[[], bool], seconds: float = 10.0) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.01)


@pytest.fixture(params=["simulated", "real driver"])
def bench(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Bench]:
    if request.param == "simulated":
        yield Simulated()
        return
    with VirtualPrinter(tmp_path) as machine:
        yield OverSocket(tmp_path, machine)


@pytest.fixture(scope="module")
def receipt() -> tuple[bytes, Bits]:
    drawing = draw(compose(sample.receipt("az"), load("az"), load("az"), 80))
    return encode_drawing(drawing), drawing.picture()


@pytest.fixture(scope="module")
def slip() -> tuple[bytes, Bits]:
    slip = Slip("22.11.2026 14:02", "Nümunə", "0412", training=False)
    drawing = draw(compose_slip(slip, load("az"), load("az"), 80))
    return encode_drawing(drawing), drawing.picture()


Paper = tuple[bytes, Bits]


def test_a_ready_printer_prints_dot_for_dot(bench: Bench, receipt: Paper) -> None:
    assert bench.printer.print(receipt[0]) is PrintEnd.PRINTED
    (paper,) = bench.papers()
    assert np.array_equal(paper, receipt[1])


@pytest.mark.parametrize("state", list(WORDS))
def test_it_says_how_it_stands(state: PrinterState, bench: Bench) -> None:
    bench.stand(state)
    status = bench.printer.status()
    assert status.state is state
    assert status.takes_paper is (state in {PrinterState.READY, PrinterState.PAPER_LOW})


def test_a_roll_that_is_nearly_empty_still_prints(bench: Bench, slip: Paper) -> None:
    bench.stand(PrinterState.PAPER_LOW)
    assert bench.printer.print(slip[0]) is PrintEnd.PRINTED
    assert len(bench.papers()) == 1


@pytest.mark.parametrize("state", STOPPED)
def test_a_stopped_printer_is_sent_nothing(state: PrinterState, bench: Bench, slip: Paper) -> None:
    bench.stand(state)
    assert bench.printer.print(slip[0]) is PrintEnd.FAILED_BEFORE
    bench.stand(PrinterState.READY)
    assert bench.papers() == []


@pytest.mark.parametrize("state", STOPPED)
def test_a_job_that_breaks_off_has_failed_midway(
    state: PrinterState, bench: Bench, receipt: Paper
) -> None:
    assert bench.print_and_break_off(receipt[0], state) is PrintEnd.FAILED_MIDWAY
    assert bench.printer.status().state is state
    for torn in bench.papers():
        assert np.array_equal(torn, receipt[1][: torn.shape[0]])
        assert torn.shape[0] < receipt[1].shape[0]


@pytest.mark.parametrize("state", STOPPED)
def test_a_refilled_printer_never_prints_the_last_travellers_paper(
    state: PrinterState, bench: Bench, receipt: Paper, slip: Paper
) -> None:
    bench.print_and_break_off(receipt[0], state)
    bench.stand(PrinterState.READY)
    assert bench.printer.print(slip[0]) is PrintEnd.PRINTED
    *torn, last = bench.papers()
    assert np.array_equal(last, slip[1])
    assert sum(half.shape[0] for half in torn) < receipt[1].shape[0]


def test_a_silent_printer_is_unknown_never_fine(bench: Bench, slip: Paper) -> None:
    bench.stand(PrinterState.UNKNOWN)
    assert bench.printer.print(slip[0]) is PrintEnd.UNKNOWN


def test_each_traveller_gets_a_paper_of_their_own(
    bench: Bench, receipt: Paper, slip: Paper
) -> None:
    for paper, _ in (slip, receipt, slip):
        assert bench.printer.print(paper) is PrintEnd.PRINTED
    assert [paper.shape[0] for paper in bench.papers()] == [
        picture.shape[0] for _, picture in (slip, receipt, slip)
    ]


def test_letting_go_may_be_repeated_and_the_next_job_takes_hold(bench: Bench, slip: Paper) -> None:
    bench.printer.close()
    bench.printer.close()
    assert bench.printer.print(slip[0]) is PrintEnd.PRINTED
    bench.printer.close()
