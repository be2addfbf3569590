"""Codes nobody knows, asked of the hub above: few from each window, however many it is shown.

A code typed wrong is answered like any other. A machine that tries codes one after the other makes
its hub ask the centre about a few of them, and then about one a minute.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

from events import note
from records.tries import Patience, Tries
from sync.events import HELD_BACK
from sync.figures import ASKED_ABOVE, Counts, Unwatched
from sync.hub.misses import Asked, AsksAbove, NobodyAbove

_SECOND, _MINUTE = 1_000, 60_000

BY_MISS = Patience(free=20, first=15 * _SECOND, longest=5 * _MINUTE, forgets=_MINUTE)
"""Codes of one window that nobody above knew either; a hall's honest slips stay below it."""


class InVain:
    """Asks above for one hub, and counts what was asked in vain. Raises StorageFault."""

    def __init__(self, tries: Tries, now: Callable[[], datetime]) -> None:
        self._tries = tries
        self._now = now
        self._noted: dict[str, int] = {}
        self.counts: Counts = Unwatched()

    def ask(self, above: AsksAbove, window: str, number: int, known: Callable[[], bool]) -> Asked:
        """Ask ``above`` about a code ``window`` has shown, unless it has asked in vain too often:
        then it is as if nobody could be asked. ``known`` says whether it is here by now.
        """
        if isinstance(above, NobodyAbove):
            return Asked.NOBODY_ABOVE
        key = f"unknown {window}"
        # Counted before it is asked, so that what is asked at once is all counted.
        until = self._tries.guess({key: BY_MISS}, int(self._now().timestamp() * 1000))
        if until is not None:
            self._held_back(key, until)
            return Asked.AWAY
        asked = above.about(number)
        in_vain = asked is Asked.ANSWERED and not known()
        if not in_vain:
            self._tries.take_back(key)
        word = "away" if asked is Asked.AWAY else "unknown" if in_vain else "known"
        self.counts.add(ASKED_ABOVE, result=word)
        return asked

    def _held_back(self, key: str, until: int) -> None:
        self.counts.add(ASKED_ABOVE, result="held_back")
        # Once for each wait: whoever tries codes must not fill the log as well.
        if self._noted.get(key) != until:
            self._noted[key] = until
            note(HELD_BACK)
