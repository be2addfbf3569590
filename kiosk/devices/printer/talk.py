"""One open connection to a printer: bytes go out, its one-byte answers are sorted."""

from __future__ import annotations

import socket
import time
from dataclasses import dataclass

from kiosk.devices.printer.interface import REFUSING, PrintEnd, PrinterState
from kiosk.devices.printer.real_time_status import (
    CLEAR,
    IN_TURN,
    QUESTIONS,
    is_answer,
    is_in_turn,
    question,
    state_of,
)

CHUNK = 4096


@dataclass(frozen=True, slots=True)
class Patience:
    """Seconds to wait: to be let in, for an answer, for bytes to be taken, for the paper."""

    connect: float = 3.0
    answer: float = 1.0
    taken: float = 8.0
    finish: float = 20.0


class HungUpError(ConnectionError):
    """The printer ended the connection."""


class Talk:
    """Speaks over a connected socket, which stays the caller's to close."""

    def __init__(self, line: socket.socket, patience: Patience) -> None:
        self._line = line
        self._patience = patience
        self._dealt_with = False

    def state(self) -> PrinterState:
        """Ask ``DLE EOT`` 1 to 4; silence is UNKNOWN. Raises OSError when the line is dead."""
        answers: dict[int, int] = {}
        for number in QUESTIONS:
            self._forget_unasked()
            self._send(question(number))
            heard = self._answer()
            if heard is None:
                break
            answers[number] = heard
        return state_of(answers)

    def clear(self) -> None:
        """Have the printer throw away what it has not printed. Raises OSError."""
        self._send(CLEAR)

    def job(self, paper: bytes) -> PrintEnd:
        """Send a job and wait for its end; raises nothing."""
        try:
            for start in range(0, len(paper), CHUNK):
                self._send(paper[start : start + CHUNK])
            self._send(IN_TURN)
            end = self._end()
            if end is PrintEnd.FAILED_MIDWAY:
                self.clear()
        except TimeoutError:
            return PrintEnd.UNKNOWN
        except OSError:
            return PrintEnd.FAILED_MIDWAY
        return end

    def _end(self) -> PrintEnd:
        """Wait for the answer in turn, asking meanwhile whether the printer has stopped."""
        until = time.monotonic() + self._patience.finish
        while True:
            done = self._dealt_with
            state = self.state()
            if state in REFUSING:
                return PrintEnd.FAILED_MIDWAY
            if state is PrinterState.UNKNOWN:
                return PrintEnd.UNKNOWN
            if done:
                return PrintEnd.PRINTED
            if time.monotonic() > until:
                return PrintEnd.UNKNOWN
            self._hear(self._patience.answer / 4)

    def _send(self, data: bytes) -> None:
        self._line.settimeout(self._patience.taken)
        self._line.sendall(data)

    def _answer(self) -> int | None:
        until = time.monotonic() + self._patience.answer
        while (left := until - time.monotonic()) > 0:
            answers = [byte for byte in self._hear(left) if is_answer(byte)]
            if answers:
                return answers[-1]
        return None

    def _forget_unasked(self) -> None:
        """A picture may hold the bytes of a question by chance, and real printers answer it."""
        self._hear(0)

    def _hear(self, seconds: float) -> bytes:
        self._line.settimeout(seconds)
        try:
            heard = self._line.recv(64)
        except (TimeoutError, BlockingIOError):
            return b""
        if not heard:
            raise HungUpError
        self._dealt_with = self._dealt_with or any(map(is_in_turn, heard))
        return heard
