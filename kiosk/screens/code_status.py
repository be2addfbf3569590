"""What is known of the codes brought, and a slip to show at One Window."""

from __future__ import annotations

from kivy.properties import StringProperty

from customs.registration_number import grouped
from kiosk.journey import FINISH, HAVE_CODE
from kiosk.printing import came_out
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import FoundCode
from kiosk.widgets.lines import AnswerLine

WAITING = frozenset({"lodged", "presented", "accepted", "under_examination"})
DONE = frozenset({"released", "left"})


class CodeStatusScreen(KioskScreen):
    """A code nobody here knows still gets a slip: it may arrive later."""

    direction = StringProperty("")
    paper = StringProperty("")
    finish_word = StringProperty("")
    more_word = StringProperty("")

    def ask(self) -> None:
        """Show each code with its state, and print the slip."""
        say = self.language.say
        self.can_go_back = False
        self.question = say("code_status", "Your codes")
        self.direction = say("code_status", "Show your slip at One Window")
        self.finish_word = say("frame", "Finish")
        self.more_word = say("code_status", "Another code")
        self.ids.lines.fill([self._line(found) for found in self.visit.codes])
        self._print()

    def finish(self) -> None:
        """End the visit."""
        self.leave(FINISH)

    def another(self) -> None:
        """Bring one more code into the same crossing."""
        self.leave(HAVE_CODE)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        codes = tuple(f"{grouped(f.number)}: {self._state(f)}" for f in self.visit.codes)
        acts = (self.finish_word, self.more_word)
        return Spoken(self.title, self.question, acts, state=(*codes, self.direction, self.paper))

    def _line(self, found: FoundCode) -> AnswerLine:
        return AnswerLine(label=grouped(found.number), value=self._state(found))

    def _state(self, found: FoundCode) -> str:
        say = self.language.say
        if not found.known:
            return say("code_status", "Not seen here yet. Show this at One Window.")
        if found.state in WAITING:
            return say("code_status", "Registered. The officer is waiting for you.")
        if found.state in DONE:
            return say("code_status", "Finished. You have nothing more to do.")
        return say("code_status", "The officer at One Window will tell you more.")

    def _print(self) -> None:
        if self.draft.get("printed") or not self.visit.codes:
            return
        self.draft["printed"] = True
        found, language = self.visit.codes[-1], self.visit.language
        self.paper = self.language.say("code_status", "Your slip is being printed.")
        self.context.background.run(
            lambda: self.context.paper.slip(found, language),
            self._printed,
            lambda _: self._printed(None),
        )

    def _printed(self, end: object) -> None:
        say = self.language.say
        self.paper = (
            say("code_status", "Take your slip.")
            if came_out(end)
            else say("code_status", "The slip did not come out. Your code is enough.")
        )
