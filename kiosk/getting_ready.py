"""What is got ready and cleared away while nobody waits, a piece at a time."""

from __future__ import annotations

from typing import Protocol

from events import note
from kiosk.context import Context
from kiosk.events import NOT_GOT_READY
from kiosk.screens.base import KioskScreen
from kiosk.shows import ShowsScreens
from kiosk.visit import UNBEGUN, Visit
from kiosk.wings import Wings


class Leads(Protocol):
    """What this needs of the conductor."""

    context: Context
    visit: Visit
    screen: KioskScreen | None


class GettingReady:
    """Does pieces of what may be wanted next.

    A fault in it ends no visit: the screen is built when its turn comes, and a fault that is real
    shows itself there. Nothing more is got ready until another screen is shown.
    """

    def __init__(self, leads: Leads, glass: ShowsScreens, wings: Wings) -> None:
        self._leads = leads
        self._glass = glass
        self._wings = wings
        self._goes_on = True

    def another_screen(self) -> None:
        """Try again: another screen is shown."""
        self._goes_on = True

    def one_piece(self) -> bool:
        """Do one piece; False when nothing is left to do."""
        shown, panel = self._leads.screen, self._glass.covered_by()
        if shown is None or not self._goes_on:
            return False
        if self._leads.visit.step in UNBEGUN and self._tidy():
            return True
        if panel not in ("", "language"):
            return self._clear_away()
        return self._build(shown, other_languages=bool(panel)) or self._clear_away()

    def _build(self, shown: KioskScreen, *, other_languages: bool) -> bool:
        context, visit = self._leads.context, self._leads.visit
        try:
            return self._wings.get_ready(context, visit, shown, other_languages=other_languages)
        except Exception as fault:
            note(NOT_GOT_READY, step=visit.step, fault=fault)
            self._wings.clear()
            self._goes_on = False
            return False

    def _tidy(self) -> bool:
        # Before anything is built: what is looked through then is least.
        return self._clear_away() or self._wings.sweep()

    def _clear_away(self) -> bool:
        # What a screen asked for may still be on its way to it.
        context = self._leads.context
        busy = context.background.busy or context.printing.busy
        return not busy and self._wings.clear_away()
