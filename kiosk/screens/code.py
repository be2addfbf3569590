"""A code the traveller brought: typed, or scanned."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from customs.registration_number import is_well_formed
from kiosk.journey import NEXT
from kiosk.reading.ours import Reason, reading_of
from kiosk.reading.symbol import Symbology
from kiosk.reading.words import sentence
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.visit import FoundCode
from kiosk.widgets import code, keys  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.code import LENGTH, grouped_so_far


class CodeScreen(KioskScreen):
    """Any 13 digits are looked up: other systems give such codes too.

    A look-up that fails ends nothing: the code stays, and the traveller tries again or takes it to
    One Window on a slip.
    """

    digits = StringProperty("")
    wrong = BooleanProperty(False)
    busy = BooleanProperty(False)
    main_word = StringProperty("")
    skip_word = StringProperty("")

    def ask(self) -> None:
        """Show what was typed so far."""
        self.question = self.language.say("code", "Scan or type your code")
        self._show(self.draft.get("digits", ""))

    def type(self, digit: str) -> None:
        """Add a digit, as long as there is room and nothing is being looked up."""
        if not self.busy:
            self._show((self.digits + digit)[:LENGTH])

    def erase(self) -> None:
        """Take the last digit away."""
        if not self.busy:
            self._show(self.digits[:-1])

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Take a scanned code; of anything else it is said what it is."""
        if self.busy:
            return
        reading = reading_of(text, symbology)
        if reading.number is None or reading.reason is Reason.SHOP_CODE:
            self._complain(sentence(reading.reason, self.language))
            return
        self._show(f"{reading.number:013d}")
        self.go_on()

    def go_on(self) -> None:
        """Look the code up. A wrong check digit is said once; pressing again searches anyway."""
        say = self.language.say
        if len(self.digits) < LENGTH:
            self._complain(say("code", "A code has 13 digits."))
        elif not is_well_formed(self.digits) and self.draft.get("warned") != self.digits:
            self.draft["warned"] = self.digits
            self._complain(say("code", "One digit seems wrong. Correct it, or search anyway."))
            self._word_the_button()
        else:
            self.look_up()

    def look_up(self) -> None:
        """Ask what is known of the code."""
        if self.busy:
            return
        number, self.busy = int(self.digits), True
        self._calm()
        self.context.background.run(
            lambda: self.context.codes.look_up(number), self._found, self._failed
        )

    def skip(self) -> None:
        """Go on without the look-up: the code still earns a slip."""
        self._keep(FoundCode(int(self.digits), known=False))

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        acts = tuple(word for word in (self.main_word, self.skip_word) if word)
        typed = grouped_so_far(self.digits)
        return Spoken(self.title, self.question, acts, errors, (typed,) if typed else ())

    def _found(self, found: object) -> None:
        self.busy = False
        if isinstance(found, FoundCode):
            self._keep(found)

    def _failed(self, _fault: Exception) -> None:
        # The background has logged the fault; whatever it was, the traveller can still be helped.
        self.busy = False
        say = self.language.say
        words = "The code cannot be looked up now. Try again, or go on with a slip."
        self.hint, self.error = "", say("code", words)
        self.skip_word = say("code", "Go on with a slip")
        self._word_the_button()

    def _keep(self, found: FoundCode) -> None:
        """Bring the code, once: whoever has proved to hold it is not asked again."""
        before = {each.number: each for each in self.visit.codes if each.opened}
        others = [each for each in self.visit.codes if each.number != found.number]
        self.visit.codes = [*others, before.get(found.number, found)]
        self.visit.changing = False
        self.leave(NEXT)

    def _complain(self, words: str) -> None:
        self.error, self.wrong = words, True

    def _calm(self) -> None:
        self.error, self.wrong, self.skip_word = "", False, ""
        self.hint = self.language.say("code", "13 digits, on your paper or in your telephone.")
        self._word_the_button()

    def _show(self, digits: str) -> None:
        self.digits = self.draft["digits"] = digits
        self._calm()

    def _word_the_button(self) -> None:
        say = self.language.say
        if self.busy:
            self.main_word = say("code", "Searching")
        elif self.digits and self.draft.get("warned") == self.digits:
            self.main_word = say("code", "Search anyway")
        else:
            self.main_word = say("code", "Search")
