from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import numpy as np
import pytest

from paper.bits import Bits
from paper.draw import draw
from paper.measures import measures
from paper.page import Page, Space, Text, Watermark
from paper.place import Placed

Compose = Callable[..., Page]
FONTS = ("Noto Sans",)
PAPERS = [(code, width) for code in ("az", "en", "ru") for width in (80, 58)]


def light(page: Page) -> tuple[Bits, Placed]:
    """Only what the watermark adds."""
    marked, plain = draw(page), draw(replace(page, watermark=None))
    return marked.ink & ~plain.ink, marked.placed


def marked(*blocks: Text | Space) -> Page:
    return Page(80, blocks, Watermark("TƏLİM", FONTS))


@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_ink_never_touches_the_papers_edges(language: str, width: int, composed: Compose) -> None:
    ink = draw(composed(language, width, training=True, copy=1)).picture()
    # A J at the beginning of a line hangs out into the margin.
    edge = measures(width).margin // 2
    assert not ink[:, :edge].any()
    assert not ink[:, -edge:].any()


@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_it_is_light_and_comes_again_and_again(
    language: str, width: int, composed: Compose
) -> None:
    dots, placed = light(composed(language, width, training=True))
    for start in range(0, placed.rows - 300, 300):
        assert dots[start : start + 300].any()
    assert dots.mean() < 0.02


def test_no_two_of_its_dots_touch() -> None:
    dots, _ = light(marked(Space("large"), Space("large"), Space("large"), Space("large")))
    assert dots.any()
    assert not (dots[1:] & dots[:-1]).any()
    assert not (dots[:, 1:] & dots[:, :-1]).any()


def test_a_letter_that_would_be_mostly_covered_is_left_out() -> None:
    full = Text("Ş" * 5_000, "body", FONTS)
    dots, placed = light(marked(full))
    assert placed.rows > 1_000
    assert not dots.any()


def test_it_is_laid_the_same_way_each_time(composed: Compose) -> None:
    page = composed("en", 80, training=True)
    assert np.array_equal(draw(page).ink, draw(page).ink)
