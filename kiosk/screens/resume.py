"""The code of a pause, typed by whoever comes back."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty

from kiosk.events import Again
from kiosk.journey import Outcome, Way
from kiosk.kept.pauses import DIGITS, Paused, Waits
from kiosk.screens.base import KioskScreen
from kiosk.spoken import Spoken
from kiosk.widgets import code, keys  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.code import PAUSE_GROUPS, grouped_so_far

CONTEXT = "resume"


class ResumeScreen(KioskScreen):
    """A wrong code is said kindly; too many, and nobody is listened to for a minute."""

    ahead = False

    digits = StringProperty("")
    groups = ObjectProperty(PAUSE_GROUPS)
    wrong = BooleanProperty(False)
    main_word = StringProperty("")

    def ask(self) -> None:
        """Show what was typed so far."""
        say = self.language.say
        self.question = say(CONTEXT, "Type your pause code")
        self.main_word = say("frame", "Continue")
        self._show(self.draft.get("digits", ""))

    def type(self, digit: str) -> None:
        """Add a digit, as long as there is room."""
        self._show((self.digits + digit)[:DIGITS])

    def erase(self) -> None:
        """Take the last digit away."""
        self._show(self.digits[:-1])

    def go_on(self) -> None:
        """Take up the visit that is held under the code."""
        if len(self.digits) < DIGITS:
            self._complain(self.language.say(CONTEXT, "The code has five digits."))
            return
        pauses = self.context.pauses
        held = None if pauses is None else pauses.take(self.digits)
        match held:
            case Paused():
                taken = {"taken": held.visit, "how": Again.AFTER_A_PAUSE}
                self.handover = {**held.draft, **taken}
                self.leave(Outcome(Way.TAKE_UP, held.visit.step))
            case Waits():
                words = "Too many wrong codes. Wait a minute."
                self._complain(self.language.say(CONTEXT, words))
            case _:
                words = "No declaration is paused under this code. Please look at it again."
                self._complain(self.language.say(CONTEXT, words))

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        typed = grouped_so_far(self.digits, PAUSE_GROUPS)
        return Spoken(
            self.title, self.question, (self.main_word,), errors, (typed,) if typed else ()
        )

    def _complain(self, words: str) -> None:
        self.error, self.wrong, self.hint = words, True, ""

    def _show(self, digits: str) -> None:
        self.digits = self.draft["digits"] = digits
        self.error, self.wrong = "", False
        self.hint = self.language.say(CONTEXT, "Five digits. A pause lasts 15 minutes.")
