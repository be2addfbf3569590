"""What a command reads: a file or standard input, never more than a form could be."""

from __future__ import annotations

import json
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any, BinaryIO

from cli.output import problem, words, wrong_usage

STANDARD_INPUT = "-"
LARGEST_INPUT = 4_000_000
"""Bytes. A form is a few kilobytes; more is a mistake, and is said so."""


def standard_input() -> BinaryIO:
    """Give standard input's bytes. Leaves with 2 when it is closed."""
    # Python has no standard input at all when the shell started it with ``<&-``.
    if sys.stdin is None:
        wrong_usage(words("Standard input is closed."))
    return sys.stdin.buffer


def read_bytes(source: str) -> bytes:
    """Read a file, or standard input for ``-``. Leaves with 2 when there is nothing to read."""
    try:
        data = _read(source)
    except OSError as fault:
        wrong_usage(words("{file}: cannot be read ({why}).", file=source, why=fault.strerror))
    except ValueError:
        wrong_usage(words("{file}: no file can have this name.", file=source))
    if len(data) > LARGEST_INPUT:
        wrong_usage(words("{file}: more than {most} bytes.", file=source, most=LARGEST_INPUT))
    return data


def read_json(source: str) -> dict[str, Any]:
    """Read one JSON object, its numbers exact. Leaves with 1 when it is not one."""
    data = read_bytes(source)
    try:
        value = json.loads(data, parse_float=Decimal)
    # ArithmeticError: an exponent no Decimal can hold. RecursionError: nested too deep.
    except (ValueError, ArithmeticError, RecursionError) as fault:
        problem(words("{file}: not JSON ({why}).", file=source, why=fault))
    if not isinstance(value, dict):
        problem(words("{file}: a JSON object is expected.", file=source))
    return value


def _read(source: str) -> bytes:
    # One byte more than allowed is asked for, so that an endless file ends too.
    if source == STANDARD_INPUT:
        return standard_input().read(LARGEST_INPUT + 1)
    with Path(source).open("rb") as file:
        return file.read(LARGEST_INPUT + 1)
