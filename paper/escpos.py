"""A drawn page as ESC/POS bytes: short raster strips, fed white, native barcodes.

Raster because no code page has ə. White rows are fed (``ESC J``), white sides are cut off, and
``ESC a`` moves what is left to its side: the same dots for less than half the bytes. Command
names are those of Epson's ESC/POS reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from struct import Struct

import numpy as np

from paper.bits import Bits
from paper.draw import Drawing, draw
from paper.page import Page
from paper.placed import Bars
from paper.strips import CENTRE, Packed, strips

INITIALIZE = b"\x1b@"
# Vertical motion units of one dot, so that ESC J counts dots on every model.
UNITS_OF_ONE_DOT = b"\x1dP\xcb\xcb"
PARTIAL_CUT = b"\x1dVB\x00"
_RASTER = b"\x1dv0\x00"
_SIZES = Struct("<HH")
_EAN13 = 67
_FEED_MOST = 255


def encode(page: Page) -> bytes:
    """Draw a page and give the bytes that print it. Raises MissingGlyph, NoFont, UnknownWidth."""
    return encode_drawing(draw(page))


def encode_drawing(drawing: Drawing) -> bytes:
    """Give the bytes that print a drawn page and cut the paper."""
    out = [INITIALIZE, UNITS_OF_ONE_DOT]
    row = 0
    for code in drawing.placed.bars:
        out += _rows(drawing.ink[row : code.top])
        out.append(_barcode(code))
        row = code.top + code.height
    out += _rows(drawing.ink[row:])
    out.append(PARTIAL_CUT)
    return b"".join(out)


def _rows(ink: Bits) -> Iterator[bytes]:
    packed = np.packbits(ink, axis=1)
    align = row = 0
    yield _alignment(align)
    for strip in strips(packed):
        if strip.top > row:
            yield _feed(strip.top - row)
        if strip.align != align:
            align = strip.align
            yield _alignment(align)
        yield _raster(packed[strip.top : strip.bottom, strip.first : strip.last])
        row = strip.bottom
    yield _feed(packed.shape[0] - row)


def _raster(dots: Packed) -> bytes:
    rows, across = dots.shape
    return b"".join((_RASTER, _SIZES.pack(across, rows), dots.tobytes()))


def _feed(rows: int) -> bytes:
    whole, rest = divmod(rows, _FEED_MOST)
    return b"\x1bJ\xff" * whole + (b"\x1bJ" + bytes([rest]) if rest else b"")


def _alignment(align: int) -> bytes:
    return b"\x1ba" + bytes([align])


def _barcode(code: Bars) -> bytes:
    """Print natively and centred, without the printer's own digits: the page has larger ones."""
    size = b"\x1dh" + bytes([code.height]) + b"\x1dw" + bytes([code.module]) + b"\x1dH\x00"
    digits = code.digits.encode("ascii")
    return _alignment(CENTRE) + size + b"\x1dk" + bytes([_EAN13, len(digits)]) + digits
