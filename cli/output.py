"""What every tool says and how it ends: 0 fine, 1 a problem was found, 2 wrong usage."""

from __future__ import annotations

import json
import sys
import unicodedata
from typing import Any, NoReturn

import typer

from cli.speaking import speech

PROBLEM_FOUND = 1
USAGE = 2


def say(text: str, *, to_errors: bool = False) -> None:
    """Print lines for a person, with nothing in them that could drive a terminal."""
    typer.echo(_encodable("".join(map(_shown, text)), to_errors), err=to_errors)


def say_json(value: Any) -> None:
    """Print one JSON document, letters as they are where standard output can write them."""
    text = json.dumps(value, ensure_ascii=False, indent=2, default=str)
    if _encodable(text, False) != text:
        text = json.dumps(value, indent=2, default=str)
    typer.echo(text)


def words(message: str, **values: object) -> str:
    """Put one of this room's sentences into the reader's language."""
    # Their context is "command": languages hold all of them in ``cli.po``.
    return speech().say("command", message, **values)


def problem(text: str) -> NoReturn:
    """Say what is wrong and leave with 1."""
    say(text, to_errors=True)
    raise typer.Exit(PROBLEM_FOUND)


def wrong_usage(text: str) -> NoReturn:
    """Say how the command is meant and leave with 2."""
    say(text, to_errors=True)
    raise typer.Exit(USAGE)


def _shown(letter: str) -> str:
    # Control, format and unassigned characters could move the cursor or turn a line round.
    if letter == "\n" or not unicodedata.category(letter).startswith("C"):
        return letter
    return letter.encode("unicode_escape").decode("ascii")


def _encodable(text: str, to_errors: bool) -> str:
    stream = sys.stderr if to_errors else sys.stdout
    encoding = getattr(stream, "encoding", None) or "utf-8"
    return text.encode(encoding, "backslashreplace").decode(encoding)
