"""The fonts of the glass, by family; Kivy's own is the last resort.

Kivy draws a text with one font and leaves a box where that font lacks a letter. So a chain of
families is known here under one name, and ``cut`` says which face draws which part of a text.
"""

from __future__ import annotations

from functools import cache, partial
from itertools import groupby

from kivy.core.text import LabelBase

from languages import available
from languages.fonts import Face, NoFontconfig, installed
from languages.language import screen_fonts

LAST_RESORT = "Roboto"


def register(families: tuple[str, ...]) -> str:
    """Make a chain of families known to Kivy and give the name to draw with."""
    regular, bold = faces(families, False), faces(families, True)
    if not regular:
        return LAST_RESORT
    name = ", ".join(families)
    LabelBase.register(
        name, fn_regular=str(regular[0].path), fn_bold=str((bold or regular)[0].path)
    )
    return name


@cache
def of_every_language() -> tuple[str, ...]:
    """Give the families of all languages: each one's own name stands on the glass in any other."""
    return tuple(dict.fromkeys(family for code in available() for family in screen_fonts(code)))


@cache
def faces(families: tuple[str, ...], bold: bool) -> tuple[Face, ...]:
    """Give the installed faces of a chain; one without a bold face is asked for its regular."""
    try:
        found = [installed(family, bold) or installed(family, False) for family in families]
    except NoFontconfig:
        return ()
    return tuple(face for face in found if face is not None)


def cut(text: str, name: str, bold: bool) -> list[tuple[str, str | None]]:
    """Cut text where the face changes, each part with its file; None is the name's own face."""
    chain = faces(tuple(name.split(", ")), bold)
    if not chain or chain[0].letters.issuperset(text):
        return [(text, None)]
    parts = groupby(text, key=partial(_face_of, chain=chain))
    return [("".join(letters), str(face.path)) for face, letters in parts]


def _face_of(letter: str, chain: tuple[Face, ...]) -> Face:
    return next((face for face in chain if letter in face.letters), chain[0])
