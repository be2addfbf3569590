"""How long a guesser waits: pure, and by no clock that anybody can set.

Five wrong ones are free. After the fifth one waits a minute, after each further one twice as long,
an hour at most. The wait is counted by a clock that only goes forward and begins when the machine
starts; when the program starts anew, the whole wait begins anew. So neither a clock that is set
back nor a plug that is pulled shortens it.
"""

from __future__ import annotations

from dataclasses import dataclass

FREE_TRIES = 5
FIRST_WAIT = 60.0
LONGEST_WAIT = 3600.0
"""Seconds."""


@dataclass(frozen=True, slots=True)
class Tries:
    """Wrong tries since the last right one, and when the last was (seconds of this process)."""

    wrong: int = 0
    since: float = 0.0

    def wait(self, now: float) -> float:
        """Give the seconds left to wait; 0 when a try is free."""
        if self.wrong < FREE_TRIES:
            return 0.0
        # A wait of more than an hour has long been reached at 64 minutes.
        doubled = FIRST_WAIT * (1 << min(self.wrong - FREE_TRIES, 6))
        return max(0.0, min(LONGEST_WAIT, doubled) - (now - self.since))

    def after_a_wrong_one(self, now: float) -> Tries:
        """Count one more."""
        return Tries(self.wrong + 1, now)
