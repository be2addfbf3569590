"""What is counted of a visit while it lasts, for the log: screens and time, and no words."""

from __future__ import annotations

from collections.abc import Callable

from events import note
from kiosk.events import VISIT_ENDED, Ending
from kiosk.visit import STAFF, UNBEGUN, Step, Visit

OUTSIDE = UNBEGUN | STAFF | {Step.OUT_OF_SERVICE, Step.PAUSED}
"""Steps at which nobody's visit has begun, or it has ended already."""


class Tally:
    """Counts one visit after the other. ``now`` is a clock in seconds, only ever forward."""

    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now
        self._screens = 0
        self._began = 0.0

    def shown(self, step: Step) -> None:
        """Count a screen; the first one begins a visit."""
        if step in OUTSIDE:
            return
        if self._screens == 0:
            self._began = self._now()
        self._screens += 1

    def ended(self, visit: Visit, how: Ending) -> None:
        """Tell of a visit that ends, before it is wiped. One that never began is not told of."""
        if self._screens:
            note(
                VISIT_ENDED,
                step=visit.step,
                screens=self._screens,
                took=int((self._now() - self._began) * 1000),
                how=how,
                lodged=visit.lodged is not None,
            )
        self._screens = 0
