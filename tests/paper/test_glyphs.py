from __future__ import annotations

import numpy as np
import pytest

from paper.fonts import Chain, MissingGlyph
from paper.glyphs import glyph, length, placed


@pytest.mark.parametrize("letter", "əƏğıİşçöüЖщ")
def test_every_letter_leaves_its_own_ink(letter: str, regular: Chain) -> None:
    face = regular.faces[0]
    ink = glyph(face, 24, letter).ink
    assert ink.any()
    # U+FFFF is no letter, so it shows what a missing one looks like.
    box = glyph(face, 24, "\uffff").ink
    assert ink.shape != box.shape or not np.array_equal(ink, box)


def test_a_dotted_letter_differs_from_the_one_without(regular: Chain) -> None:
    face = regular.faces[0]
    assert glyph(face, 24, "İ").ink.shape[0] > glyph(face, 24, "I").ink.shape[0]
    assert glyph(face, 24, "i").ink.shape[0] > glyph(face, 24, "ı").ink.shape[0]


def test_a_space_steps_on_without_ink(regular: Chain) -> None:
    space = glyph(regular.faces[0], 24, " ")
    assert space.ink.size == 0
    assert space.advance > 0


def test_a_word_is_as_long_as_its_letters(regular: Chain) -> None:
    assert length("əl", regular, 24) == sum(g.advance for g in placed("əl", regular, 24))
    assert length("", regular, 24) == 0


def test_twice_the_size_is_twice_as_long(regular: Chain) -> None:
    words = "Gömrük bəyannaməsi"
    assert length(words, regular, 48) == pytest.approx(2 * length(words, regular, 24), rel=0.04)


def test_a_letter_no_font_has_is_not_measured(regular: Chain) -> None:
    with pytest.raises(MissingGlyph):
        length("\N{ZEBRA FACE}", regular, 24)
