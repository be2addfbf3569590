"""The end: where to go now, the code, and what became of the paper."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from customs.registration_number import grouped
from kiosk.asking import check_answers
from kiosk.devices.printer.interface import PrintEnd
from kiosk.journey import FINISH, NEXT_PERSON, TO_CODES, nothing_ticked
from kiosk.printing import came_out
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets import lines, picture  # noqa: F401  (the layout names their widgets)


class DoneScreen(KioskScreen):
    """Shown only once the declaration is safely written. The paper is printed after that."""

    direction = StringProperty("")
    code = StringProperty("")
    code_label = StringProperty("")
    paper = StringProperty("")
    paper_mark = StringProperty("sum")
    qr = StringProperty("")
    printing = BooleanProperty(False)
    finish_word = StringProperty("")
    person_word = StringProperty("")
    person_mark = StringProperty("plus")

    def ask(self) -> None:
        """Show the code."""
        say = self.language.say
        self.can_go_back = False
        self.question = say("done", "Your declaration is registered")
        if self.visit.amends:
            self.question = say("done", "Your declaration is changed")
        green = nothing_ticked(self.visit, self.context.settings.journey)
        self.direction = (
            say("done", "Now go to the green line")
            if green
            else say("done", "Now go to the red line")
        )
        self.code_label = say("done", "Your code")
        if self.visit.lodged is not None:
            self.code = grouped(self.visit.lodged.number)
        self.finish_word = say("frame", "Finish")
        self.person_word = say("frame", "Next person with you")
        if self._has_more_codes():
            self.person_word, self.person_mark = say("done", "Back to my codes"), "back"

    def came_on(self) -> None:
        """Start printing."""
        self._print()

    def finish(self) -> None:
        """End the visit."""
        self.leave(FINISH)

    def next_person(self) -> None:
        """Ask the next person of the same crossing, or go back to the codes not dealt with yet."""
        self.leave(TO_CODES if self._has_more_codes() else NEXT_PERSON)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        acts = (self.finish_word, self.person_word)
        state = (self.direction, f"{self.code_label} {self.code}", self.paper)
        return Spoken(self.title, self.question, acts, state=state)

    def _has_more_codes(self) -> bool:
        return self.visit.amends is not None and len(self.visit.codes) > 1

    def _print(self) -> None:
        checked = check_answers(self.context, self.visit, self.visit.answers)
        content, lodged = checked.content, self.visit.lodged
        if "end" in self.draft:
            self._printed(self.draft["end"])
        if content is None or lodged is None or "printing" in self.draft:
            return
        self.draft["printing"] = True
        self.can_change_language = False
        self.paper = self.language.say("done", "Your paper is being printed.")
        language, copy = self.visit.language, self.visit.copies
        self.context.printing.run(
            lambda: self.context.paper.receipt(content, lodged, language, copy),
            self._printed,
            lambda _: self._printed(None),
        )

    def _printed(self, end: object) -> None:
        say = self.language.say
        self.draft["end"] = end
        self.can_change_language = True
        if came_out(end):
            self.paper_mark = "tick"
            self.paper = say("done", "Take your paper and show it to the officer.")
            if self.visit.amends:
                words = "Take your new paper and show it to the officer. The old one is void."
                self.paper = say("done", words)
            return
        self.paper_mark, self.qr = "alarm", self.code.replace(" ", "")
        if end is PrintEnd.UNKNOWN:
            words = "If no paper comes out, photograph this, or write the code down."
        else:
            words = "The paper did not come out. Photograph this, or write the code down."
        self.paper = say("done", words)
