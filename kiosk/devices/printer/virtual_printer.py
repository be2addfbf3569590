"""A network printer with no paper: takes port 9100's bytes, answers, and keeps pictures.

    python -m kiosk.devices.printer.virtual_printer --folder DIR --port 9100

A person sets how it stands in ``DIR/state.txt``, while it runs: ready, paper-low, paper-out,
cover-open, slow (a command at a time), drop (hangs up in the middle of a job) or silent (prints
and answers nothing). Papers come out as ``0001.png``, ``0002.png``, ...

Like a real one it keeps what it was sent while it stands still, and prints it when it can again.
"""

from __future__ import annotations

import argparse
import re
import signal
import socket
from collections import deque
from contextlib import suppress
from pathlib import Path
from threading import Event, Thread

from kiosk.devices.printer.interface import PrinterState
from kiosk.devices.printer.real_time_status import CLEAR, answer, in_turn_answer
from paper.bits import Bits, to_image
from paper.commands import Command, split
from paper.reader import DOTS_80_MM, Head

READY, SLOW, DROP, SILENT = "ready", "slow", "drop", "silent"
STATES = {
    READY: PrinterState.READY,
    SLOW: PrinterState.READY,
    DROP: PrinterState.READY,
    SILENT: PrinterState.UNKNOWN,
    "paper-low": PrinterState.PAPER_LOW,
    "paper-out": PrinterState.PAPER_OUT,
    "cover-open": PrinterState.COVER_OPEN,
}
_STANDS_STILL = frozenset({PrinterState.PAPER_OUT, PrinterState.COVER_OPEN})
_REAL_TIME = re.compile(rb"\x10\x04([\x01-\x04])|" + re.escape(CLEAR), re.DOTALL)
_TICK = 0.02
_JOB_BEGINS = 16
"""Bytes; more than this at once is no mere question."""


class VirtualPrinter:
    """Runs in a thread from ``start`` to ``stop``; also a context manager."""

    def __init__(self, folder: Path, port: int = 0, dots: int = DOTS_80_MM) -> None:
        folder.mkdir(parents=True, exist_ok=True)
        self._state_file = folder / "state.txt"
        self._word = READY
        self._machine = _Machine(folder, dots)
        self._server = socket.create_server(("127.0.0.1", port))
        self._server.settimeout(_TICK)
        self.port: int = self._server.getsockname()[1]
        self._client: socket.socket | None = None
        self._ended = Event()
        self._thread = Thread(target=self._run, name="virtual printer", daemon=True)

    def start(self) -> None:
        """Take clients from now on."""
        if not self._state_file.exists():
            self.stand(READY)
        self._thread.start()

    def stop(self) -> None:
        """Switch it off."""
        self._ended.set()
        self._thread.join()
        self._hang_up()
        self._server.close()

    def stand(self, word: str) -> None:
        """Set how it stands, as a person would in the file."""
        part = self._state_file.with_suffix(".part")
        part.write_text(word + "\n", encoding="utf-8")
        part.replace(self._state_file)

    def busy(self) -> bool:
        """Whether a paper has begun and is not cut yet."""
        return self._machine.begun()

    def __enter__(self) -> VirtualPrinter:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.stop()

    def _run(self) -> None:
        while not self._ended.is_set():
            self._word = self._read_word()
            if self._client is None:
                self._accept()
            else:
                self._listen(self._client)
            self._say(self._machine.work(STATES[self._word], self._word == SLOW))

    def _read_word(self) -> str:
        """Read the state; one that says nothing known changes nothing."""
        try:
            word = self._state_file.read_text(encoding="utf-8").strip().lower()
        except (OSError, UnicodeDecodeError):
            return self._word
        return word if word in STATES else self._word

    def _accept(self) -> None:
        try:
            self._client, _ = self._server.accept()
            self._client.settimeout(_TICK)
        except TimeoutError:
            pass

    def _listen(self, client: socket.socket) -> None:
        data = _heard(client)
        if data is None:
            return
        drops = self._word == DROP and len(data) > _JOB_BEGINS
        taken = data[: len(data) // 2] if drops else data
        self._say(self._machine.take(taken, STATES[self._word]))
        if drops or not data:
            self._hang_up()

    def _say(self, answers: bytes) -> None:
        if not answers or self._client is None:
            return
        try:
            self._client.sendall(answers)
        except OSError:
            self._hang_up()

    def _hang_up(self) -> None:
        if self._client is not None:
            self._client.close()
            self._client = None


def _heard(client: socket.socket) -> bytes | None:
    """Give what arrived: None for nothing yet, no bytes for a client that is gone."""
    try:
        return client.recv(65536)
    except TimeoutError:
        return None
    except OSError:
        return b""


class _Machine:
    """What is behind the socket: a buffer, a head, and a folder for papers."""

    def __init__(self, folder: Path, dots: int) -> None:
        self._folder = folder
        self._dots = dots
        self._head = Head(dots)
        self._buffer = b""
        self._waiting: deque[Command] = deque()
        self._tail = b""

    def begun(self) -> bool:
        return self._head.rows > 0

    def take(self, data: bytes, state: PrinterState) -> bytes:
        """Put bytes in the buffer and act at once on real-time commands, wherever they stand."""
        known, seen = len(self._tail), self._tail + data
        answers = b""
        for found in _REAL_TIME.finditer(seen):
            if found.end() <= known:
                continue
            if found[1]:
                answers += answer(state, found[1][0])
            else:
                self._clear()
                data = seen[max(found.end(), known) :]
        self._tail = seen[-len(CLEAR) + 1 :]
        self._buffer += data
        return answers

    def work(self, state: PrinterState, slowly: bool) -> bytes:
        """Print what can be printed; give the answers that were waiting for their turn."""
        if state in _STANDS_STILL:
            return b""
        whole, self._buffer = split(self._buffer)
        self._waiting.extend(whole)
        answers = b""
        while self._waiting:
            answers += self._do(self._waiting.popleft(), state)
            if slowly:
                break
        return answers

    def _do(self, command: Command, state: PrinterState) -> bytes:
        self._head.take(command)
        if self._head.pages:
            self._out(self._head)
        return in_turn_answer(state) if command.name == "GS r" else b""

    def _clear(self) -> None:
        """Throw away what is not printed; what is printed comes out as it is."""
        self._buffer = b""
        self._waiting.clear()
        if self.begun():
            self._out(self._head)

    def _out(self, head: Head) -> None:
        self._head = Head(self._dots)
        for picture in head.finish().pages:
            _save(picture, self._folder)


def _save(picture: Bits, folder: Path) -> None:
    """Write the next paper: seen under its name only when whole."""
    number = 1 + max((int(p.stem) for p in folder.glob("[0-9]*.png")), default=0)
    part = folder / f"{number:04d}.part"
    to_image(picture).save(part, "PNG")
    part.replace(part.with_suffix(".png"))


def main() -> None:
    """Run until interrupted or told to end, even by a shell that keeps interrupts from us."""
    for ending in (signal.SIGINT, signal.SIGTERM):
        signal.signal(ending, signal.default_int_handler)
    parser = argparse.ArgumentParser(description="A receipt printer that prints PNG files.")
    parser.add_argument("--folder", type=Path, required=True)
    parser.add_argument("--port", type=int, default=9100)
    parser.add_argument("--dots", type=int, default=DOTS_80_MM, help="576, or 384 for 58 mm")
    chosen = parser.parse_args()
    with VirtualPrinter(chosen.folder, chosen.port, chosen.dots) as printer:
        print(f"listening on port {printer.port}, papers in {chosen.folder}", flush=True)
        with suppress(KeyboardInterrupt):
            Event().wait()


if __name__ == "__main__":
    main()
