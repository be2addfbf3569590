"""What waits for a quiet moment: loading the screens that may come, and clearing away.

Python's collector stops everything for up to 0.8 s when it looks through all that a kiosk holds,
and it would do so at a touch. So it is off while people answer: what stays for good is set aside
once, and what a visit leaves behind is collected when nobody has touched the glass for a while.
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable

from kivy.clock import Clock

QUIET_SECONDS = 0.7
"""Nobody has touched the glass for this long: the next touch is unlikely within the work's time."""

MOST_TOUCHES = 60
"""Touches without a quiet moment after which what they left is collected all the same."""

Job = Callable[[], object]


class Quiet:
    """Does jobs one by one while nobody touches the glass; ``keep_house`` after every touch."""

    def __init__(self, keep_house: Job = gc.collect) -> None:
        self._keep_house = keep_house
        self._jobs: deque[Job] = deque()
        self._touches = 0
        self._moment = Clock.create_trigger(self._work, QUIET_SECONDS)
        self._next_frame = Clock.create_trigger(self._work, 0)

    def do(self, jobs: Iterable[Job]) -> None:
        """Do these in the quiet moments to come, a frame apart: each should take few ms."""
        self._jobs.extend(jobs)
        self._moment()

    def touched(self) -> None:
        """Put the work off: somebody is there."""
        self._touches += 1
        self._next_frame.cancel()
        if self._touches < MOST_TOUCHES:
            self._moment.cancel()
        self._moment()

    def _work(self, _seconds: float) -> None:
        self._touches = 0
        if self._jobs:
            self._jobs.popleft()()
            self._next_frame()
        else:
            self._keep_house()


def set_aside() -> None:
    """Take what is held now out of the collector's sight for good, and switch it off."""
    gc.collect()
    gc.freeze()
    gc.disable()


def collect_as_ever() -> None:
    """Undo ``set_aside``."""
    gc.unfreeze()
    gc.enable()
