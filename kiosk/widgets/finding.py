"""A line of the readiness report: a mark, what was looked at, and how it stands."""

from __future__ import annotations

from kivy.properties import StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets import text  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.layouts import load_beside
from kiosk.widgets.mark import Mark  # noqa: F401  (the layout names it)

load_beside(__file__)

MARKS = {"ok": "tick", "attention": "question", "fault": "alarm"}


class FindingLine(BoxLayout):
    """How it stands is told by mark and words; colour only underlines it."""

    level = StringProperty("ok")
    label = StringProperty("")
    words = StringProperty("")
    mark = StringProperty("tick")

    def on_level(self, _: object, level: str) -> None:
        """Show the mark of the level."""
        self.mark = MARKS[level]
