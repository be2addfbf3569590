"""Numbers that look random and are the same for the same seed on every machine."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TypeVar

_T = TypeVar("_T")
_MASK = (1 << 64) - 1


class Dice:
    """A splitmix64 sequence. For made-up answers only: anyone can foretell it."""

    def __init__(self, seed: int) -> None:
        self._state = seed & _MASK

    def below(self, bound: int) -> int:
        """Give a whole number from 0 up to, not including, ``bound``."""
        self._state = (self._state + 0x9E3779B97F4A7C15) & _MASK
        mixed = self._state
        mixed = ((mixed ^ (mixed >> 30)) * 0xBF58476D1CE4E5B9) & _MASK
        mixed = ((mixed ^ (mixed >> 27)) * 0x94D049BB133111EB) & _MASK
        return (mixed ^ (mixed >> 31)) % bound

    def pick(self, things: Sequence[_T]) -> _T:
        """Give one of ``things``."""
        return things[self.below(len(things))]

    def chance(self, percent: int) -> bool:
        """Be true in so many cases of a hundred."""
        return self.below(100) < percent

    def digits(self, count: int) -> str:
        """Give so many digits."""
        return "".join(str(self.below(10)) for _ in range(count))
