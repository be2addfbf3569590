"""The one-byte answers of a printer (ESC/POS ``DLE EOT n`` and ``GS r 1``): read and written.

``DLE EOT`` is answered at once, even by a printer that has stopped. ``GS r`` waits its turn
behind the bytes before it, so its answer says that those have been dealt with.
"""

from __future__ import annotations

from collections.abc import Mapping

from kiosk.devices.printer.interface import PrinterState

QUESTIONS = (1, 2, 3, 4)
"""``DLE EOT`` n: 1 the printer, 2 why it is offline, 3 errors, 4 the paper sensors."""

IN_TURN = b"\x1dr\x01"
CLEAR = b"\x10\x14\x08\x01\x03\x14\x01\x06\x02\x08"
"""``DLE DC4 8``: throw away everything received and not printed."""

_FIXED, _FIXED_ARE = 0x93, 0x12
_IN_TURN_FIXED = 0x90
_OFFLINE = 0x08
_COVER, _PAPER_STOP = 0x04, 0x20
_CUTTER, _UNRECOVERABLE, _RECOVERABLE = 0x08, 0x20, 0x44
_LOW, _OUT = 0x0C, 0x60

_ANSWERS: dict[PrinterState, tuple[int, int, int, int]] = {
    PrinterState.READY: (0, 0, 0, 0),
    PrinterState.PAPER_LOW: (0, 0, 0, _LOW),
    PrinterState.PAPER_OUT: (_OFFLINE, _PAPER_STOP, 0, _LOW | _OUT),
    PrinterState.COVER_OPEN: (_OFFLINE, _COVER, 0, 0),
    PrinterState.OFFLINE: (_OFFLINE, 0, 0, 0),
    PrinterState.FAULT: (_OFFLINE, 0x40, _CUTTER, 0),
}


def question(number: int) -> bytes:
    """Ask ``DLE EOT`` ``number``."""
    return b"\x10\x04" + bytes([number])


def is_answer(byte: int) -> bool:
    """Whether a byte has the fixed bits of an answer to ``DLE EOT``."""
    return byte & _FIXED == _FIXED_ARE


def is_in_turn(byte: int) -> bool:
    """Whether a byte has the fixed bits of an answer to ``GS r 1``."""
    return not byte & _IN_TURN_FIXED


def state_of(answers: Mapping[int, int]) -> PrinterState:
    """Say what the four answers mean together; UNKNOWN unless each is there and well-formed."""
    if any(number not in answers or not is_answer(answers[number]) for number in QUESTIONS):
        return PrinterState.UNKNOWN
    printer, cause, errors, paper = (answers[number] for number in QUESTIONS)
    told = (
        (cause & _COVER, PrinterState.COVER_OPEN),
        (paper & _OUT or cause & _PAPER_STOP, PrinterState.PAPER_OUT),
        (errors & (_CUTTER | _UNRECOVERABLE | _RECOVERABLE), PrinterState.FAULT),
        (printer & _OFFLINE, PrinterState.OFFLINE),
        (paper & _LOW, PrinterState.PAPER_LOW),
    )
    return next((state for bits, state in told if bits), PrinterState.READY)


def answer(state: PrinterState, number: int) -> bytes:
    """Give what a printer in ``state`` answers to ``DLE EOT`` ``number``; UNKNOWN is silence."""
    if state not in _ANSWERS:
        return b""
    return bytes([_FIXED_ARE | _ANSWERS[state][number - 1]])


def in_turn_answer(state: PrinterState) -> bytes:
    """Give what a printer in ``state`` answers to ``GS r 1``; UNKNOWN is silence."""
    if state not in _ANSWERS:
        return b""
    return b"\x03" if state is PrinterState.PAPER_LOW else b"\x00"
