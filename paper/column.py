"""A column of the paper, and words broken into its lines."""

from __future__ import annotations

from dataclasses import dataclass, replace

from paper.fonts import chain
from paper.glyphs import length
from paper.measures import Measures
from paper.page import Align, Text
from paper.placed import Line
from paper.wrap import cleaned, named_when_missing, wrapped

WHOLE = 1_000
"""Lines our own words may take: a legal sentence is never cut."""


@dataclass(frozen=True, slots=True)
class Column:
    """Where words may stand: from ``x`` to ``right``; ``white`` inside filled boxes.

    ``stop`` is where values begin, if they can.
    """

    look: Measures
    x: int
    right: int
    white: bool = False
    stop: int = 0

    @property
    def width(self) -> int:
        """Dots across."""
        return self.right - self.x

    def inset(self, by: int, white: bool) -> Column:
        """Give the column inside a box."""
        return Column(self.look, self.x + by, self.right - by, white)

    def halves(self) -> tuple[Column, Column]:
        """Give the columns of the two languages."""
        half = (self.width - self.look.gutter) // 2
        left = replace(self, right=self.x + half, stop=0)
        return left, replace(self, x=self.right - half, stop=0)

    def baseline(self, text: Text) -> int:
        """Say how far below the top of its line box a text stands."""
        return self.look.styles[text.style].baseline


def whole(look: Measures) -> Column:
    """Give the paper between its margins; values begin where the second language does."""
    column = Column(look, look.margin, look.dots - look.margin)
    return replace(column, stop=column.halves()[1].x) if look.columns == 2 else column


def lines_of(text: Text, column: Column, top: int) -> list[Line]:
    """Break words into lines; there is always at least one, if an empty one."""
    style = column.look.styles[text.style]
    fonts = chain(text.fonts, style.bold)
    words, most = cleaned(text.text), WHOLE
    if text.typed:
        words, most = named_when_missing(words, fonts), column.look.lines_most
    lines = []
    for line in wrapped(words, fonts, style.size, column.width, most):
        width = length(line, fonts, style.size)
        x = column.x + _shift(text.align, column.width - width)
        bottom = top + style.leading
        lines.append(Line(line, x, top, bottom, width, text.style, text.fonts, column.white))
        top = bottom
    return lines


def _shift(align: Align, spare: int) -> int:
    return {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[align]
