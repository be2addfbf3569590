"""Ink: a page becomes a picture of one bit a dot.

Letters are drawn straight in 1 bit. Drawn in grey, they would be dithered on the way to the
printer, which sprinkles dots round every letter.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
from PIL import Image, ImageDraw

from paper.bits import Bits, to_image
from paper.ean13 import bars
from paper.fonts import chain, sized, spans
from paper.measures import Style, measures, watermark_measures
from paper.page import Page, Watermark
from paper.place import Frame, Line, Placed, Stroke, place

INK, WHITE = 1, 0
_DOT = 3
_DOT_STEP = 8


@dataclass(frozen=True, slots=True)
class Drawing:
    """A drawn page. ``ink`` lacks the barcodes: the printer draws those itself."""

    ink: Bits
    placed: Placed

    def picture(self) -> Bits:
        """Give the paper as it will look, barcodes included."""
        whole = self.ink.copy()
        for code in self.placed.bars:
            drawn = bars(code.digits, code.module, code.height)
            whole[code.top : code.top + code.height, code.x : code.x + drawn.shape[1]] |= drawn
        return whole

    def image(self) -> Image.Image:
        """Give the same as a black-on-white picture for a screen."""
        return to_image(self.picture())


def draw(page: Page) -> Drawing:
    """Draw a page. Raises MissingGlyph, NoFont, UnknownWidth."""
    placed = place(page)
    canvas = Image.new("1", (placed.dots, placed.rows), WHITE)
    pen = ImageDraw.Draw(canvas)
    pen.fontmode = "1"
    styles = measures(page.width_mm).styles
    for item in placed.items:
        if isinstance(item, Line):
            _line(pen, item, styles[item.style])
        elif isinstance(item, Frame):
            _frame(pen, item)
        elif isinstance(item, Stroke):
            _stroke(pen, item)
    ink = np.array(canvas, dtype=bool)
    if page.watermark is not None:
        _lay_under(ink, page.watermark, placed)
    return Drawing(ink, placed)


def _line(pen: ImageDraw.ImageDraw, line: Line, style: Style) -> None:
    x = float(line.x)
    for part, face in spans(line.text, chain(line.fonts, style.bold)):
        font = sized(face, style.size)
        ink = WHITE if line.white else INK
        pen.text((x, line.top + style.baseline), part, fill=ink, font=font, anchor="ls")
        x += font.getlength(part)


def _frame(pen: ImageDraw.ImageDraw, frame: Frame) -> None:
    corners = (frame.x, frame.top, frame.right - 1, frame.bottom - 1)
    if frame.filled:
        pen.rectangle(corners, fill=INK)
    else:
        pen.rectangle(corners, outline=INK, width=frame.thickness)


def _stroke(pen: ImageDraw.ImageDraw, stroke: Stroke) -> None:
    bottom = stroke.top + stroke.thickness - 1
    if not stroke.dotted:
        pen.rectangle((stroke.x, stroke.top, stroke.right - 1, bottom), fill=INK)
        return
    for x in range(stroke.x, stroke.right - _DOT + 1, _DOT_STEP):
        pen.rectangle((x, stroke.top, x + _DOT - 1, bottom), fill=INK)


def _lay_under(ink: Bits, mark: Watermark, placed: Placed) -> None:
    """Put the watermark behind the words, and nowhere near a code that must be read."""
    light = _watermark(mark, ink.shape[0], ink.shape[1])
    for code in placed.bars:
        light[code.top : code.top + code.height] = False
    for item in placed.items:
        if isinstance(item, Line) and (item.style == "code" or item.white):
            light[item.top : item.bottom] = False
    ink |= light


def _watermark(mark: Watermark, rows: int, dots: int) -> Bits:
    look = watermark_measures()
    canvas = Image.new("1", (dots, rows), WHITE)
    pen = ImageDraw.Draw(canvas)
    pen.fontmode = "1"
    fonts = chain(mark.fonts, True)
    for number, y in enumerate(range(look.down // 2, rows + look.down, look.down)):
        for x in range(-(number % 2) * look.across // 2, dots, look.across):
            for part, face in spans(mark.word, fonts):
                pen.text((x, y), part, fill=INK, font=sized(face, look.size), anchor="ls")
    solid = np.array(canvas, dtype=bool)
    sieve = np.zeros_like(solid)
    sieve[:: look.step, :: look.step] = True
    sieve[look.step // 2 :: look.step, look.step // 2 :: look.step] = True
    return solid & sieve
