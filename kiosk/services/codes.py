"""Codes a traveller brings: what the hub says of them, and nothing when it cannot be asked."""

from __future__ import annotations

from kiosk.visit import FoundCode
from sync.lookups import LooksUp, TooManyTries
from sync.opened import Opened


class Codes:
    """Asks the hub's look-ups. Both methods raise HubUnreachable where it is away."""

    def __init__(self, lookups: LooksUp) -> None:
        self._lookups = lookups

    def look_up(self, number: int) -> FoundCode:
        """Give what may be shown without a second thing."""
        said = self._lookups.summary(number)
        return FoundCode(said.number, said.known, said.state, said.form, said.second_thing)

    def opened(self, number: int, second_thing: str) -> Opened | None:
        """Open a declaration by the right second thing; too many tries are a no."""
        try:
            return self._lookups.opened(number, second_thing)
        except TooManyTries:
            return None
