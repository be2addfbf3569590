"""Ink: a page becomes a picture of one bit a dot."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache

import numpy as np
from PIL import Image

from paper.bits import Bits, blank, lay, to_image
from paper.ean13 import bars
from paper.fonts import chain
from paper.glyphs import length, placed
from paper.measures import Style, measures, watermark_measures
from paper.page import Page, Watermark
from paper.place import Bars, Frame, Line, Placed, Stroke, place

_DOT = 3
_DOT_STEP = 8
_CLEAR = 5
_CORNER = 26


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn page. ``ink`` lacks the barcodes: the printer draws those itself."""

    ink: Bits
    placed: Placed

    def picture(self) -> Bits:
        """Give the paper as it will look, barcodes included."""
        whole = self.ink.copy()
        for code in self.placed.bars:
            lay(bars(code.digits, code.module, code.height), whole, code.top, code.x)
        return whole

    def image(self) -> Image.Image:
        """Give the same as a black-on-white picture for a screen."""
        return to_image(self.picture())


def draw(page: Page) -> Drawing:
    """Draw a page. Raises MissingGlyph, NoFont, UnknownWidth."""
    where = place(page)
    ink = blank(where.rows, where.dots)
    styles = measures(page.width_mm).styles
    for item in where.items:
        if isinstance(item, Line):
            _line(ink, item, styles[item.style])
        elif isinstance(item, Frame):
            _frame(ink, item)
        elif isinstance(item, Stroke):
            _stroke(ink, item)
    if page.watermark is not None:
        _lay_under(ink, page.watermark, where)
    return Drawing(ink, where)


def _line(ink: Bits, line: Line, style: Style) -> None:
    x, baseline = line.x, line.top + style.baseline
    for letter in placed(line.text, chain(line.fonts, style.bold), style.size):
        lay(letter.ink, ink, baseline - letter.above, x + letter.left, line.white)
        x += letter.advance


def _frame(ink: Bits, frame: Frame) -> None:
    inside = ink[frame.top : frame.bottom, frame.x : frame.right]
    inside[:] = True
    if not frame.filled:
        edge = frame.thickness
        inside[edge:-edge, edge:-edge] = False
    if frame.corners:
        inside[_CORNER:-_CORNER, :] = False
        inside[:, _CORNER:-_CORNER] = False


def _stroke(ink: Bits, stroke: Stroke) -> None:
    under = ink[stroke.top : stroke.top + stroke.thickness, stroke.x : stroke.right]
    if not stroke.dotted:
        under[:] = True
        return
    for start in range(_DOT):
        under[:, start::_DOT_STEP] = True


def _lay_under(ink: Bits, mark: Watermark, where: Placed) -> None:
    """Put the watermark behind everything, leaving words and codes clear so that they read well."""
    look = watermark_measures()
    light = np.zeros_like(ink)
    word = _watermark(mark)
    for number, row in enumerate(range(0, ink.shape[0], look.down)):
        for column in range(-(number % 2) * look.across // 2, ink.shape[1], look.across):
            lay(word, light, row, column)
    for item in where.items:
        if isinstance(item, Line):
            left, right = item.x - _CLEAR, item.x + item.width + _CLEAR
            light[item.top : item.bottom, max(0, left) : right] = False
        elif isinstance(item, Bars):
            light[item.top - _CLEAR : item.top + item.height + _CLEAR] = False
    ink |= light


@cache
def _watermark(mark: Watermark) -> Bits:
    """Draw the word once, thinned to single dots."""
    look = watermark_measures()
    fonts = chain(mark.fonts, True)
    word = blank(look.size * 3 // 2, length(mark.word, fonts, look.size))
    x = 0
    for letter in placed(mark.word, fonts, look.size):
        lay(letter.ink, word, look.size * 5 // 4 - letter.above, x + letter.left)
        x += letter.advance
    sieve, half = np.zeros_like(word), look.step // 2
    sieve[:: look.step, :: look.step] = True
    sieve[half :: look.step, half :: look.step] = True
    word &= sieve
    return word
