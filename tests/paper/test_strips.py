from __future__ import annotations

from collections.abc import Callable

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays

from paper.bits import Bits
from paper.draw import Drawing
from paper.strips import CENTRE, LEFT, RIGHT, ROWS_MOST, strips

ACROSS = 8
"""Bytes."""


def cut(ink: Bits) -> list[tuple[int, int, int, int, int]]:
    found = strips(np.packbits(ink, axis=1))
    return [(one.top, one.bottom, one.align, one.first, one.last) for one in found]


def paper(rows: int) -> Bits:
    return np.zeros((rows, 8 * ACROSS), dtype=bool)


@given(arrays(bool, st.integers(1, 260).map(lambda rows: (rows, 64)), fill=st.just(False)))
@settings(max_examples=60, deadline=None)
def test_all_ink_is_in_exactly_one_strip(ink: Bits) -> None:
    packed = np.packbits(ink, axis=1)
    left = packed.copy()
    ended = 0
    for one in strips(packed):
        assert ended <= one.top < one.bottom <= one.top + ROWS_MOST
        assert 0 <= one.first < one.last <= ACROSS
        left[one.top : one.bottom, one.first : one.last] = 0
        ended = one.bottom
    assert not left.any()


def test_white_paper_has_no_strips() -> None:
    assert cut(paper(50)) == []


def test_rows_as_wide_as_each_other_go_together() -> None:
    ink = paper(40)
    ink[5:35, :8] = True
    assert cut(ink) == [(5, 35, LEFT, 0, 1)]


def test_a_strip_is_held_to_the_side_that_leaves_most_white_out() -> None:
    ink = paper(120)
    ink[0:20, :16] = True
    ink[50:70, 24:40] = True
    ink[100:120, 48:] = True
    assert [(one[2], one[3], one[4]) for one in cut(ink)] == [
        (LEFT, 0, 2),
        (CENTRE, 3, 5),
        (RIGHT, 6, 8),
    ]


def test_rows_that_become_much_wider_start_a_strip_of_their_own() -> None:
    ink = np.zeros((60, 576), dtype=bool)
    ink[:30, :8] = True
    ink[30:, :] = True
    assert [(one[0], one[1], one[4]) for one in cut(ink)] == [(0, 30, 1), (30, 60, 72)]


def test_a_command_that_saves_next_to_nothing_is_not_sent() -> None:
    ink = np.zeros((61, 16 * 8), dtype=bool)
    ink[:, :96] = True
    ink[30, 8:] = False
    assert cut(ink) == [(0, 61, LEFT, 0, 12)]
    ink[30:40, 8:] = False
    assert [one[:2] for one in cut(ink)] == [(0, 30), (30, 40), (40, 61)]


def test_a_page_takes_few_commands(drawn: Callable[..., Drawing]) -> None:
    drawing = drawn("ru", 80)
    found = strips(np.packbits(drawing.ink, axis=1))
    assert len(found) < 3 * len(drawing.placed.lines)
