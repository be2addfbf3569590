"""What typed text appears in. A label with a caret: nothing pastes, selects or opens a menu."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import Surface
from kiosk.widgets.layouts import load_beside

load_beside(__file__)


class TextField(Surface):
    """Typed text, then the caret. ``pattern`` shows what is still to come, in grey."""

    text = StringProperty("")
    unit = StringProperty("")
    wrong = BooleanProperty(False)
    most = NumericProperty(70)

    def type(self, text: str) -> None:
        """Add at the end, as long as there is room."""
        if len(self.text) + len(text) <= self.most:
            self.text += text

    def erase(self) -> None:
        """Take the last character away."""
        self.text = self.text[:-1]


class Cell(BoxLayout):
    """One part of a date: its digits, and its name under them."""

    text = StringProperty("")
    name = StringProperty("")
    active = BooleanProperty(False)
    wrong = BooleanProperty(False)


class DateField(BoxLayout):
    """Day, month and year in three cells, filled by digits from left to right."""

    digits = StringProperty("")
    names = ListProperty(["", "", ""])
    wrong = BooleanProperty(False)

    def type(self, digit: str) -> None:
        """Add a digit, up to the eighth."""
        if len(self.digits) < 8:
            self.digits += digit

    def erase(self) -> None:
        """Take the last digit away."""
        self.digits = self.digits[:-1]
