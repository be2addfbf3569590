"""The fonts of the glass, by family; Kivy's own is the last resort.

Kivy draws a text with one font and leaves a box where that font lacks a letter. So a chain of
families is known here under one name, and ``cut`` says which face draws which part of a text.
"""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, partial
from itertools import groupby

from kivy.core.text import LabelBase

from languages import available
from languages.fonts import Face, NoFontconfig, installed
from languages.language import screen_fonts

LAST_RESORT = "Roboto"


def register(families: tuple[str, ...]) -> str:
    """Make a chain of families known to Kivy and give the name to draw with."""
    regular, bold = first(families, False), first(families, True)
    if regular is None:
        return LAST_RESORT
    name = ", ".join(families)
    LabelBase.register(name, fn_regular=str(regular.path), fn_bold=str((bold or regular).path))
    return name


@cache
def of_every_language() -> tuple[str, ...]:
    """Give the families of all languages: each one's own name stands on the glass in any other."""
    return tuple(dict.fromkeys(family for code in available() for family in screen_fonts(code)))


@cache
def first(families: tuple[str, ...], bold: bool) -> Face | None:
    """Give the first installed face; the others are looked for when it lacks a letter."""
    return next(_found(families, bold), None)


@cache
def faces(families: tuple[str, ...], bold: bool) -> tuple[Face, ...]:
    """Give the installed faces of a chain; one without a bold face is asked for its regular."""
    return tuple(_found(families, bold))


def cut(text: str, name: str, bold: bool) -> list[tuple[str, str | None]]:
    """Cut text where the face changes, each part with its file; None is the name's own face."""
    families = tuple(name.split(", "))
    own = first(families, bold)
    if own is None or own.letters.issuperset(text):
        return [(text, None)]
    parts = groupby(text, key=partial(_face_of, chain=faces(families, bold)))
    return [("".join(letters), str(face.path)) for face, letters in parts]


def _found(families: tuple[str, ...], bold: bool) -> Iterator[Face]:
    try:
        for family in families:
            face = installed(family, bold) or installed(family, False)
            if face is not None:
                yield face
    except NoFontconfig:
        return


def _face_of(letter: str, chain: tuple[Face, ...]) -> Face:
    return next((face for face in chain if letter in face.letters), chain[0])
