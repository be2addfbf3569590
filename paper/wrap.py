"""Words into lines of a measured width; nothing is ever cut off in silence."""

from __future__ import annotations

import unicodedata

from paper.fonts import Chain
from paper.glyphs import length

ELLIPSIS = "…"
NARROWEST = 3
"""Dots of the narrowest letter worth counting: bounds how much of a huge text is measured."""

_INVISIBLE = frozenset({"Cc", "Cf", "Cs", "Co", "Cn", "Zl", "Zp"})


def cleaned(text: str) -> str:
    """Compose letters, drop what has no ink (controls, direction marks), keep plain spaces."""
    if text.isascii() and text.isprintable():
        return text
    composed = unicodedata.normalize("NFC", text)
    return "".join(_seen(letter) for letter in composed)


def named_when_missing(text: str, fonts: Chain) -> str:
    """Write a letter no font has by its code point, ``[U+1F600]``, so that a person can ask."""
    if fonts.has(text):
        return text
    return "".join(c if fonts.has(c) else f"[U+{ord(c):04X}]" for c in text)


def wrapped(text: str, fonts: Chain, size: int, width: int, lines_most: int) -> tuple[str, ...]:
    """Break ``text`` into at most ``lines_most`` lines no wider than ``width`` dots.

    A word wider than the line is broken; what does not fit ends in an ellipsis.
    """
    bound = (lines_most + 1) * (width // NARROWEST + 1)
    lines: list[str] = []
    line = ""
    for word in text[:bound].split(" "):
        joined = f"{line} {word}" if line else word
        if length(joined, fonts, size) <= width:
            line = joined
            continue
        if line:
            lines.append(line)
        *full, line = _broken(word, fonts, size, width)
        lines += full
        if len(lines) > lines_most:
            break
    lines.append(line)
    return _bounded(lines, fonts, size, width, lines_most)


def _bounded(
    lines: list[str], fonts: Chain, size: int, width: int, lines_most: int
) -> tuple[str, ...]:
    if len(lines) <= lines_most:
        return tuple(lines)
    room = width - length(ELLIPSIS, fonts, size)
    last = lines[lines_most - 1]
    kept = last[: _fitting(last, fonts, size, room)].rstrip()
    return (*lines[: lines_most - 1], kept + ELLIPSIS)


def _broken(word: str, fonts: Chain, size: int, width: int) -> list[str]:
    parts = []
    while length(word, fonts, size) > width and len(word) > 1:
        kept = max(1, _fitting(word, fonts, size, width))
        parts.append(word[:kept])
        word = word[kept:]
    return [*parts, word]


def _fitting(text: str, fonts: Chain, size: int, width: int) -> int:
    """Count the letters of ``text`` that fit."""
    fewest, most = 0, len(text)
    while fewest < most:
        middle = (fewest + most + 1) // 2
        if length(text[:middle], fonts, size) <= width:
            fewest = middle
        else:
            most = middle - 1
    return fewest


def _seen(letter: str) -> str:
    if letter in "\t\n\r":
        return " "
    return "" if unicodedata.category(letter) in _INVISIBLE else letter
