"""Lines to read and check: what was asked, what was answered, and a way to change it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from kivy.properties import BooleanProperty, NumericProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.widgets import text  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.button import Surface
from kiosk.widgets.layouts import load_beside

load_beside(__file__)


class AnswerLine(ButtonBehavior, BoxLayout):
    """One answer. Touching the line anywhere changes it, if ``change`` says how that is called."""

    path = StringProperty("")
    label = StringProperty("")
    value = StringProperty("")
    change = StringProperty("")


class Blanks:
    """Lines made beforehand, to be worded once it is known what they say."""

    def __init__(self, most: int) -> None:
        self._most = most
        self.made: list[Widget] = []

    def get_ready(self, make: Callable[[], Widget]) -> bool:
        """Make one more; False when there are enough."""
        if len(self.made) >= self._most:
            return False
        self.made.append(make())
        return True

    def take(self, make: Callable[[], Widget]) -> Any:
        """Give one, made now if none is left."""
        return self.made.pop() if self.made else make()


class Notice(Surface):
    """Something to know before going on: a mark and words on a tinted sheet."""

    text = StringProperty("")
    mark = StringProperty("question")
    strong = BooleanProperty(False)


class Total(BoxLayout):
    """A sum under lines: what it is, and how much."""

    label = StringProperty("")
    value = StringProperty("")


class RowLine(BoxLayout):
    """One of several things: touching it changes it, the cross takes it off the list."""

    index = NumericProperty(0)
    label = StringProperty("")
    value = StringProperty("")
    change_word = StringProperty("")
    remove_word = StringProperty("")

    __events__ = ("on_changed", "on_removed")

    def press(self) -> None:
        """Change this one."""
        self.dispatch("on_changed", int(self.index))

    def remove(self) -> None:
        """Take this one off the list."""
        self.dispatch("on_removed", int(self.index))

    def on_changed(self, index: int) -> None:
        """Kivy's default handler."""

    def on_removed(self, index: int) -> None:
        """Kivy's default handler."""


class Sheet(Surface):
    """A plain sheet that holds text apart from the rest."""


class Direction(Surface):
    """Where to go now, with an arrow, in the largest words of the screen."""

    text = StringProperty("")


class CodeBox(Surface):
    """The registration number: red, grouped, in a box, as on paper."""

    label = StringProperty("")
    code = StringProperty("")
