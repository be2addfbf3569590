"""Ink: a page becomes a picture of one bit a dot."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image

from paper.bits import Bits, blank, lay, to_image
from paper.ean13 import bars
from paper.fonts import chain
from paper.glyphs import placed
from paper.measures import Style, measures
from paper.page import Page
from paper.place import place
from paper.placed import Frame, Line, Placed, Stripes, Stroke

_DOT = 3
_DOT_STEP = 8
_CORNER = 18
_STRIPE = 8


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
    look = measures(page.width_mm)
    for item in where.items:
        if isinstance(item, Line):
            _line(ink, item, look.styles[item.style])
        elif isinstance(item, Frame):
            _frame(ink, item)
        elif isinstance(item, Stroke):
            _stroke(ink, item)
        elif isinstance(item, Stripes):
            _stripes(ink, item)
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


def _stripes(ink: Bits, stripes: Stripes) -> None:
    under = ink[stripes.top : stripes.bottom, stripes.x : stripes.right]
    rows, dots = np.indices(under.shape)
    under |= (rows + dots) // _STRIPE % 2 == 0
