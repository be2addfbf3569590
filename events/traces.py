"""What may be told of a fault: its name and where it arose, never its message.

A message may quote what a person typed (``invalid literal for int(): 'AYSEL'``), and a log is read
by people who have no business with that. A line of source would be harmless, and is not needed.
"""

from __future__ import annotations

import traceback
from collections.abc import Iterator
from pathlib import PurePath
from types import FrameType

HOUSE = frozenset(
    {
        "cli",
        "customs",
        "envelope",
        "events",
        "forms",
        "kiosk",
        "languages",
        "officer_console",
        "paper",
        "records",
        "reference",
        "sync",
        "web",
    }
)
"""The rooms: frames in them are ours, all others a library's."""

MOST_CAUSES = 5


def name(fault: object) -> str:
    """Name the class of a fault."""
    return type(fault).__name__


def trace(fault: object) -> list[str]:
    """Give a fault's name, the places it came through, and the same of what caused it."""
    lines: list[str] = []
    for cause in causes(fault):
        lines.append(f"because of {name(cause)}" if lines else name(cause))
        lines += [f"{_place(frame)}:{line} {_function(frame)}" for frame, line in _frames(cause)]
    return lines or [name(fault)]


def arose_in(fault: BaseException) -> str:
    """Name the innermost place of ours a fault came through: no line, so it outlives an edit."""
    frames = [frame for frame, _ in _frames(fault)]
    ours = [frame for frame in frames if _place(frame).split(".")[0] in HOUSE]
    for frame in reversed(ours or frames):
        return f"{_place(frame)} {_function(frame)}"
    return ""


def causes(fault: object) -> Iterator[BaseException]:
    """Give a fault, and what caused it, and what caused that."""
    for _ in range(MOST_CAUSES):
        if not isinstance(fault, BaseException):
            return
        yield fault
        fault = fault.__cause__ or (None if fault.__suppress_context__ else fault.__context__)


def _frames(fault: BaseException) -> list[tuple[FrameType, int]]:
    return list(traceback.walk_tb(fault.__traceback__))


def _place(frame: FrameType) -> str:
    file = PurePath(frame.f_code.co_filename)
    # What a layout does runs under the layout's name.
    return file.name if file.suffix == ".kv" else str(frame.f_globals.get("__name__", file.name))


def _function(frame: FrameType) -> str:
    return frame.f_code.co_name
