"""The fonts of the paper: every word is drawn, each letter from the first face that has it.

No printer code page has the letter ə, so every word is drawn. A letter without a glyph would come
out as an empty box; here it is an error with a name instead.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

from PIL import ImageFont

from languages.fonts import Face, NoFontconfig, installed


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
    try:
        found = tuple(one for family in families if (one := installed(family, bold)) is not None)
    except NoFontconfig as fault:
        raise NoFont("fontconfig does not answer; is the package fontconfig installed?") from fault
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
