"""How staff come in: a long press on the band, or their card before the scanner.

Never over somebody's answers: the service menu opens on a glass where nothing has been said yet.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from kiosk.context import Context
from kiosk.staff.key import Key, Tried, Verdict
from kiosk.visit import STAFF, UNBEGUN, Step, Visit


class LeadsVisits(Protocol):
    """What the bell needs of the conductor."""

    @property
    def context(self) -> Context:
        """What may be used now."""

    @property
    def visit(self) -> Visit:
        """The visit that stands now."""


class Bell:
    """``let_in`` wipes what there is and shows a step of the service menu."""

    def __init__(self, leads: LeadsVisits, let_in: Callable[[Step], None]) -> None:
        self._leads = leads
        self._let_in = let_in
        self._trying = False

    def held(self) -> None:
        """Ask for the PIN: somebody has held the band."""
        if self._may_open():
            self._let_in(Step.STAFF_PIN)

    def scanned(self, text: str) -> bool:
        """Try a scanned text as a card; False when it is for the screen that is shown.

        Only where nobody is at the glass: where the PIN is asked for, the screen takes a card too.
        """
        staff = self._leads.context.staff
        if staff is None or self._leads.visit.step not in UNBEGUN:
            return False
        if self._trying or not staff.could_be_card(text):
            return False
        self._trying = True
        self._leads.context.background.run(
            lambda: staff.open(Key.CARD, text), self._judged, lambda _fault: self._judged(None)
        )
        return True

    def _judged(self, tried: object) -> None:
        self._trying = False
        opened = isinstance(tried, Tried) and tried.verdict is Verdict.RIGHT
        # It took a moment, and somebody may have begun in the meantime.
        if opened and (self._may_open() or self._leads.visit.step is Step.STAFF_PIN):
            self._let_in(Step.STAFF_MENU)

    def _may_open(self) -> bool:
        visit = self._leads.visit
        return self._leads.context.staff is not None and visit.is_blank and visit.step not in STAFF
