"""Fonts by family name, through fontconfig, and which letters each of them really has.

No printer code page has the letter ə, so every word is drawn. A letter without a glyph would come
out as an empty box; here it is an error with a name instead.
"""

from __future__ import annotations

import subprocess
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from PIL import ImageFont

REGULAR, BOLD = 80, 200
UPRIGHT, NORMAL_WIDTH = 0, 100
_FORMAT = "%{weight}\t%{slant}\t%{width}\t%{file}\t%{charset}\n"
_PATIENCE = 20.0  # seconds; the first look-up after set-up may build fontconfig's cache


class FontError(Exception):
    """Words cannot be put on paper."""


class NoFont(FontError):
    """None of the families of a chain is installed."""


class MissingGlyph(FontError):
    """No font of the chain has this letter."""

    def __init__(self, letter: str, families: tuple[str, ...]) -> None:
        super().__init__(f"U+{ord(letter):04X} is in none of {', '.join(families)}")
        self.letter = letter


@dataclass(frozen=True, eq=False, slots=True)
class Face:
    """One font file and the letters it has."""

    path: Path
    letters: frozenset[str]


@dataclass(frozen=True, eq=False, slots=True)
class Chain:
    """Faces in the order they are asked for a letter."""

    families: tuple[str, ...]
    faces: tuple[Face, ...]

    def has(self, text: str) -> bool:
        """Whether every letter of ``text`` can be drawn."""
        return all(any(letter in face.letters for face in self.faces) for letter in text)


@cache
def chain(families: tuple[str, ...], bold: bool) -> Chain:
    """Find the installed faces of ``families``. Raises NoFont when there is not one."""
    found = tuple(face for family in families if (face := _face(family, bold)) is not None)
    if not found:
        raise NoFont(f"none of {', '.join(families)} is installed")
    return Chain(families, found)


def spans(text: str, fonts: Chain) -> list[tuple[str, Face]]:
    """Cut ``text`` where the face changes. Raises MissingGlyph."""
    first = fonts.faces[0]
    if first.letters.issuperset(text):
        return [(text, first)]
    cut: list[tuple[str, Face]] = []
    for letter in text:
        face = _face_of(letter, fonts)
        if cut and cut[-1][1] is face:
            cut[-1] = (cut[-1][0] + letter, face)
        else:
            cut.append((letter, face))
    return cut


@cache
def sized(face: Face, size: int) -> ImageFont.FreeTypeFont:
    """Open a face at ``size`` dots to the em."""
    return ImageFont.truetype(face.path, size, layout_engine=ImageFont.Layout.BASIC)


def _face_of(letter: str, fonts: Chain) -> Face:
    for face in fonts.faces:
        if letter in face.letters:
            return face
    raise MissingGlyph(letter, fonts.families)


@cache
def _face(family: str, bold: bool) -> Face | None:
    wanted = (BOLD if bold else REGULAR, UPRIGHT, NORMAL_WIDTH)
    for line in _listing(family).splitlines():
        weight, slant, width, path, charset = line.split("\t")
        # A variable font gives ranges here; a static file of the same family is preferred.
        if (weight, slant, width) == tuple(str(number) for number in wanted):
            return Face(Path(path), frozenset(_letters(charset)))
    return None


def _listing(family: str) -> str:
    command = ["fc-list", f":family={family}", "--format", _FORMAT]
    try:
        done = subprocess.run(
            command, capture_output=True, text=True, check=True, timeout=_PATIENCE
        )
    except (OSError, subprocess.SubprocessError) as fault:
        raise NoFont("fontconfig does not answer; is the package fontconfig installed?") from fault
    return done.stdout


def _letters(charset: str) -> list[str]:
    letters: list[str] = []
    for part in charset.split():
        first, _, last = part.partition("-")
        letters.extend(map(chr, range(int(first, 16), int(last or first, 16) + 1)))
    return letters
