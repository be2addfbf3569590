"""What is known of the codes brought, and a slip to show at One Window."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import StringProperty

from customs.registration_number import grouped
from kiosk.code_words import CONTEXT, form_words, next_words, state_words
from kiosk.devices.printer.interface import PrintEnd
from kiosk.journey import FINISH, HAVE_CODE
from kiosk.printing import came_out
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import FoundCode
from kiosk.widgets import lines  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.code import CodeCard

LOOK_AGAIN_SECONDS = 0.5


class CodeStatusScreen(KioskScreen):
    """A code nobody here knows still gets a slip: it may arrive later.

    ``draft`` keeps how the slip ended, so that changing the language prints no second one and a
    screen made while it prints still hears of its end.
    """

    direction = StringProperty("")
    paper = StringProperty("")
    paper_mark = StringProperty("sum")
    finish_word = StringProperty("")
    more_word = StringProperty("")

    def ask(self) -> None:
        """Show each code with its state, the newest first."""
        say = self.language.say
        self.can_go_back = False
        self.question = say(CONTEXT, "Your codes")
        self.direction = say(CONTEXT, "Show your slip at One Window")
        self.finish_word = say("frame", "Finish")
        self.more_word = say(CONTEXT, "Another code")
        self.ids.lines.fill([(self._card, found) for found in reversed(self.visit.codes)])

    def came_on(self) -> None:
        """Print the slip."""
        if self.visit.codes and "slip" not in self.draft:
            self._print(self.visit.codes[-1])
        self._show_paper()
        if self.draft.get("slip") is None:
            Clock.schedule_interval(self._show_paper, LOOK_AGAIN_SECONDS)

    def finish(self) -> None:
        """End the visit."""
        self.leave(FINISH)

    def another(self) -> None:
        """Bring one more code into the same crossing."""
        self.leave(HAVE_CODE)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        codes = tuple(". ".join(self._said(found)) for found in reversed(self.visit.codes))
        acts = (self.finish_word, self.more_word)
        return Spoken(self.title, self.question, acts, state=(self.direction, *codes, self.paper))

    def _card(self, found: FoundCode) -> CodeCard:
        speech = self.language
        return CodeCard(
            code=grouped(found.number),
            form=form_words(found, speech),
            state_word=state_words(found, speech),
            act=next_words(found, speech),
        )

    def _said(self, found: FoundCode) -> list[str]:
        speech = self.language
        words = (form_words(found, speech), state_words(found, speech), next_words(found, speech))
        return [grouped(found.number), *(word.rstrip(".") for word in words if word)]

    def _print(self, found: FoundCode) -> None:
        language, self.draft["slip"] = self.visit.language, None
        self.context.printing.run(
            lambda: self.context.paper.slip((found,), language),
            self._printed,
            lambda _fault: self._printed(PrintEnd.FAILED_BEFORE),
        )

    def _printed(self, end: object) -> None:
        self.draft["slip"] = end
        self._show_paper()

    def _show_paper(self, *_: object) -> bool:
        """Say how the slip stands. Gives whether to look again: its end may still come."""
        say, end = self.language.say, self.draft.get("slip")
        if end is None:
            self.paper_mark, self.paper = "sum", say(CONTEXT, "Your slip is being printed.")
        elif came_out(end):
            self.paper_mark, self.paper = "tick", say(CONTEXT, "Take your slip.")
        elif end is PrintEnd.UNKNOWN:
            words = "If no slip comes out, photograph this screen, or write the code down."
            self.paper_mark, self.paper = "alarm", say(CONTEXT, words)
        else:
            words = "The slip did not come out. Photograph this screen, or write the code down."
            self.paper_mark, self.paper = "alarm", say(CONTEXT, words)
        return end is None
