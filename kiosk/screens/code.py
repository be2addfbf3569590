"""A code the traveller brought: typed, or scanned."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from customs.registration_number import is_well_formed
from kiosk.journey import FAULT, NEXT
from kiosk.reading.ours import reading_of
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import FoundCode
from kiosk.widgets import field, keys  # noqa: F401  (the layout names their widgets)

LENGTH = 13
GROUPS = (3, 7, 10)
"""Where the spaces stand: 999 9999 999 999."""


class CodeScreen(KioskScreen):
    """Any 13 digits are looked up: other systems give such codes too."""

    digits = StringProperty("")
    shown = StringProperty("")
    wrong = BooleanProperty(False)
    busy = BooleanProperty(False)
    main_word = StringProperty("")

    def ask(self) -> None:
        """Show what was typed so far."""
        say = self.language.say
        self.question = say("code", "Scan or type your code")
        self.hint = say("code", "13 digits, on your paper or in your telephone.")
        self.main_word = say("frame", "Continue")
        self.digits = self.draft.get("digits", "")
        self._show()

    def type(self, digit: str) -> None:
        """Add a digit."""
        self.digits = (self.digits + digit)[:LENGTH]
        self._show()

    def erase(self) -> None:
        """Take the last digit away."""
        self.digits = self.digits[:-1]
        self._show()

    def scanned(self, text: str) -> None:
        """Take a scanned code; anything else is said to be none."""
        number = reading_of(text).number
        if number is None:
            self.error = self.language.say("code", "This is not a customs code.")
            return
        self.digits = f"{number:013d}"
        self._show()
        self.look_up()

    def go_on(self) -> None:
        """Look the code up. A mistyped one is said once; pressing again searches anyway."""
        if len(self.digits) < LENGTH:
            self._complain(self.language.say("code", "A code has 13 digits."))
        elif not is_well_formed(self.digits) and self.draft.get("warned") != self.digits:
            self.draft["warned"] = self.digits
            words = "One digit may be wrong. Correct it, or press Continue to search anyway."
            self._complain(self.language.say("code", words))
        else:
            self.look_up()

    def look_up(self) -> None:
        """Ask what is known of the code."""
        if self.busy:
            return
        number, self.busy = int(self.digits), True
        self.context.background.run(
            lambda: self.context.codes.look_up(number), self._found, self._failed
        )

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        return Spoken(self.title, self.question, (self.main_word,), errors, (self.shown,))

    def _found(self, found: object) -> None:
        self.busy = False
        if isinstance(found, FoundCode):
            others = [code for code in self.visit.codes if code.number != found.number]
            self.visit.codes = [*others, found]
        self.draft.clear()
        self.leave(NEXT)

    def _failed(self, fault: Exception) -> None:
        self.busy = False
        self.draft["fault"] = fault
        self.leave(FAULT)

    def _complain(self, words: str) -> None:
        self.error, self.wrong = words, True

    def _show(self) -> None:
        self.draft["digits"] = self.digits
        self.error, self.wrong = "", False
        cuts = (0, *GROUPS, LENGTH)
        parts = (self.digits[start:end] for start, end in zip(cuts, cuts[1:], strict=False))
        self.shown = " ".join(part for part in parts if part)
