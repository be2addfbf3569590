"""A drawn page as ESC/POS bytes: short raster strips, fed white, native barcodes.

Raster because no code page has ə. White rows are fed (``ESC J``), white sides are cut off, and
``ESC a`` moves what is left to its side: the same dots for less than half the bytes. Command
names are those of Epson's ESC/POS reference.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from paper.bits import Bits
from paper.draw import Drawing, draw
from paper.page import Page
from paper.place import Bars

Packed = npt.NDArray[np.uint8]

STRIP_ROWS = 100
"""Printers with small buffers stall on tall images, so no strip is taller."""

FEED_FROM = 4
"""White rows fewer than this stay in the strip: a command costs as much as it saves."""

INITIALIZE = b"\x1b@"
# Vertical motion units of one dot, so that ESC J counts dots on every model.
UNITS_OF_ONE_DOT = b"\x1dP\xcb\xcb"
PARTIAL_CUT = b"\x1dVB\x00"
_LEFT, _CENTRE, _RIGHT = 0, 1, 2
_EAN13 = 67
_FEED_MOST = 255


@dataclass(frozen=True, slots=True)
class _Band:
    """Rows from ``top`` to ``bottom`` that hold ink, cut to bytes ``first`` to ``last``."""

    top: int
    bottom: int
    align: int
    first: int
    last: int


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
    for band in _bands(packed):
        yield _feed(band.top - row)
        if band.align != align:
            align = band.align
            yield _alignment(align)
        yield _strip(packed[band.top : band.bottom, band.first : band.last])
        row = band.bottom
    yield _feed(packed.shape[0] - row)


def _bands(packed: Packed) -> Iterator[_Band]:
    for top, bottom in _inked(np.flatnonzero(packed.any(axis=1))):
        for start in range(top, bottom, STRIP_ROWS):
            end = min(start + STRIP_ROWS, bottom)
            yield _Band(start, end, *_sides(packed[start:end]))


def _inked(rows: npt.NDArray[np.intp]) -> Iterator[tuple[int, int]]:
    if not rows.size:
        return
    gaps = np.flatnonzero(np.diff(rows) > FEED_FROM)
    starts = [rows[0], *rows[gaps + 1]]
    ends = [*rows[gaps], rows[-1]]
    yield from ((int(start), int(end) + 1) for start, end in zip(starts, ends, strict=True))


def _sides(strip: Packed) -> tuple[int, int, int]:
    """Choose the alignment that leaves fewest bytes, and which bytes those are."""
    whole = strip.shape[1]
    inked = np.flatnonzero(strip.any(axis=0))
    first, last = int(inked[0]), int(inked[-1]) + 1
    # The same cut on both sides keeps a centred strip on a whole byte on every model.
    side = min(first, whole - last)
    choices = ((_LEFT, 0, last), (_CENTRE, side, whole - side), (_RIGHT, first, whole))
    return min(choices, key=lambda choice: choice[2] - choice[1])


def _strip(strip: Packed) -> bytes:
    rows, across = strip.shape
    sizes = across.to_bytes(2, "little") + rows.to_bytes(2, "little")
    return b"".join((b"\x1dv0\x00", sizes, strip.tobytes()))


def _feed(rows: int) -> bytes:
    whole, rest = divmod(rows, _FEED_MOST)
    return b"\x1bJ\xff" * whole + (b"\x1bJ" + bytes([rest]) if rest else b"")


def _alignment(align: int) -> bytes:
    return b"\x1ba" + bytes([align])


def _barcode(code: Bars) -> bytes:
    """Print natively and centred, without the printer's own digits: the page has larger ones."""
    size = b"\x1dh" + bytes([code.height]) + b"\x1dw" + bytes([code.module]) + b"\x1dH\x00"
    digits = code.digits.encode("ascii")
    return _alignment(_CENTRE) + size + b"\x1dk" + bytes([_EAN13, len(digits)]) + digits
