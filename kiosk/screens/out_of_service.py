"""The one failsafe screen: what to do instead, and a number an officer can read out."""

from __future__ import annotations

from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from events import FaultNumber, fault_number
from kiosk.screens.message import MessageScreen
from kiosk.spoken import Spoken
from kiosk.widgets.frame import BottomBar
from languages import Language


class OutOfServiceScreen(MessageScreen):
    """Shown after any fault, in every language at once: whoever comes has chosen none yet.

    The visit has been wiped; nothing of it is on the screen. Nothing can be pressed: what any
    press would do is exactly what just failed.
    """

    number = StringProperty("")
    fault = StringProperty("")
    fault_words = StringProperty("")

    def ask(self) -> None:
        """Say that it is not the traveller's doing."""
        offered = [self.context.speak(code) for code in self.context.settings.languages]
        self.title = "  ·  ".join(each.say("frame", "Customs") for each in offered)
        self.question = "\n".join(
            each.say("out_of_service", "This kiosk is out of service") for each in offered
        )
        self.words = "\n".join(
            each.say("out_of_service", "Please go to the officer at One Window.")
            for each in offered
        )
        if "fault" in self.draft:
            self._say_number(offered)
        self.mark = "alarm"
        self.can_go_back = self.can_change_language = False

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Leave the bar of always-there acts out."""
        if not isinstance(widget, BottomBar):
            super().add_widget(widget, *args, **kwargs)

    def _say_number(self, offered: list[Language]) -> None:
        self.number = _number(self.draft["fault"]).spoken
        self.fault_words = "  ·  ".join(
            each.say("out_of_service", "Fault number") for each in offered
        )
        self.fault = "  ·  ".join(
            each.say("out_of_service", "Fault {number}", number=self.number) for each in offered
        )

    def spoken(self) -> Spoken:
        """Give the screen as text."""
        fault, offered = (self.fault,) * bool(self.fault), self.context.settings.languages
        return Spoken(self.title, self.question, (), fault, (self.words,), languages=offered)


def _number(fault: object) -> FaultNumber:
    return fault if isinstance(fault, FaultNumber) else fault_number(fault)
