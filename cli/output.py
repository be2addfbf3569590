"""What every tool says and how it ends: 0 fine, 1 a problem was found, 2 wrong usage."""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any, NoReturn

import typer

PROBLEM_FOUND = 1
USAGE = 2
LARGEST_INPUT = 4_000_000
"""Bytes. A form is a few kilobytes; more is a mistake, and is said so."""


def say(text: str) -> None:
    """Print a line for a person."""
    typer.echo(text)


def say_json(value: Any) -> None:
    """Print one JSON document, letters as they are."""
    typer.echo(json.dumps(value, ensure_ascii=False, indent=2, default=str))


def problem(text: str, *, as_json: bool = False) -> NoReturn:
    """Say what is wrong and leave with 1."""
    if as_json:
        say_json({"problem": text})
    else:
        typer.echo(text, err=True)
    raise typer.Exit(PROBLEM_FOUND)


def wrong_usage(text: str) -> NoReturn:
    """Say how the command is meant and leave with 2."""
    typer.echo(text, err=True)
    raise typer.Exit(USAGE)


def read_bytes(source: str) -> bytes:
    """Read a file, or standard input for ``-``. Leaves with 2 when there is nothing to read."""
    try:
        data = sys.stdin.buffer.read() if source == "-" else Path(source).read_bytes()
    except OSError as fault:
        wrong_usage(f"{source}: {fault.strerror}")
    if len(data) > LARGEST_INPUT:
        wrong_usage(f"{source}: more than {LARGEST_INPUT} bytes")
    return data


def read_json(source: str) -> dict[str, Any]:
    """Read one JSON object. Leaves with 1 when it is not one."""
    data = read_bytes(source)
    try:
        value = json.loads(data)
    except (UnicodeDecodeError, ValueError, RecursionError) as fault:
        problem(f"{source}: not JSON ({fault})")
    if not isinstance(value, dict):
        problem(f"{source}: a JSON object is expected")
    return value
