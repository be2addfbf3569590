"""Letters as 1-bit pictures, each drawn once: hinting a letter costs far more than placing it.

What is kept is single letters, so nothing of a traveller's words stays behind in memory.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache

import numpy as np
from PIL import Image, ImageDraw

from languages.fonts import Face
from paper.bits import Bits
from paper.fonts import Chain, sized, spans

KEPT = 8192
"""Letters in all sizes and faces; three languages use about 1,500."""


@dataclass(frozen=True, eq=False, slots=True)
class Glyph:
    """One letter: its ink, where that lies from the pen (``left``, ``above``), and the step on."""

    ink: Bits
    left: int
    above: int
    advance: int


def placed(text: str, fonts: Chain, size: int) -> list[Glyph]:
    """Give the letters of ``text`` in the faces that have them. Raises MissingGlyph."""
    return [glyph(face, size, letter) for part, face in spans(text, fonts) for letter in part]


def length(text: str, fonts: Chain, size: int) -> int:
    """Measure ``text`` in dots. Raises MissingGlyph."""
    return sum(letter.advance for letter in placed(text, fonts, size))


@lru_cache(maxsize=KEPT)
def glyph(face: Face, size: int, letter: str) -> Glyph:
    """Draw one letter, straight in 1 bit: grey would be dithered into dots around it."""
    font = sized(face, size)
    pen, baseline = size, 2 * size
    canvas = Image.new("1", (4 * size, 3 * size), 0)
    draw = ImageDraw.Draw(canvas)
    draw.fontmode = "1"
    draw.text((pen, baseline), letter, fill=1, font=font, anchor="ls")
    advance = round(font.getlength(letter, mode="1"))
    box = canvas.getbbox()
    if box is None:
        return Glyph(np.zeros((0, 0), dtype=bool), 0, 0, advance)
    ink = np.array(canvas.crop(box), dtype=bool)
    return Glyph(ink, box[0] - pen, baseline - box[1], advance)
