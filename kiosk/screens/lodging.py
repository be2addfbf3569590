"""Lodging from the glass: the work is done away from it, and nothing is said before it is safe."""

from __future__ import annotations

from kivy.properties import BooleanProperty

from forms.problems import sentence
from kiosk.asking import check_answers
from kiosk.journey import FAULT, NEXT, nothing_ticked
from kiosk.questions import form
from kiosk.screens.base import KioskScreen
from kiosk.visit import Lodged


class LodgesOnLeaving(KioskScreen):
    """What the last question before the code has in common: leaving it lodges the declaration."""

    busy = BooleanProperty(False)
    """Whether the declaration is being written now; a second press does nothing then."""

    def lodge(self) -> None:
        """Write the declaration, then go on to the code; a storage fault ends the visit."""
        if self.busy:
            return
        green = nothing_ticked(self.visit, self.context.settings.journey)
        confirmation = {"truth": True, "channel": "green" if green else "red"}
        self.visit.answers["confirmation"] = confirmation
        checked = check_answers(self.context, self.visit, self.visit.answers)
        if checked.content is None:
            self.error = sentence(checked.errors[0], form(), self.language)
            return
        # Taken now: when the work begins, the visit may have been wiped.
        content, token, crossing = checked.content, self.visit.token, self.visit.crossing
        self._be_busy(True)
        self.context.background.run(
            lambda: self.context.lodging.lodge(content, token, crossing),
            self._lodged,
            self._failed,
        )

    def _lodged(self, lodged: object) -> None:
        self._be_busy(False)
        if isinstance(lodged, Lodged):
            self.visit.lodged = lodged
        self.leave(NEXT)

    def _failed(self, fault: Exception) -> None:
        self._be_busy(False)
        self.draft["fault"] = fault
        self.leave(FAULT)

    def _be_busy(self, busy: bool) -> None:
        # What is being written cannot be changed any more: the paper must say the same.
        self.busy = busy
        self.can_go_back = self.can_change_language = not busy
