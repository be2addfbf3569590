"""Switched out of order by staff: calm, in every language, until they switch it back."""

from __future__ import annotations

from kivy.uix.widget import Widget

from kiosk.screens.message import MessageScreen
from kiosk.spoken import Spoken
from kiosk.widgets.frame import BottomBar


class OutOfOrderScreen(MessageScreen):
    """Nobody has chosen a language, and nothing can be pressed: it says where to go instead."""

    ahead = False

    def ask(self) -> None:
        """Say it in each language offered."""
        settings = self.context.settings
        offered = [self.context.speak(code) for code in settings.languages]
        self.title = "  ·  ".join(each.say("frame", "Customs") for each in offered)
        self.question = "\n".join(
            each.say("out_of_order", "This kiosk is not in use") for each in offered
        )
        where = "Please use another kiosk, or go to One Window."
        self.words = "\n".join(
            f"{each.say('out_of_order', where)} {settings.one_window.get(each.code, '')}".strip()
            for each in offered
        )
        self.mark = "officer"
        self.can_go_back = self.can_change_language = False

    def add_widget(self, widget: Widget, *args: object, **kwargs: object) -> None:
        """Leave the bar of always-there acts out."""
        if not isinstance(widget, BottomBar):
            super().add_widget(widget, *args, **kwargs)

    def spoken(self) -> Spoken:
        """Give the screen as text, each line in its language."""
        said = tuple(self.words.split("\n"))
        return Spoken(
            self.title, self.question, (), state=said, languages=self.context.settings.languages
        )
