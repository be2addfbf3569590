"""Lines to read and check: what was asked, what was answered, and a way to change it."""

from __future__ import annotations

from kivy.properties import BooleanProperty, StringProperty
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout

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


class Notice(Surface):
    """Something to know before going on: a mark and words on a tinted sheet."""

    text = StringProperty("")
    mark = StringProperty("question")
    strong = BooleanProperty(False)


class Total(BoxLayout):
    """A sum under lines: what it is, and how much."""

    label = StringProperty("")
    value = StringProperty("")
