"""What may be logged of a fault: its name and where it arose, never its message.

A message may quote what a person typed (``invalid literal for int(): 'AYSEL'``), and a log is read
by people who have no business with that.
"""

from __future__ import annotations

import traceback


def trace(fault: BaseException) -> str:
    """Name a fault, its number if it has one, what caused it, and the lines it came through."""
    lines = [_named(fault), *traceback.format_tb(fault.__traceback__)]
    if fault.__cause__ is not None:
        lines.append(f"because of {_named(fault.__cause__)}")
    return "\n".join(line.rstrip() for line in lines)


def _named(fault: BaseException) -> str:
    number = getattr(fault, "number", None)
    name = type(fault).__name__
    return name if number is None else f"{name}, fault {number}"
