"""The ladder: which look and which engine, in which order, and when to give up.

A still picture gets every rung until one reads: there is no second chance. A live frame gets the
fast rung and one more in turn: the next frame is a better second chance than a longer search, and
most frames a kiosk camera sees are empty, so what an empty frame costs is what the kiosk pays.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace

from kiosk.reading.engines import Engine, zbar_linear, zxing, zxing_fast, zxing_linear, zxing_second
from kiosk.reading.looks import Look, adaptive, as_it_is, doubled, half, rot45, sharpened, smooth
from kiosk.reading.pixels import Gray
from kiosk.reading.symbol import Symbol

Clock = Callable[[], float]
"""Seconds that only go forward."""

SMALLEST_SIDE = 8
"""Pixels. No symbol fits below; engines are not asked about slivers."""

STILL_BUDGET = 4.0
LIVE_BUDGET = 0.06
"""Seconds after which no further rung starts; a rung that has started is let finish."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One attempt: prepare the picture, then read it."""

    name: str
    look: Look
    engine: Engine

    def read(self, image: Gray) -> tuple[Symbol, ...]:
        """Symbols found, their corners in the picture's own pixels."""
        looked = self.look(image)
        return tuple(
            replace(symbol, position=looked.place(symbol.position), engine=self.name)
            for symbol in self.engine(looked.image)
        )


FAST = Rung("zxing fast", as_it_is, zxing_fast)
WHOLE = Rung("zxing", as_it_is, zxing)
HALF = Rung("half zxing", half, zxing_second)
HALF_ZBAR = Rung("half zbar", half, zbar_linear)
SHARPENED = Rung("sharpened zxing", sharpened, zxing_second)
SLANTED = Rung("rot45 zxing", rot45, zxing_linear)
ADAPTIVE = Rung("adaptive zxing", adaptive, zxing_second)
DOUBLED = Rung("doubled zxing", doubled, zxing_second)
SMOOTH = Rung("smooth zxing", smooth, zxing_second)
ZBAR = Rung("zbar", as_it_is, zbar_linear)

STILL = (FAST, HALF, WHOLE, SHARPENED, HALF_ZBAR, SLANTED, ADAPTIVE, DOUBLED, SMOOTH, ZBAR)
"""In the order of what each adds for its time, measured by ``benches/reading.py``."""

LIVE_TURNS = (WHOLE, HALF, SLANTED, SHARPENED, HALF_ZBAR, WHOLE, ADAPTIVE, SMOOTH)
"""One of these a frame, so the whole round takes a quarter of a second at 30 frames."""


def read_symbols(
    image: Gray,
    rungs: Sequence[Rung] = STILL,
    budget: float = STILL_BUDGET,
    clock: Clock = time.perf_counter,
) -> tuple[Symbol, ...]:
    """Read a picture by the first rung that reads anything; empty when none does.

    ``budget`` is in seconds: past it no further rung is begun.
    """
    return _climb(image, rungs, budget, clock)[0]


class LiveLadder:
    """Reads one camera's frames: remembers whose turn it is, and nothing of what it saw."""

    def __init__(
        self,
        turns: Sequence[Rung] = LIVE_TURNS,
        budget: float = LIVE_BUDGET,
        clock: Clock = time.perf_counter,
    ) -> None:
        self._turns = turns
        self._budget = budget
        self._clock = clock
        self._turn = 0

    def read(self, frame: Gray) -> tuple[Symbol, ...]:
        """Read the next frame: the fast rung, then the one whose turn it is.

        A rung that reads keeps its turn, so that the second, agreeing frame comes at once.
        """
        rungs = (FAST, self._turns[self._turn])
        symbols, climbed = _climb(frame, rungs, self._budget, self._clock)
        if not symbols and climbed == len(rungs):
            self._turn = (self._turn + 1) % len(self._turns)
        return symbols


def _climb(
    image: Gray, rungs: Sequence[Rung], budget: float, clock: Clock
) -> tuple[tuple[Symbol, ...], int]:
    """The symbols, and how many rungs it took."""
    if min(image.shape) < SMALLEST_SIDE:
        return (), 0
    until = clock() + budget
    for climbed, rung in enumerate(rungs):
        if climbed and clock() > until:
            return (), climbed
        symbols = rung.read(image)
        if symbols:
            return symbols, climbed + 1
    return (), len(rungs)
