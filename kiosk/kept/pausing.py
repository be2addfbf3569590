"""When a visit at the glass may be paused, and holding it then."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from kiosk.bell import LeadsVisits
from kiosk.context import Context
from kiosk.kept.pauses import Pauses
from kiosk.visit import STAFF, UNBEGUN, Step

NEVER = (
    STAFF
    | UNBEGUN
    | {Step.INTENT, Step.GREEN_LINE, Step.ADULT_NEEDED, Step.DONE, Step.CODE_STATUS}
    | {Step.KEPT, Step.RESUME, Step.PAUSED, Step.OUT_OF_SERVICE}
)
"""Steps at which there is nothing to pause: nothing was said yet, or nothing more is asked."""


class Pausing:
    """Holds the paused visits of one glass. ``draw`` and ``now`` as for the conductor."""

    def __init__(
        self, leads: LeadsVisits, draw: Callable[[int], bytes], now: Callable[[], float]
    ) -> None:
        self._leads = leads
        self.pauses = Pauses(draw, now)

    def doors(self, context: Context) -> Context:
        """Give the doors with the pauses among them; a kiosk out of order holds none."""
        if context.settings.out_of_order:
            self.pauses.clear()
        return replace(context, pauses=self.pauses)

    def may(self, screen: Any) -> bool:
        """Whether the visit can be paused where it stands: not while something is being written."""
        busy = screen is None or getattr(screen, "busy", False)
        return self._leads.visit.step not in NEVER and not busy and self.pauses.has_room

    def hold(self, screen: Any) -> str | None:
        """Hold the visit and what is on its screen. Gives the code; None where that cannot be."""
        return self.pauses.hold(self._leads.visit, screen.draft) if self.may(screen) else None
