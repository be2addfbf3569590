"""Fonts by family name, through fontconfig, and which letters each of them really has.

Glass and paper both draw from a chain of families: the first face that has a letter draws it. A
letter without a glyph would come out as an empty box, so nothing here guesses.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

REGULAR, BOLD = 80, 200
UPRIGHT, NORMAL_WIDTH = 0, 100
_FORMAT = "%{weight}\t%{slant}\t%{width}\t%{file}\t%{charset}\n"
_PATIENCE = 20.0  # seconds; the first look-up after set-up may build fontconfig's cache


class NoFontconfig(Exception):
    """fontconfig does not answer: no family can be found."""


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font file and the letters it has."""

    path: Path
    letters: frozenset[str]


@cache
def installed(family: str, bold: bool) -> Face | None:
    """Find an installed face; None when the family has none. Raises NoFontconfig."""
    wanted = (BOLD if bold else REGULAR, UPRIGHT, NORMAL_WIDTH)
    for line in _listing(family).splitlines():
        weight, slant, width, path, charset = line.split("\t")
        # A variable font gives ranges here; a static file of the same family is preferred.
        if (weight, slant, width) == tuple(str(number) for number in wanted):
            return Face(Path(path), frozenset(_letters(charset)))
    return None


@cache
def _listing(family: str) -> str:
    command = ["fc-list", f":family={family}", "--format", _FORMAT]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise NoFontconfig("fontconfig does not answer") from fault
    return done.stdout


def _letters(charset: str) -> list[str]:
    letters: list[str] = []
    for part in charset.split():
        first, _, last = part.partition("-")
        letters.extend(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return letters
