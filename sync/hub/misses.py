"""What happens to a code that is not known here: the hub above may be asked."""

from __future__ import annotations

from enum import Enum, auto
from typing import Protocol


class Asked(Enum):
    """How asking the hub above ended: there is none, it answered, or it could not be asked."""

    NOBODY_ABOVE = auto()
    ANSWERED = auto()
    AWAY = auto()


class AsksAbove(Protocol):
    """What a look-up asks of the hub above."""

    def about(self, number: int) -> Asked:
        """Bring down what is held above of a number, if that can be done soon."""


class NobodyAbove:
    """For a hub with nothing above it."""

    def about(self, number: int) -> Asked:
        """Ask nobody."""
        return Asked.NOBODY_ABOVE
