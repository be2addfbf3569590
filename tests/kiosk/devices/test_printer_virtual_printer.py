from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from PIL import Image

from kiosk.devices.printer.interface import PrinterState
from kiosk.devices.printer.real_time_status import CLEAR, answer, question
from kiosk.devices.printer.virtual_printer import VirtualPrinter

ROOT = Path(__file__).resolve().parents[3]
INK = b"\x1dv0\x00\x01\x00\x02\x00\xff\xff"
CUT = b"\x1dVB\x00"


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[VirtualPrinter]:
    with VirtualPrinter(tmp_path / "papers") as virtual:
        yield virtual


@pytest.fixture
def line(machine: VirtualPrinter) -> Iterator[socket.socket]:
    with socket.create_connection(("127.0.0.1", machine.port), timeout=5) as connected:
        yield connected


def wait_until(holds: Callable[[], bool], seconds: float = 5.0) -> None:
    until = time.monotonic() + seconds
    while not holds():
        assert time.monotonic() < until, "it never came to that"
        time.sleep(0.01)


def names(folder: Path) -> list[str]:
    return sorted(path.name for path in (folder / "papers").glob("*.png"))


def test_papers_come_out_numbered(line: socket.socket, tmp_path: Path) -> None:
    line.sendall((INK + CUT) * 3)
    wait_until(lambda: len(names(tmp_path)) == 3)
    assert names(tmp_path) == ["0001.png", "0002.png", "0003.png"]
    with Image.open(tmp_path / "papers" / "0001.png") as picture:
        assert picture.size == (576, 2)


def test_a_printer_switched_on_again_does_not_print_over_old_papers(tmp_path: Path) -> None:
    for _ in range(2):
        count = len(names(tmp_path))
        with (
            VirtualPrinter(tmp_path / "papers") as virtual,
            socket.create_connection(("127.0.0.1", virtual.port), timeout=5) as line,
        ):
            line.sendall(INK + CUT)
            wait_until(lambda count=count: len(names(tmp_path)) > count)
    assert names(tmp_path) == ["0001.png", "0002.png"]


def test_a_person_changes_how_it_stands_in_a_file(
    line: socket.socket, machine: VirtualPrinter, tmp_path: Path
) -> None:
    state = tmp_path / "papers" / "state.txt"
    wait_until(state.exists)
    assert state.read_text(encoding="utf-8") == "ready\n"
    state.write_text("Paper-Out\n", encoding="utf-8")
    wait_until(lambda: asked(line, 4) == answer(PrinterState.PAPER_OUT, 4))
    state.write_text("nonsense\n", encoding="utf-8")
    time.sleep(0.1)
    assert asked(line, 4) == answer(PrinterState.PAPER_OUT, 4)
    state.unlink()
    time.sleep(0.1)
    assert asked(line, 4) == answer(PrinterState.PAPER_OUT, 4)


def asked(line: socket.socket, number: int) -> bytes:
    line.sendall(question(number))
    return line.recv(16)


def test_a_question_in_two_pieces_is_answered_once(line: socket.socket) -> None:
    line.sendall(question(1)[:2])
    time.sleep(0.1)
    line.sendall(question(1)[2:])
    assert line.recv(16) == answer(PrinterState.READY, 1)
    assert asked(line, 2) == answer(PrinterState.READY, 2)


def test_a_stopped_printer_keeps_what_it_was_sent_as_real_ones_do(
    line: socket.socket, machine: VirtualPrinter, tmp_path: Path
) -> None:
    machine.stand("paper-out")
    wait_until(lambda: asked(line, 4) == answer(PrinterState.PAPER_OUT, 4))
    line.sendall(INK + CUT)
    # Its answer shows that the job has arrived.
    assert asked(line, 4) == answer(PrinterState.PAPER_OUT, 4)
    assert names(tmp_path) == []
    machine.stand("ready")
    wait_until(lambda: names(tmp_path) == ["0001.png"])


def test_what_is_cleared_is_never_printed(
    line: socket.socket, machine: VirtualPrinter, tmp_path: Path
) -> None:
    machine.stand("cover-open")
    wait_until(lambda: asked(line, 2) == answer(PrinterState.COVER_OPEN, 2))
    line.sendall(INK + CUT)
    line.sendall(CLEAR)
    assert asked(line, 2) == answer(PrinterState.COVER_OPEN, 2)
    machine.stand("ready")
    wait_until(lambda: asked(line, 2) == answer(PrinterState.READY, 2))
    assert names(tmp_path) == []


@pytest.mark.parametrize(
    "garbage", [b"\x1b", b"\x00\xff\x1d\xfe" * 50, os.urandom(2000), CLEAR[:5]]
)
def test_garbage_does_not_stop_it(garbage: bytes, machine: VirtualPrinter, tmp_path: Path) -> None:
    with socket.create_connection(("127.0.0.1", machine.port), timeout=5) as first:
        first.sendall(garbage)
    with socket.create_connection(("127.0.0.1", machine.port), timeout=5) as second:
        second.sendall(CLEAR)
        assert asked(second, 1) == answer(PrinterState.READY, 1)
        papers = len(names(tmp_path))
        second.sendall(b"\x1b@" + INK + CUT)
        wait_until(lambda: len(names(tmp_path)) > papers)


@pytest.mark.parametrize("ending", [signal.SIGINT, signal.SIGTERM])
def test_it_runs_alone(tmp_path: Path, ending: signal.Signals) -> None:
    command = [sys.executable, "-u", "-m", "kiosk.devices.printer.virtual_printer"]
    more = ["--folder", str(tmp_path / "papers"), "--port", "0", "--dots", "384"]
    with subprocess.Popen(command + more, cwd=ROOT, stdout=subprocess.PIPE, text=True) as alone:
        assert alone.stdout is not None
        said = alone.stdout.readline()
        port = int(said.split("port ")[1].split(",")[0])
        with socket.create_connection(("127.0.0.1", port), timeout=5) as line:
            line.sendall(INK + CUT)
            wait_until(lambda: names(tmp_path) == ["0001.png"])
        alone.send_signal(ending)
        assert alone.wait(10) == 0
    with Image.open(tmp_path / "papers" / "0001.png") as picture:
        assert picture.size == (384, 2)
