from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
from escpos.printer import Dummy
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from paper.bits import Bits
from paper.commands import split
from paper.draw import Drawing
from paper.escpos import encode, encode_drawing
from paper.page import Page
from paper.placed import Bars, Placed
from paper.reader import render
from paper.strips import ROWS_MOST

PAPERS = [(code, width) for code in ("az", "en", "ru") for width in (80, 58)]
Draw = Callable[..., Drawing]


def ink_only(ink: Bits, *bars: Bars) -> Drawing:
    return Drawing(ink, Placed(ink.shape[1], ink.shape[0], bars))


@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_the_printer_puts_down_exactly_what_was_drawn(
    language: str, width: int, drawn: Draw
) -> None:
    drawing = drawn(language, width, training=True, copy=2)
    printed = render(encode_drawing(drawing), drawing.placed.dots)
    assert printed.notes == ()
    assert printed.cuts == 1
    (page,) = printed.pages
    assert np.array_equal(page, drawing.picture())


@given(arrays(bool, (st.integers(1, 260)).map(lambda rows: (rows, 64)), fill=st.just(False)))
@settings(max_examples=60, deadline=None)
def test_any_picture_comes_out_dot_for_dot(ink: Bits) -> None:
    (page,) = render(encode_drawing(ink_only(ink)), 64).pages
    assert np.array_equal(page, ink)


def test_no_strip_is_taller_than_a_small_buffer(drawn: Draw) -> None:
    strips = [c for c in split(encode_drawing(drawn("en", 80)))[0] if c.name == "GS v"]
    assert strips
    assert all(int.from_bytes(strip.data[4:6], "little") <= ROWS_MOST for strip in strips)


def test_the_code_is_printed_by_the_printer_itself(composed: Callable[..., Page]) -> None:
    commands, rest = split(encode(composed("az", 80)))
    assert rest == b""
    assert [c.data for c in commands if c.name == "GS k"] == [b"\x43\x0d2000000012346"]
    assert [c.data for c in commands if c.name == "GS H"] == [b"\x00"]


def test_white_paper_is_fed_not_printed() -> None:
    stream = encode_drawing(ink_only(np.zeros((600, 64), dtype=bool)))
    assert b"\x1dv0" not in stream
    assert stream.count(b"\x1bJ") == 3


def test_a_page_starts_fresh_and_ends_cut(drawn: Draw) -> None:
    stream = encode_drawing(drawn("az", 58))
    assert stream.startswith(b"\x1b@\x1dP\xcb\xcb")
    assert stream.endswith(b"\x1dVB\x00")


@pytest.mark.parametrize(
    ("first", "last", "align"), [(0, 8, 0), (24, 40, 1), (56, 64, 2), (8, 56, 1)]
)
def test_what_stands_at_a_side_is_sent_without_the_white(first: int, last: int, align: int) -> None:
    ink = np.zeros((10, 64), dtype=bool)
    ink[:, first:last] = True
    commands, _ = split(encode_drawing(ink_only(ink)))
    (strip,) = [c for c in commands if c.name == "GS v"]
    assert int.from_bytes(strip.data[2:4], "little") == (last - first) // 8
    assert [c.data[0] for c in commands if c.name == "ESC a"][-1] == align


@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_the_same_page_takes_less_than_half_of_the_librarys_bytes(
    language: str, width: int, drawn: Draw
) -> None:
    drawing = drawn(language, width)
    printer = Dummy(profile={80: "TM-T20II", 58: "POS-5890"}[width])
    printer.image(drawing.image(), impl="bitImageRaster", fragment_height=65_535)
    assert len(encode_drawing(drawing)) <= 0.45 * len(printer.output)
