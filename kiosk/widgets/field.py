"""What typed text appears in. A label with a caret: nothing pastes, selects or opens a menu."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets.button import Surface
from kiosk.widgets.layouts import load_beside
from kiosk.widgets.lettering import ems
from kiosk.widgets.look import look

load_beside(__file__)


class TextField(Surface):
    """Typed text, then the caret. Long text gets smaller, and then loses its beginning from sight:
    where a person types is always seen.
    """

    text = StringProperty("")
    ems = NumericProperty(0)
    """How wide the text is, as a multiple of the height of its letters."""
    room = NumericProperty(1)
    """How wide it may be, in pixels."""
    unit = StringProperty("")
    wrong = BooleanProperty(False)
    most = NumericProperty(70)

    def on_text(self, *_: object) -> None:
        """Know how wide it is."""
        self.ems = ems(self.text, look.font, bold=True)

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
