"""Work in pieces: what takes longer than a frame pauses in the middle and goes on in the next one.

Kivy builds a screen in one go, 30 to 100 ms. On a greenlet that can pause wherever ``breathe`` is
called, and the glass is drawn and touched before it goes on. Such work must leave alone, until its
end, whatever others look at.
"""

from __future__ import annotations

import math
import time
from collections.abc import Callable
from typing import Any

from greenlet import getcurrent, greenlet
from kivy.lang import Builder

PIECE_SECONDS = 0.011
"""Less than a frame of 16 ms: what the work does up to its next pause comes on top of it."""


class Piecework(greenlet):
    """``work``, done piece by piece on the thread that made this. ``found`` is what it gave."""

    def __init__(self, work: Callable[[], bool]) -> None:
        super().__init__(work)
        self.found = False
        self._until = 0.0
        self._rules: dict[Any, Any] = {}

    def go_on(self, seconds: float = PIECE_SECONDS) -> bool:
        """Do one piece. False when that was the last. Raises what the work raises."""
        self._until = time.perf_counter() + seconds
        # Kivy notes here which rules it is in the middle of, and takes a rule once at a time.
        Builder.rulectx, outer = self._rules, Builder.rulectx
        try:
            given = self.switch()
        finally:
            self._rules, Builder.rulectx = Builder.rulectx, outer
        if self.dead:
            self.found = bool(given)
        return not self.dead

    def finish(self) -> None:
        """Do all that is left, at once."""
        if not self.dead:
            self.go_on(math.inf)

    def give_up(self) -> None:
        """Do no more of it."""
        if not self.dead:
            self.throw()

    def pause_if_due(self) -> None:
        """Give the thread back once the piece has had its time. Called from within the work."""
        if time.perf_counter() >= self._until and self.parent is not None:
            self.parent.switch()


def breathe() -> None:
    """Pause here, if this is done in pieces and the piece has had its time."""
    here = getcurrent()
    if isinstance(here, Piecework):
        here.pause_if_due()
