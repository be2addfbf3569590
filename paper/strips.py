"""Which rows of a picture go to the printer together, and how much of their white is left out.

A strip of raster is a rectangle, so a letter that reaches up costs white across the whole line.
Rows are cut apart where their ink widens or narrows, then joined wherever that costs less than a
command. All of it is done on whole columns of numbers: a page has some 2,000 rows.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

Packed = npt.NDArray[np.uint8]
_Numbers = npt.NDArray[np.intp]
_Marks = npt.NDArray[np.bool_]

ROWS_MOST = 100
"""Printers with small buffers stall on tall images, so no strip is taller."""

COMMAND = 20
"""Bytes a strip of its own must save. A command takes about ten, but a printer likes few."""

STEP = 8
"""Bytes by which the ink of a row must widen or narrow for a strip to end."""

PASSES = 5
"""How often strips are joined; each pass about halves those that can be."""

LEFT, CENTRE, RIGHT = 0, 1, 2


@dataclass(frozen=True, slots=True)
class Strip:
    """Rows from ``top`` to ``bottom``, of which bytes ``first`` to ``last`` are sent."""

    top: int
    bottom: int
    align: int
    first: int
    last: int


@dataclass(frozen=True, slots=True)
class _Strips:
    """The same for all strips of a picture; ``first`` and ``last`` are where ink is."""

    tops: _Numbers
    bottoms: _Numbers
    first: _Numbers
    last: _Numbers
    across: int

    @property
    def choices(self) -> _Numbers:
        """Bytes a row takes, held to the left, the centre and the right of the paper."""
        # The same cut on both sides keeps a centred strip on a whole byte on every model.
        side = np.minimum(self.first, self.across - self.last)
        return np.stack((self.last, self.across - 2 * side, self.across - self.first))

    @property
    def sizes(self) -> _Numbers:
        """Bytes of raster."""
        sizes: _Numbers = (self.bottoms - self.tops) * self.choices.min(axis=0)
        return sizes

    def joined(self, starts: _Marks) -> _Strips:
        """Join every strip that starts nothing to the one before."""
        at = np.flatnonzero(starts)
        return _Strips(
            self.tops[at],
            np.append(self.bottoms[at[1:] - 1], self.bottoms[-1]),
            np.minimum.reduceat(self.first, at),
            np.maximum.reduceat(self.last, at),
            self.across,
        )

    def pairs(self) -> _Strips:
        """Give each strip together with the next one."""
        return _Strips(
            self.tops[:-1],
            self.bottoms[1:],
            np.minimum(self.first[:-1], self.first[1:]),
            np.maximum(self.last[:-1], self.last[1:]),
            self.across,
        )


def strips(packed: Packed) -> list[Strip]:
    """Cut a picture of packed rows into strips, from top to bottom; white rows are in none."""
    inked = packed != 0
    rows = np.flatnonzero(inked.any(axis=1))
    if not rows.size:
        return []
    cut = _cut(inked[rows], rows)
    for _ in range(PASSES):
        starts = _starts(cut)
        if starts.all():
            break
        cut = cut.joined(starts)
    return _listed(cut)


def _cut(inked: _Marks, rows: _Numbers) -> _Strips:
    """Start with rows that follow each other and are about equally wide."""
    across = inked.shape[1]
    first = inked.argmax(axis=1)
    last = across - inked[:, ::-1].argmax(axis=1)
    each = _Strips(rows, rows + 1, first, last, across)
    steps = np.abs(np.diff(each.choices.min(axis=0))) > STEP
    starts = np.ones(rows.size, dtype=bool)
    starts[1:] = steps | (np.diff(rows) > 1)
    return each.joined(starts)


def _starts(cut: _Strips) -> _Marks:
    """Mark the strips that stay apart from the one before: of neighbours the best pair is one."""
    starts = np.ones(cut.tops.size, dtype=bool)
    pairs = cut.pairs()
    gain = cut.sizes[:-1] + cut.sizes[1:] + COMMAND - pairs.sizes
    gain[pairs.bottoms - pairs.tops > ROWS_MOST] = -1
    around = np.concatenate(([-1], gain, [-1]))
    starts[1:] = (gain < 0) | (gain <= around[:-2]) | (gain < around[2:])
    return starts


def _listed(cut: _Strips) -> list[Strip]:
    aligns = cut.choices.argmin(axis=0)
    side = np.minimum(cut.first, cut.across - cut.last)
    first = np.choose(aligns, (0 * side, side, cut.first))
    last = np.choose(aligns, (cut.last, cut.across - side, 0 * side + cut.across))
    columns = (cut.tops, cut.bottoms, aligns, first, last)
    found = map(Strip, *(column.tolist() for column in columns))
    return [part for strip in found for part in _parts(strip)]


def _parts(strip: Strip) -> list[Strip]:
    """Part rows that were cut apart nowhere and are too many."""
    if strip.bottom - strip.top <= ROWS_MOST:
        return [strip]
    return [
        Strip(top, min(top + ROWS_MOST, strip.bottom), strip.align, strip.first, strip.last)
        for top in range(strip.top, strip.bottom, ROWS_MOST)
    ]
