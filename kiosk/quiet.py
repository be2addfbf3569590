"""What waits for a quiet moment: building the screens that may come, and clearing away.

Python's collector stops everything for up to a second when it looks through all that a kiosk holds,
and it would do so at a touch. So it is off: what stays for good is set aside once, screens that are
over are taken apart (``kiosk.widgets.apart``), and the little that leaves is collected once its
visit has ended (``kiosk.wings``).
"""

from __future__ import annotations

import gc
from collections import deque
from collections.abc import Callable, Iterable

from kivy.clock import Clock

BREATH_SECONDS = 0.15
"""So long after a touch its screen has been drawn; small pieces of work no longer hold it up."""

QUIET_SECONDS = 3.0
"""Nobody has touched the glass for this long: the next touch is unlikely within the work's time."""

MOST_TOUCHES = 400
"""Touches without a quiet moment after which what they left is collected all the same."""

MANY_TOUCHES = 200
"""What fewer touches leave is not worth the moment it takes while somebody reads or thinks."""

MOST_ROUNDS = 8
"""How often the collector looks, where each time it finds what the time before has freed."""

Job = Callable[[], object]


class Quiet:
    """Does what can wait while nobody touches the glass, a piece a frame.

    ``get_ready`` does one piece of what may be wanted next, a few ms long, and says whether there
    was one: it is called soon after a touch. Jobs, and ``keep_house`` when nothing else is left to
    do, take longer and wait until it has been quiet for ``quiet`` seconds; ``keep_house`` gives
    False where it put itself off.
    """

    def __init__(
        self,
        get_ready: Callable[[], bool],
        keep_house: Job = gc.collect,
        quiet: float = QUIET_SECONDS,
    ) -> None:
        self._get_ready = get_ready
        self._keep_house = keep_house
        self._jobs: deque[Job] = deque()
        self._touches = 0
        self._breath = Clock.create_trigger(self._prepare, BREATH_SECONDS)
        self._next_piece = Clock.create_trigger(self._prepare, 0)
        self._moment = Clock.create_trigger(self._work, quiet)
        self._next_job = Clock.create_trigger(self._work, 0)

    @property
    def touches(self) -> int:
        """Touches since the house was kept."""
        return self._touches

    def do(self, jobs: Iterable[Job]) -> None:
        """Do these in the quiet moments to come, a frame apart: each should take few ms."""
        self._jobs.extend(jobs)
        self._moment()

    def touched(self) -> None:
        """Put the work off: somebody is there."""
        self._touches += 1
        for trigger in (self._breath, self._next_piece, self._next_job):
            trigger.cancel()
        if self._touches < MOST_TOUCHES:
            self._moment.cancel()
        self._breath()
        self._moment()

    def look_again(self) -> None:
        """Look whether something can be got ready: the screen may have changed by itself."""
        if not self._breath.is_triggered:
            self._next_piece()

    def _prepare(self, _seconds: float) -> None:
        if self._get_ready():
            self._next_piece()

    def _work(self, _seconds: float) -> None:
        if self._jobs:
            self._jobs.popleft()()
            self._next_job()
        elif self._get_ready():
            # The house is kept last: what is half cleared away would be set aside for good.
            self._next_job()
        elif self._keep_house() is not False:
            self._touches = 0


def set_aside() -> None:
    """Take what is held now out of the collector's sight for good, and switch it off.

    Only when nothing is left to collect: what goes frees more, which would be kept for good.
    """
    for _ in range(MOST_ROUNDS):
        if not gc.collect():
            break
    gc.freeze()
    gc.disable()


def collect_as_ever() -> None:
    """Undo ``set_aside``."""
    gc.unfreeze()
    gc.enable()
