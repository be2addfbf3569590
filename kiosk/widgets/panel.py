"""A panel over the screen: an explanation, a choice, a warning. Nothing under it can be touched."""

from __future__ import annotations

from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.floatlayout import FloatLayout

from kiosk.panels import PanelWords
from kiosk.widgets import body, button, choice, text  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.layouts import load_beside

load_beside(__file__)


class Panel(FloatLayout):
    """Shows ``PanelWords``. Fires ``on_chosen`` with a choice's name, and ``on_closed``."""

    name = StringProperty("")
    title = StringProperty("")
    words = StringProperty("")
    close_word = StringProperty("")
    choices = ObjectProperty(())
    picked = StringProperty("")
    wide = BooleanProperty(False)

    __events__ = ("on_chosen", "on_closed")

    def show(self, words: PanelWords) -> None:
        """Show these words instead of those before."""
        self.said = words
        self.name, self.title, self.words = words.name, words.title, words.words
        self.close_word, self.picked = words.close, words.picked
        self.choices = words.choices

    def pick(self, name: str) -> None:
        """Say what was chosen."""
        self.dispatch("on_chosen", name)

    def close(self) -> None:
        """Say that the panel is done with."""
        self.dispatch("on_closed")

    def on_size(self, *_: object) -> None:
        """Know which way the panel stands."""
        self.wide = self.width > self.height

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Let no touch through to the screen below."""
        super().on_touch_down(touch)
        return True

    def on_chosen(self, name: str) -> None:
        """Kivy's default handler."""

    def on_closed(self) -> None:
        """Kivy's default handler."""
