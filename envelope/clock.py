"""A hybrid logical clock: wall time that never goes back and follows what it has seen.

After Kulkarni et al., "Logical Physical Clocks" (2014). A reading is milliseconds since 1970 times
65,536 plus a counter; a full counter carries into the milliseconds. The time is always passed in.
"""

from __future__ import annotations

from dataclasses import dataclass

MAX_AHEAD_MS = 5 * 60 * 1000
"""A reading further ahead than this is not adopted: one wrong clock must not pull the others."""

EPOCH_MS = 1_767_225_600_000
"""2026-01-01T00:00:00Z: a clock that shows less was never set."""

_COUNTER_BITS = 16
# A broken clock may show any year; up to the one below, readings stay within 63 bits with room to
# rise, so that a declaration can still be lodged (with its date not trusted).
_LATEST_MS = 2**46


def reading_ms(reading: int) -> int:
    """Give the milliseconds since 1970 of a reading."""
    return reading >> _COUNTER_BITS


@dataclass(slots=True)
class HybridClock:
    """The clock of one node. Keep ``last`` over a restart, or readings may repeat.

    ``lost`` is set when the machine knows that its clock cannot be right (no battery, no
    network time since it was switched on).
    """

    last: int = 0
    lost: bool = False

    def tick(self, now_ms: int) -> int:
        """Give the reading for something that happens now: always above every earlier one."""
        self.last = max(_reading(now_ms), self.last + 1)
        return self.last

    def observe(self, reading: int, now_ms: int) -> bool:
        """Take in another node's reading; False when it is too far ahead and was not adopted."""
        if reading_ms(reading) > max(now_ms, 0) + MAX_AHEAD_MS:
            return False
        self.last = max(self.last, reading)
        return True

    def date_trusted(self, now_ms: int) -> bool:
        """Tell whether the next reading shows a believable date.

        Not when the clock is lost or was never set, nor when an earlier reading lies so far
        ahead that readings no longer follow the wall clock.
        """
        follows = reading_ms(self.last) <= now_ms + MAX_AHEAD_MS
        return not self.lost and now_ms >= EPOCH_MS and follows


def _reading(now_ms: int) -> int:
    return min(max(now_ms, 0), _LATEST_MS) << _COUNTER_BITS
