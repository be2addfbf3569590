"""Ink: a page becomes a picture of one bit a dot."""

from __future__ import annotations

from dataclasses import dataclass

from PIL import Image

from paper.bits import Bits, blank, lay, to_image
from paper.ean13 import bars
from paper.fonts import chain
from paper.glyphs import placed
from paper.measures import Style, measures
from paper.page import Page
from paper.place import Frame, Line, Placed, Stroke, place
from paper.watermark import lay_under

_DOT = 3
_DOT_STEP = 8
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
    look = measures(page.width_mm)
    for item in where.items:
        if isinstance(item, Line):
            _line(ink, item, look.styles[item.style])
        elif isinstance(item, Frame):
            _frame(ink, item)
        elif isinstance(item, Stroke):
            _stroke(ink, item)
    if page.watermark is not None:
        lay_under(ink, page.watermark, where, look.margin)
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
