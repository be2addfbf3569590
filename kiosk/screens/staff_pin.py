"""The way into the service menu: a PIN on the pad, or a card before the scanner."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty

from events import fault_number
from kiosk.journey import FINISH, NEXT
from kiosk.reading.symbol import Symbology
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.staff.key import Key, Tried, Verdict
from kiosk.staff.words import refused
from kiosk.widgets import field, keys  # noqa: F401  (the layout names their widgets)

LONGEST = 12
DOT = "•"


class StaffPinScreen(KioskScreen):
    """What is typed is never shown, spoken or kept; a try, right or wrong, forgets it."""

    ahead = False

    dots = StringProperty("")
    wrong = BooleanProperty(False)
    busy = BooleanProperty(False)
    main_word = StringProperty("")

    def ask(self) -> None:
        """Say whom this is for: a traveller may have leant on the band."""
        say = self.language.say
        self.title = self.question = say("staff", "Service menu")
        self.hint = say("staff", "For staff only. Type the PIN, or scan the card.")
        self.main_word = say("staff", "Open")
        self._typed = ""

    def type(self, digit: str) -> None:
        """Add a digit, as long as there is room and nothing is being looked at."""
        if not self.busy and len(self._typed) < LONGEST:
            self._show(self._typed + digit)

    def erase(self) -> None:
        """Take the last digit away."""
        if not self.busy:
            self._show(self._typed[:-1])

    def go_on(self) -> None:
        """Try to open with what was typed."""
        if self._typed:
            self._try(Key.PIN, self._typed)

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Try a card, if it could be one."""
        staff = self.context.staff
        if staff is not None and staff.could_be_card(text):
            self._try(Key.CARD, text)

    def go_back(self) -> None:
        """Leave to the first screen."""
        self.leave(FINISH)

    def spoken(self) -> Spoken:
        """Give the screen as text; what was typed is never in it."""
        errors = (self.error,) if self.error else ()
        return Spoken(self.title, self.question, (self.main_word,), errors, secret=True)

    def judged(self, tried: object) -> None:
        """Go on when it opened; otherwise say why not."""
        self._be_busy(False)
        if not isinstance(tried, Tried):
            return
        if tried.verdict is Verdict.RIGHT:
            self.leave(NEXT)
        else:
            self.error, self.wrong = refused(tried, self.language), True

    def not_judged(self, fault: Exception) -> None:
        """Say by its number what kept a try from being looked at."""
        self._be_busy(False)
        number = fault_number(fault).spoken
        words = "This cannot be checked now: fault {number}."
        self.error = self.language.say("staff", words, number=number)

    def _try(self, key: Key, text: str) -> None:
        staff = self.context.staff
        if staff is None or self.busy:
            return
        self._show("")
        self._be_busy(True)
        self.context.background.run(lambda: staff.open(key, text), self.judged, self.not_judged)

    def _be_busy(self, busy: bool) -> None:
        self.busy, self.can_change_language = busy, not busy

    def _show(self, typed: str) -> None:
        self._typed, self.dots = typed, DOT * len(typed)
        self.error, self.wrong = "", False
