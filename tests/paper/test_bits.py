from __future__ import annotations

from pathlib import Path

import numpy as np
from PIL import Image

from paper.bits import save_png, to_image


def test_a_file_shows_white_paper_around_what_was_printed(tmp_path: Path) -> None:
    save_png(np.ones((2, 3), dtype=bool), tmp_path / "paper.png", border=4)
    with Image.open(tmp_path / "paper.png") as picture:
        assert picture.size == (11, 10)
        shown = np.asarray(picture.convert("L"))
    assert (shown[4:6, 4:7] == 0).all()
    assert (shown == 0).sum() == 6


def test_dots_keep_their_places_whatever_the_width() -> None:
    bits = np.zeros((1, 13), dtype=bool)
    bits[0, 12] = True
    assert [to_image(bits).getpixel((x, 0)) for x in range(13)] == [255] * 12 + [0]
