"""Pictures of one bit a dot: True is ink. Rows first, as paper comes out of the printer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import numpy.typing as npt
from PIL import Image, ImageChops

Bits = npt.NDArray[np.bool_]


def blank(rows: int, dots: int) -> Bits:
    """Give white paper."""
    return np.zeros((rows, dots), dtype=bool)


def lay(ink: Bits, paper: Bits, row: int, column: int, white: bool = False) -> None:
    """Put ``ink`` on ``paper`` at a place, cut at the paper's edges; ``white`` takes ink away."""
    above, before = max(0, -row), max(0, -column)
    seen = ink[above : paper.shape[0] - row, before : paper.shape[1] - column]
    under = paper[row + above : row + above + seen.shape[0], column + before :][:, : seen.shape[1]]
    if white:
        under &= ~seen
    else:
        under |= seen


def to_image(bits: Bits) -> Image.Image:
    """Give a black-on-white picture in Pillow's 1-bit mode."""
    rows, dots = bits.shape
    ink = Image.frombytes("1", (dots, rows), np.packbits(bits, axis=1).tobytes())
    return ImageChops.invert(ink)


def save_png(bits: Bits, path: Path, border: int = 0) -> None:
    """Write a PNG; ``border`` adds white paper around, as a scanner would see it."""
    to_image(np.pad(bits, border)).save(path)
