"""Between which blocks the mark of a training paper is printed again.

A mark behind the words would take the bytes of a page without any white, and reads badly. Bands
take few, and no piece longer than the layout file says comes without a whole one.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import accumulate
from math import ceil

from paper.measures import measures
from paper.page import Band, Block, Page, Rule, Space

NEAR = 60
"""Rows a mark may stand off its even place, to stand between two lines; twice, two sections."""


def marked(page: Page, heights: Sequence[int]) -> tuple[Block, ...]:
    """Give the page's blocks with its mark between them. ``heights`` are those of the blocks."""
    if page.mark is None:
        return page.blocks
    blocks, tops = page.blocks, (0, *accumulate(heights))
    apart = measures(page.width_mm).marks_apart
    before = {at for piece in _pieces(blocks) for at in _places(blocks, tops, piece, apart)}
    standing: list[Block] = []
    for index, block in enumerate(blocks):
        if index in before:
            standing += (Space("hair"), page.mark, Space("small"))
        # The band is line enough between two sections.
        if index not in before or not isinstance(block, Rule):
            standing.append(block)
    return tuple(standing)


def _pieces(blocks: tuple[Block, ...]) -> list[tuple[int, int]]:
    """Give what lies between the marks a page has already: first block and the one after."""
    found = [index for index, block in enumerate(blocks) if isinstance(block, Band)]
    starts, ends = [0, *(index + 1 for index in found)], [*found, len(blocks)]
    return list(zip(starts, ends, strict=True))


def _places(
    blocks: tuple[Block, ...], tops: Sequence[int], piece: tuple[int, int], apart: int
) -> Iterator[int]:
    """Part a piece about evenly, by as few marks as leave nothing longer than ``apart`` rows."""
    at, after = piece
    while (left := tops[after] - tops[at]) > apart:
        even = tops[at] + left // ceil(left / apart)
        reached = [n for n in range(at + 1, after) if tops[at] < tops[n] <= tops[at] + apart]
        # A block may be taller than that all by itself.
        beyond = next((n for n in range(at + 1, after) if tops[n] > tops[at]), None)
        if beyond is None:
            return
        at = min(reached or [beyond], key=lambda n: abs(tops[n] - even) + _disturbs(blocks, n))
        yield at


def _disturbs(blocks: tuple[Block, ...], at: int) -> int:
    """Say how much a mark before a block would part what belongs together."""
    if isinstance(blocks[at], Rule):
        return 0
    return NEAR if isinstance(blocks[at - 1], Space) else 2 * NEAR
