"""Keyboards as data: what each key types, plain and shifted, by language.

Upper and lower case are written out key by key, since ``i`` goes with ``İ`` and ``ı`` with ``I`` in
Azerbaijani and no case function knows which language it is in.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from languages.language import LOCALE, Language, load

LATIN = "en"
"""The layout identity fields start on, whatever language is spoken: passports are in Latin."""


@dataclass(frozen=True, slots=True)
class KeyPair:
    """What one key types."""

    plain: str
    shifted: str


Row = tuple[KeyPair, ...]


@dataclass(frozen=True, slots=True)
class Layout:
    """One keyboard. ``extra`` is a row of letters offered above another Latin layout.

    Where a script is not ``cased``, the shifted letters are other letters, not capitals.
    """

    code: str
    short: str
    rows: tuple[Row, ...]
    extra: tuple[Row, ...] = ()
    cased: bool = True

    @property
    def letters(self) -> frozenset[str]:
        """Every letter the rows can type."""
        return frozenset(
            typed for row in self.rows for key in row for typed in (key.plain, key.shifted)
        )


DIGITS: Row = tuple(KeyPair(digit, digit) for digit in "1234567890")


def keyboard(code: str) -> Layout:
    """Give the keyboard of an installed language. Raises FileNotFoundError."""
    return keyboard_of(load(code))


def keyboard_of(language: Language) -> Layout:
    """Give the keyboard that lies in the folder of a language. Raises FileNotFoundError."""
    return _read(language.code, language.keyboard)


def pad() -> Layout:
    """Give the number pad, the same in every language."""
    return _read("pad", LOCALE / "pad.json")


def with_letters_of(layout: Layout, other: Layout) -> Layout:
    """Give ``layout`` with the extra letters of another language in a row above its own."""
    return Layout(layout.code, layout.short, (*other.extra, *layout.rows))


@cache
def _read(code: str, path: Path) -> Layout:
    data = json.loads(path.read_text(encoding="utf-8"))
    rows, extra = _rows(data["rows"]), _rows(data.get("extra", []))
    return Layout(code, data["short"], rows, extra, data.get("cased", True))


def _rows(rows: list[list[list[str]]]) -> tuple[Row, ...]:
    return tuple(tuple(KeyPair(plain, shifted) for plain, shifted in row) for row in rows)
