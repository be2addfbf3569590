"""The one failsafe screen: what to do instead, and a number an officer can read out."""

from __future__ import annotations

from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from kiosk.screens.message import MessageScreen
from kiosk.spoken import Spoken
from kiosk.widgets.frame import BottomBar

UNKNOWN_FAULT = 900
"""Number shown for a fault that has none of its own."""


class OutOfServiceScreen(MessageScreen):
    """Shown after any fault, in every language at once: whoever comes has chosen none yet.

    The visit has been wiped; nothing of it is on the screen. Nothing can be pressed: what any
    press would do is exactly what just failed.
    """

    fault = StringProperty("")

    def ask(self) -> None:
        """Say that it is not the traveller's doing."""
        offered = [self.context.speak(code) for code in self.context.settings.languages]
        number = getattr(self.draft.get("fault"), "number", UNKNOWN_FAULT)
        words = "Please go to the officer at One Window."
        self.title = "  ·  ".join(each.say("frame", "Customs") for each in offered)
        self.question = "\n".join(
            each.say("out_of_service", "This kiosk is out of service") for each in offered
        )
        self.words = "\n".join(each.say("out_of_service", words) for each in offered)
        self.fault = "  ·  ".join(
            each.say("out_of_service", "Fault {number}", number=number) for each in offered
        )
        self.mark = "alarm"
        self.can_go_back = self.can_change_language = False

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Leave the bar of always-there acts out."""
        if not isinstance(widget, BottomBar):
            super().add_widget(widget, *args, **kwargs)

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        return Spoken(self.title, self.question, (), (self.fault,), (self.words,))
