"""What is known of the codes brought, one slip for them all, and what may be done with each."""

from __future__ import annotations

from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, StringProperty

from customs.facts import FactKind
from customs.registration_number import grouped
from kiosk.code_words import CONTEXT, form_words, next_words, state_words
from kiosk.devices.printer.interface import PrintEnd
from kiosk.held import may, take_up, together
from kiosk.journey import FINISH, HAVE_CODE, Outcome, Way
from kiosk.printing import came_out
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import FoundCode, Step
from kiosk.widgets import lines  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.code import CodeCard

LOOK_AGAIN_SECONDS = 0.5

LARGE = 2
"""Up to so many codes are drawn large, each with what to do next."""


class CodeStatusScreen(KioskScreen):
    """A code nobody here knows still gets its place on the slip: it may arrive later.

    The slip is printed when it is asked for, once every code is there, and never by itself: whoever
    is slow would get two. That tap takes the place of "Finish", which nobody has to press.
    ``draft`` keeps how the slip ended, so that changing the language prints no second one and a
    screen made while it prints still hears of its end.
    """

    direction = StringProperty("")
    paper = StringProperty("")
    paper_mark = StringProperty("sum")
    main_word = StringProperty("")
    more_word = StringProperty("")
    several = BooleanProperty(False)

    def ask(self) -> None:
        """Show each code with its state, the newest first."""
        say = self.language.say
        self.can_go_back = False
        self.more_word = say(CONTEXT, "Another code")
        told = self.draft.get("told")
        self.error = say(CONTEXT, told) if told else ""
        self._fill()
        self._show_paper()

    def came_on(self) -> None:
        """Go on looking how the slip stands, if it was asked for in another language."""
        if self._is_printing():
            self._watch = Clock.schedule_interval(self._show_paper, LOOK_AGAIN_SECONDS)

    def go_on(self) -> None:
        """Print the slip; once it has ended, end the visit."""
        if "slip" not in self.draft:
            self._print()
        elif not self._is_printing():
            self.leave(FINISH)

    def another(self) -> None:
        """Bring one more code into the same crossing."""
        self.leave(HAVE_CODE)

    def change(self, number: int) -> None:
        """Show what was declared, to be changed."""
        found = self._brought(number)
        if may(found, FactKind.AMENDED):
            take_up(self.visit, found)
            self.leave(Outcome(Way.GO, Step.REVIEW))

    def withdraw(self, number: int) -> None:
        """Ask why, and whether it is really wanted."""
        if may(self._brought(number), FactKind.WITHDRAWN):
            self.handover = {"number": number}
            self.leave(Outcome(Way.GO, Step.WITHDRAW))

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        codes = tuple(". ".join(self._said(found)) for found in reversed(self.visit.codes))
        offered = [word for found in self.visit.codes for word in self._acts(found) if word]
        acts = tuple(word for word in (self.main_word, self.more_word, *offered) if word)
        errors = (self.error,) if self.error else ()
        state = tuple(words for words in (self.direction, *codes, self.paper) if words)
        return Spoken(self.title, self.question, acts, errors, state)

    def _brought(self, number: int) -> FoundCode:
        return next(found for found in self.visit.codes if found.number == number)

    def _fill(self) -> None:
        codes = list(reversed(self.visit.codes))
        self.several = len(codes) > LARGE
        self.ids.lines.fill([(self._card, found, self.several) for found in codes])

    def _card(self, found: FoundCode, small: bool) -> CodeCard:
        speech = self.language
        change, withdraw = self._acts(found)
        card = CodeCard(
            code=grouped(found.number),
            form=form_words(found, speech),
            state_word=state_words(found, speech),
            act="" if small else next_words(found, speech),
            change_word=change,
            withdraw_word=withdraw,
            small=small,
        )
        card.bind(on_change=lambda _: self.change(found.number))
        card.bind(on_withdraw=lambda _: self.withdraw(found.number))
        return card

    def _acts(self, found: FoundCode) -> tuple[str, str]:
        say = self.language.say
        return (
            say(CONTEXT, "Change it") if may(found, FactKind.AMENDED) else "",
            say(CONTEXT, "Withdraw it") if may(found, FactKind.WITHDRAWN) else "",
        )

    def _said(self, found: FoundCode) -> list[str]:
        speech = self.language
        words = (form_words(found, speech), state_words(found, speech), next_words(found, speech))
        return [grouped(found.number), *(word.rstrip(".") for word in words if word)]

    def _is_printing(self) -> bool:
        return "slip" in self.draft and self.draft["slip"] is None

    def _print(self) -> None:
        language, codes = self.visit.language, tuple(self.visit.codes)
        joined, crossing = together(self.visit)
        context, self.draft["slip"] = self.context, None

        def work() -> PrintEnd:
            if joined and crossing is not None:
                context.lodging.join(joined, crossing)
            return context.paper.slip(codes, language)

        self._show_paper()
        context.printing.run(
            work, self._printed, lambda _fault: self._printed(PrintEnd.FAILED_BEFORE)
        )

    def _printed(self, end: object) -> None:
        self.draft["slip"] = end
        self._show_paper()

    def _show_paper(self, *_: Any) -> bool:
        """Say how the slip stands. Gives whether to look again: its end may still come."""
        say, asked = self.language.say, "slip" in self.draft
        self.direction = say(CONTEXT, "Show your slip at One Window") if asked else ""
        self.paper_mark, self.paper = self._paper_words() if asked else ("sum", "")
        if not asked:
            self.question = say(CONTEXT, "Do you have another code?")
            self.hint = "" if self.error else say(CONTEXT, "All your codes go on one slip.")
            self.main_word = say(CONTEXT, "No, print my slip")
        else:
            self.question, self.hint = say(CONTEXT, "Your codes"), ""
            self.main_word = "" if self._is_printing() else say("frame", "Finish")
        return self._is_printing()

    def _paper_words(self) -> tuple[str, str]:
        say, end = self.language.say, self.draft["slip"]
        if end is None:
            return "sum", say(CONTEXT, "Your slip is being printed.")
        if came_out(end):
            return "tick", say(CONTEXT, "Take your slip.")
        if end is PrintEnd.UNKNOWN:
            words = "If no slip comes out, photograph this screen, or write the code down."
            return "alarm", say(CONTEXT, words)
        words = "The slip did not come out. Photograph this screen, or write the code down."
        return "alarm", say(CONTEXT, words)
