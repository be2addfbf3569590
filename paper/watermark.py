"""The watermark of a training paper: light letters wherever nothing else is said."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np

from paper.bits import Bits
from paper.fonts import chain
from paper.glyphs import placed
from paper.measures import watermark_measures
from paper.page import Watermark
from paper.place import Bars, Line, Placed

CLEAR = 5
"""Dots kept white around words and codes, so that they read well."""

SEEN = 0.5
"""The part of a letter that must be free of words; less would look like dirt."""


@dataclass(frozen=True, eq=False, slots=True)
class _Letter:
    """A letter thinned to single dots, and where it stands from the word's upper left corner."""

    dots: Bits
    down: int
    along: int


def lay_under(ink: Bits, mark: Watermark, where: Placed, margin: int) -> None:
    """Put the watermark behind everything, away from words, codes and the paper's edges."""
    look, free = watermark_measures(), _free(where, margin)
    white = free.sum(axis=1)
    for number, first in enumerate(range(0, where.rows, look.down)):
        # The row, not far down, where most of the word will be seen.
        nearby = range(first, first + look.down // 2, 4)
        row = max(nearby, key=lambda row: int(white[row + look.size // 4 : row + look.size].sum()))
        for column in range(-(number % 2) * look.across // 2, where.dots, look.across):
            for letter in _letters(mark):
                _lay_seen(letter, ink, free, row + letter.down, column + letter.along)


def _lay_seen(letter: _Letter, ink: Bits, free: Bits, row: int, column: int) -> None:
    rows, dots = letter.dots.shape
    if column < 0 or column + dots > ink.shape[1] or row + rows > ink.shape[0]:
        return
    place = slice(row, row + rows), slice(column, column + dots)
    seen = letter.dots & free[place]
    if seen.sum() >= SEEN * letter.dots.sum():
        ink[place] |= seen


def _free(where: Placed, margin: int) -> Bits:
    """Say where no word, code or edge is near."""
    free = np.zeros((where.rows, where.dots), dtype=bool)
    free[:, margin:-margin] = True
    for item in where.items:
        if isinstance(item, Line):
            left, right = max(0, item.x - CLEAR), item.x + item.width + CLEAR
            free[item.top : item.bottom, left:right] = False
        elif isinstance(item, Bars):
            free[max(0, item.top - CLEAR) : item.top + item.height + CLEAR] = False
    return free


@cache
def _letters(mark: Watermark) -> tuple[_Letter, ...]:
    """Draw the word once."""
    look = watermark_measures()
    letters, along = [], 0
    for glyph in placed(mark.word, chain(mark.fonts, True), look.size):
        down = look.size * 5 // 4 - glyph.above
        letters.append(_Letter(_thinned(glyph.ink, look.step), down, along + glyph.left))
        along += glyph.advance
    return tuple(letters)


def _thinned(ink: Bits, step: int) -> Bits:
    sieve, half = np.zeros_like(ink), step // 2
    sieve[::step, ::step] = True
    sieve[half::step, half::step] = True
    return ink & sieve
