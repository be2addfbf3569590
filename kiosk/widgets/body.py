"""Where question, answers and acts stand: under each other, or in two panes on a wide panel.

On a wide panel the question and the acts keep the left pane and the answers take the right one
whole, so a keyboard and its field fit without hiding anything.
"""

from __future__ import annotations

from kivy.clock import Clock
from kivy.properties import BooleanProperty, NumericProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.layout import Layout
from kivy.uix.widget import Widget

from kiosk.widgets.frame import Head
from kiosk.widgets.layouts import load_beside
from kiosk.widgets.look import look

load_beside(__file__)

LEFT_PANE = 0.32

LEAST_FIT, FIT_STEP = 0.7, 0.9
"""How far, and how fast, a head too tall for its pane gets smaller."""


class Content(BoxLayout):
    """The answers to choose from, the field and keyboard, or the lines to read."""


class Actions(Layout):
    """The acts that end the screen, the main one first. One without words takes no room."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(pos=self._trigger_layout, size=self._trigger_layout)

    def do_layout(self, *_: object) -> None:
        """Place the acts under each other."""
        shown = [child for child in reversed(self.children) if child.height]
        self.height = sum(child.height for child in shown) + look.gap * max(0, len(shown) - 1)
        top = self.top
        for child in self.children:
            child.x, child.width = self.x, self.width
        for child in shown:
            child.top = top
            top -= child.height + look.gap


class Body(Layout):
    """A head, a content and actions, placed for the panel they are on."""

    wide = BooleanProperty(False)
    margin = NumericProperty(0)

    def __init__(self, **kwargs: object) -> None:
        # Not at once: a head is as tall as its text was in another width until it has wrapped.
        self._look_next_frame = Clock.create_trigger(self._shrink, 0)
        super().__init__(**kwargs)
        for name in ("pos", "size", "wide", "margin"):
            self.fbind(name, self._trigger_layout)

    def do_layout(self, *_: object) -> None:
        """Place the parts."""
        place = self._place_wide if self.wide else self._place_tall
        place(self._part(Head), self._part(Content), self._part(Actions))

    def _part(self, kind: type[Widget]) -> Widget:
        return next(child for child in self.children if isinstance(child, kind))

    def _place_tall(self, head: Widget, content: Widget, actions: Widget) -> None:
        left, width = self.x + self.margin, self.width - 2 * self.margin
        bottom = self.y + look.wide
        self._set(actions, left, bottom, width, actions.height)
        self._set(head, left, self.top - look.margin - head.height, width, head.height)
        floor = actions.top + (look.pad if actions.height else 0)
        ceiling = head.y - (look.wide if head.height else 0)
        self._set(content, left, floor, width, max(1, ceiling - floor))

    def _place_wide(self, head: Widget, content: Widget, actions: Widget) -> None:
        left, whole = self.x + self.margin, self.width - 3 * self.margin
        pane = whole * LEFT_PANE
        ceiling, floor = self.top - look.wide, self.y + look.pad
        self._set(head, left, ceiling - head.height, pane, head.height)
        self._set(actions, left, floor, pane, actions.height)
        self._set(content, left + pane + self.margin, floor, whole - pane, ceiling - floor)
        if _is_cramped(head, actions):
            self._look_next_frame()

    def _shrink(self, _seconds: float) -> None:
        head = self._part(Head)
        if self.wide and _is_cramped(head, self._part(Actions)):
            # It wraps anew at the smaller size and comes back here with its new height.
            head.fit = max(LEAST_FIT, head.fit * FIT_STEP)

    @staticmethod
    def _set(part: Widget, x: float, y: float, width: float, height: float) -> None:
        part.pos, part.size = (x, y), (width, height)


def _is_cramped(head: Widget, actions: Widget) -> bool:
    return bool(head.y < actions.top and head.fit > LEAST_FIT)
