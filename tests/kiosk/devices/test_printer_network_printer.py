from __future__ import annotations

import socket
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from threading import Thread

import pytest
from PIL import Image

from kiosk.devices.printer.interface import PrintEnd, PrinterState
from kiosk.devices.printer.network_printer import NetworkPrinter
from kiosk.devices.printer.real_time_status import CLEAR, answer, question
from kiosk.devices.printer.talk import Patience
from kiosk.devices.printer.virtual_printer import VirtualPrinter

SHORT = Patience(connect=1.0, answer=0.3, taken=1.0, finish=5.0)
PAPER_ROWS = 40 * (16 + 2)
PAPER = b"\x1b@\x1dP\xcb\xcb" + b"\x1bJ\x10\x1dv0\x00\x01\x00\x02\x00\xff\xff" * 40 + b"\x1dVB\x00"


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[VirtualPrinter]:
    with VirtualPrinter(tmp_path) as virtual:
        yield virtual


class Listener:
    """Answers each client as told, and keeps what it was sent."""

    def __init__(self, answers: dict[bytes, bytes]) -> None:
        self.heard = b""
        self._answers = answers
        self._server = socket.create_server(("127.0.0.1", 0))
        self._server.settimeout(5)
        self.port: int = self._server.getsockname()[1]
        self._thread = Thread(target=self._serve)
        self._thread.start()

    def _serve(self) -> None:
        client, _ = self._server.accept()
        with client:
            client.settimeout(5)
            while data := client.recv(4096):
                self.heard += data
                for asked, told in self._answers.items():
                    if asked in data:
                        client.sendall(told)

    def end(self) -> bytes:
        self._thread.join()
        self._server.close()
        return self.heard


def nobody_listens() -> int:
    with socket.create_server(("127.0.0.1", 0)) as server:
        return int(server.getsockname()[1])


def ready() -> dict[bytes, bytes]:
    return {question(n): answer(PrinterState.READY, n) for n in (1, 2, 3, 4)}


def test_a_printer_that_is_away_is_offline_and_takes_nothing() -> None:
    printer = NetworkPrinter("127.0.0.1", nobody_listens(), SHORT)
    assert printer.status().state is PrinterState.OFFLINE
    assert printer.print(PAPER) is PrintEnd.FAILED_BEFORE


def test_a_printer_that_hangs_up_in_the_middle_has_failed_midway(machine: VirtualPrinter) -> None:
    machine.stand("drop")
    printer = NetworkPrinter("127.0.0.1", machine.port, SHORT)
    assert printer.print(PAPER) is PrintEnd.FAILED_MIDWAY
    machine.stand("ready")
    assert printer.print(PAPER) is PrintEnd.PRINTED


def test_a_slow_printer_is_waited_for(machine: VirtualPrinter) -> None:
    machine.stand("slow")
    before = time.monotonic()
    assert NetworkPrinter("127.0.0.1", machine.port, SHORT).print(PAPER) is PrintEnd.PRINTED
    assert time.monotonic() - before > 0.5


def test_a_printer_slower_than_patience_is_unknown(machine: VirtualPrinter) -> None:
    machine.stand("slow")
    hurried = Patience(connect=1.0, answer=0.3, taken=1.0, finish=0.2)
    assert NetworkPrinter("127.0.0.1", machine.port, hurried).print(PAPER) is PrintEnd.UNKNOWN


def test_a_ready_printer_that_never_says_done_is_unknown() -> None:
    listener = Listener(ready())
    hurried = Patience(connect=1.0, answer=0.3, taken=1.0, finish=0.3)
    assert NetworkPrinter("127.0.0.1", listener.port, hurried).print(PAPER) is PrintEnd.UNKNOWN
    assert PAPER in listener.end().replace(question(1), b"")


def test_what_an_unknown_job_left_inside_is_cleared_before_anything_else(
    machine: VirtualPrinter, tmp_path: Path
) -> None:
    hurried = Patience(connect=1.0, answer=0.3, taken=1.0, finish=0.1)
    machine.stand("slow")
    printer = NetworkPrinter("127.0.0.1", machine.port, hurried)
    assert printer.print(PAPER) is PrintEnd.UNKNOWN
    machine.stand("cover-open")
    wait_until(lambda: printer.status().state is PrinterState.COVER_OPEN)
    assert printer.print(PAPER) is PrintEnd.FAILED_BEFORE
    machine.stand("ready")
    wait_until(lambda: printer.status().state is PrinterState.READY)
    assert sum(map(rows, tmp_path.glob("*.png"))) < PAPER_ROWS


def rows(paper: Path) -> int:
    with Image.open(paper) as picture:
        return picture.height


def wait_until(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.01)


@pytest.mark.parametrize("nonsense", [b"\x00", b"\xff", b"\x92"])
def test_an_answer_that_is_none_is_unknown(nonsense: bytes) -> None:
    listener = Listener({question(1): nonsense})
    assert NetworkPrinter("127.0.0.1", listener.port, SHORT).status().state is PrinterState.UNKNOWN
    listener.end()


@pytest.mark.parametrize("state", [PrinterState.FAULT, PrinterState.OFFLINE])
def test_a_printer_with_a_fault_is_sent_nothing(state: PrinterState) -> None:
    listener = Listener({question(n): answer(state, n) for n in (1, 2, 3, 4)})
    end = NetworkPrinter("127.0.0.1", listener.port, SHORT).print(PAPER)
    assert end is PrintEnd.FAILED_BEFORE
    heard = listener.end()
    assert b"\x1dv0" not in heard
    assert CLEAR not in heard
