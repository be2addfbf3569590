"""Do you confirm this is true? One sentence, and the liability that comes with it."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.screens.lodging import LodgesOnLeaving
from kiosk.spoken import Spoken
from kiosk.widgets import lines  # noqa: F401  (the layout names its widgets)


class ConfirmScreen(LodgesOnLeaving):
    """The press that makes it a declaration."""

    truth = StringProperty("")
    liability = StringProperty("")
    main_word = StringProperty("")

    def ask(self) -> None:
        """Put the sentence."""
        say = self.language.say
        self.question = say("confirm", "Do you confirm this is true?")
        self.truth = say("confirm", "Everything I have declared is true and complete.")
        self.liability = say(
            "confirm", "I know that I am liable by law for a false or incomplete declaration."
        )
        self._word_the_button()

    def confirm(self) -> None:
        """Confirm, and lodge."""
        self.lodge()

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        errors = (self.error,) if self.error else ()
        said = (self.truth, self.liability)
        return Spoken(self.title, self.question, (self.main_word,), errors, said)

    def on_busy(self, *_: object) -> None:
        """Say that it is being registered."""
        self._word_the_button()

    def _word_the_button(self) -> None:
        say = self.language.say
        self.main_word = say("confirm", "Registering") if self.busy else say("confirm", "I confirm")
