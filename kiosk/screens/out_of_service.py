"""The one failsafe screen: what to do instead, and a number an officer can read out."""

from __future__ import annotations

from kivy.properties import StringProperty

from kiosk.screens.message import MessageScreen
from kiosk.spoken import Spoken

UNKNOWN_FAULT = 900
"""Number shown for a fault that has none of its own."""


class OutOfServiceScreen(MessageScreen):
    """Shown after any fault. The visit has been wiped; nothing of it is on the screen."""

    fault = StringProperty("")

    def ask(self) -> None:
        """Say that it is not the traveller's doing."""
        say = self.language.say
        number = getattr(self.draft.get("fault"), "number", UNKNOWN_FAULT)
        self.question = say("out_of_service", "This kiosk is out of service")
        self.words = say("out_of_service", "Please use another kiosk or go to the desk.")
        self.fault = say("out_of_service", "Fault {number}", number=number)
        self.mark = "alarm"
        self.can_go_back = False
        self.main_word = say("out_of_service", "Start again")

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        return Spoken(self.title, self.question, (self.main_word,), (self.fault,), (self.words,))
