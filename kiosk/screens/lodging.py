"""Lodging from the glass: the work is done away from it, and nothing is said before it is safe."""

from __future__ import annotations

from collections.abc import Callable

from kivy.properties import BooleanProperty

from forms.content import Content
from forms.problems import sentence
from kiosk.asking import check_answers
from kiosk.code_words import AWAY, MEANWHILE
from kiosk.held import changed, seen_anew
from kiosk.journey import FAULT, NEXT, TO_CODES, nothing_ticked
from kiosk.kept.keeping import keeps
from kiosk.questions import form
from kiosk.screens.base import KioskScreen
from kiosk.visit import FoundCode, Lodged
from sync.protocol import HubUnreachable


class LodgesOnLeaving(KioskScreen):
    """What the last question before the code has in common: leaving it lodges the declaration."""

    busy = BooleanProperty(False)
    """Whether the declaration is being written now; a second press does nothing then."""

    def lodge(self) -> None:
        """Write the declaration, then go on to the code; a storage fault ends the visit."""
        if self.busy or (self.visit.amends and self.visit.lodged):
            return
        green = nothing_ticked(self.visit, self.context.settings.journey)
        confirmation = {"truth": True, "channel": "green" if green else "red"}
        self.visit.answers["confirmation"] = confirmation
        checked = check_answers(self.context, self.visit, self.visit.answers)
        if checked.content is None:
            self.error = sentence(checked.errors[0], form(), self.language)
            return
        # Taken now: when the work begins, the visit may have been wiped.
        write = self._amending if self.visit.amends else self._lodging
        self._be_busy(True)
        self.context.background.run(write(checked.content), self._lodged, self._failed)

    def _lodging(self, content: Content) -> Callable[[], object]:
        token, crossing = self.visit.token, self.visit.crossing
        keep = keeps(self.context, self.visit)

        def write() -> Lodged:
            # Kept first: whoever comes again after a power cut in between has the same token.
            keep()
            return self.context.lodging.lodge(content, token, crossing)

        return write

    def _amending(self, content: Content) -> Callable[[], object]:
        amends = self.visit.amends
        assert amends is not None

        def write() -> tuple[Lodged, Content] | FoundCode:
            lodged = self.context.lodging.amend(content, amends)
            return (lodged, content) if lodged else self.context.codes.look_up(amends.number)

        return write

    def _lodged(self, written: object) -> None:
        self._be_busy(False)
        match written:
            case Lodged():
                self.visit.lodged = written
            case Lodged() as lodged, Content() as content:
                self.visit.lodged = lodged
                changed(self.visit, lodged, content)
            case FoundCode():
                seen_anew(self.visit, written)
                self.handover = {"told": MEANWHILE}
                self.leave(TO_CODES)
                return
        self.leave(NEXT)

    def _failed(self, fault: Exception) -> None:
        self._be_busy(False)
        if isinstance(fault, HubUnreachable):
            # Nobody could say how it stands, so nothing was written.
            self.handover = {"told": AWAY}
            self.leave(TO_CODES)
            return
        self.draft["fault"] = fault
        self.leave(FAULT)

    def _be_busy(self, busy: bool) -> None:
        # What is being written cannot be changed any more: the paper must say the same.
        self.busy = busy
        self.can_go_back = self.can_change_language = not busy
