from __future__ import annotations

from collections.abc import Callable

import pytest

from languages import load
from paper.draw import draw
from paper.page import Band, Block, Page, Rule, Space, Text
from paper.place import place
from paper.placed import Placed, Stripes
from paper.slip import Slip, SlipCode, compose_slip

Compose = Callable[..., Page]
FONTS = ("Noto Sans",)
MARK = Band(Text("TƏLİM", "banner", FONTS))
PAPERS = [(code, width) for code in ("az", "en", "ru") for width in (80, 58)]
EIGHT_CM = 639
"""Rows."""


def bands(placed: Placed) -> list[tuple[int, int]]:
    """First row and the row after the last of every band."""
    return sorted({(i.top, i.bottom) for i in placed.items if isinstance(i, Stripes)})


def longest_without(placed: Placed) -> int:
    """The longest piece of paper that could be cut out without a whole band on it."""
    found = bands(placed)
    inside = [after[1] - before[0] for before, after in zip(found, found[1:], strict=False)]
    return max(found[0][1], placed.rows - found[-1][0], *inside) - 1


def lines(count: int) -> tuple[Block, ...]:
    return tuple(Text(f"{n}", "body", FONTS) for n in range(count))


@pytest.mark.parametrize("copy", [0, 3])
@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_no_eight_centimetres_of_a_receipt_are_without_a_mark(
    language: str, width: int, copy: int, composed: Compose
) -> None:
    placed = draw(composed(language, width, training=True, copy=copy)).placed
    assert longest_without(placed) < EIGHT_CM


@pytest.mark.parametrize("codes", [1, 2, 8])
@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_no_eight_centimetres_of_a_slip_are_without_a_mark(
    language: str, width: int, codes: int
) -> None:
    code = SlipCode(2000000012346, ("Lodged", "Təqdim olunub"), ("Passenger", "Sərnişin"))
    slip = Slip("22.11.2026  14:02", "Bakı", "Köşk 0412", (code,) * codes)
    page = compose_slip(slip, load(language), load("az"), width)
    assert longest_without(place(page)) < EIGHT_CM


@pytest.mark.parametrize("rows", [40, 100, 400])
def test_however_long_a_paper_is_it_is_marked_all_the_way(rows: int) -> None:
    page = Page(80, (MARK, *lines(rows), MARK), MARK)
    assert longest_without(place(page)) < EIGHT_CM


def test_a_short_paper_has_only_the_marks_it_came_with() -> None:
    assert len(bands(place(Page(80, (MARK, *lines(5), MARK), MARK)))) == 2


def test_a_mark_stands_between_two_sections_and_takes_the_place_of_the_line() -> None:
    sections = (*lines(11), Space("small"), Rule(1), *lines(11))
    plain = place(Page(80, sections))
    marked = place(Page(80, sections, MARK))
    texts = [line.text for line in marked.lines]
    assert texts[11] == "TƏLİM"
    assert texts.count("TƏLİM") == 1
    assert len(plain.items) + 5 - 1 == len(marked.items)


def test_a_paper_without_a_mark_stays_as_it_is() -> None:
    page = Page(80, lines(100))
    assert bands(place(page)) == []


def test_a_block_taller_than_the_distance_is_marked_around() -> None:
    tall = Text("Ə " * 2_000, "body", FONTS)
    found = bands(place(Page(80, (*lines(3), tall, *lines(3)), MARK)))
    assert found
