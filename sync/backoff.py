"""How long to wait before trying again. Pure: the dice are passed in."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Backoff:
    """Waits that double from ``first`` to ``longest`` seconds, each drawn from its upper half.

    The draw keeps the kiosks of a post from knocking all at once when the network comes back.
    """

    first: float = 1.0
    longest: float = 300.0

    def wait(self, failures: int, dice: float) -> float:
        """Give the seconds to wait after ``failures`` in a row; ``dice`` is from 0 up to 1."""
        if failures <= 0:
            return 0.0
        # Past 30 doublings any first wait has met the longest one.
        full = min(self.longest, self.first * float(2 ** min(failures - 1, 30)))
        return full * (0.5 + 0.5 * dice)
