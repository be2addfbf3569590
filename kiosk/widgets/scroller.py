"""A part of a screen that may hold more than fits, and says so with two large buttons."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout
from kivy.uix.widget import Widget

from kiosk.widgets import button  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.layouts import load_beside
from kiosk.widgets.look import look

load_beside(__file__)

PAGE = 0.8
"""How much of the view one press moves, so that a line or two stays in sight."""


Line = tuple[Any, ...]
"""What makes a line, and what it makes it of: equal ones look the same."""


class Stack(GridLayout):
    """Lines in one or more columns, as tall as they are together."""


class Scroller(BoxLayout):
    """Shows its lines; where they are taller than the view, offers Up and Down beside them."""

    cols = NumericProperty(1)
    gap = NumericProperty(0)
    """Room between lines, in pixels; 0 keeps them close."""
    overflows = BooleanProperty(False)
    at_top = BooleanProperty(True)
    at_bottom = BooleanProperty(False)

    def __init__(self, **kwargs: object) -> None:
        # Judged a frame late: lines wrap to their width first, and only then have their height.
        self._settle = Clock.create_trigger(self._look_again, 0)
        self._moved = False
        self._looks: list[Line] = []
        super().__init__(**kwargs)

    def on_kv_post(self, _base: Widget) -> None:
        """Watch how tall the lines and the view are, once the layout is there."""
        view, stack = self.ids.view, self.ids.stack
        view.bind(height=self._settle, scroll_y=self._settle)
        stack.bind(height=self._settle)
        self.bind(size=self._start_over)
        view.bind(on_scroll_start=self._dragged)

    def add_widget(self, widget: Widget, *args: Any, **kwargs: Any) -> None:
        """Put what a layout adds onto the stack."""
        home = self.ids.get("stack")
        if home is None or "rail" not in self.ids:
            super().add_widget(widget, *args, **kwargs)
        else:
            home.add_widget(widget, *args, **kwargs)

    def fill(self, lines: Sequence[Line]) -> None:
        """Show these lines instead of those before. One that is shown already is not made anew."""
        looks = [_look(line) for line in lines]
        if looks == self._looks:
            return
        before = list(zip(self._looks, reversed(self.ids.stack.children), strict=True))
        # All are made before the first one goes: making them may be given up half-way.
        shown = [_widget(line, before) for line in lines]
        self.ids.stack.clear_widgets()
        for widget in shown:
            self.ids.stack.add_widget(widget)
        self._looks = looks
        self._moved = False
        self._start_over()

    def move(self, pages: int) -> None:
        """Go up (positive) or down a page."""
        view, stack = self.ids.view, self.ids.stack
        hidden = stack.height - view.height
        self._moved = True
        if hidden > 0:
            step = pages * view.height * PAGE / hidden
            view.scroll_y = min(1.0, max(0.0, view.scroll_y + step))

    def reveal(self, line: Widget) -> None:
        """Bring a line into sight, near an end with all that stands beyond it."""
        view, stack = self.ids.view, self.ids.stack
        self._moved = True
        view.scroll_to(line, padding=look.pad, animate=False)
        if stack.top - line.top < view.height / 2:
            view.scroll_y = 1
        elif line.y - stack.y < view.height / 2:
            view.scroll_y = 0

    def _dragged(self, *_: object) -> None:
        self._moved = True

    def _start_over(self, *_: object) -> None:
        # Without the buttons lines are wider, so only their height without them tells.
        self.overflows = False
        self._settle()

    def _look_again(self, *_: object) -> None:
        view, stack = self.ids.view, self.ids.stack
        self.overflows = self.overflows or stack.height > view.height + 1
        self.at_top = view.scroll_y >= 0.999
        self.at_bottom = view.scroll_y <= 0.001
        if not self.overflows or not self._moved:
            # The view keeps its place by part, so lines that grew would have moved it.
            view.scroll_y = 1


def _widget(line: Line, before: list[tuple[Line, Widget]]) -> Widget:
    """Give the widget of a line, taken from those shown before if it is there."""
    at = next((at for at, (look, _) in enumerate(before) if look == _look(line)), None)
    if at is not None:
        return before.pop(at)[1]
    make, *words = line
    made: Widget = make(*words)
    return made


def _look(line: Line) -> Line:
    # Without the screen whose method makes it: the two would hold each other for good.
    make, *words = line
    return getattr(make, "__func__", make), *words
