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

LEAST_FIT = 0.7
"""How far letters of the usual size get smaller in a head too tall for its room.

Larger letters may come as far down as those: a head over the acts can be neither read nor pressed.
"""
LEAST_STEP = 0.95


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
        """Place the parts, once and as long as all are there."""
        if len(self.children) < 3:
            return
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
        self._look_whether_it_fits()

    def _place_wide(self, head: Widget, content: Widget, actions: Widget) -> None:
        left, whole = self.x + self.margin, self.width - 3 * self.margin
        pane = whole * LEFT_PANE
        ceiling, floor = self.top - look.wide, self.y + look.pad
        self._set(head, left, ceiling - head.height, pane, head.height)
        self._set(actions, left, floor, pane, actions.height)
        self._set(content, left + pane + self.margin, floor, whole - pane, ceiling - floor)
        self._look_whether_it_fits()

    def _look_whether_it_fits(self) -> None:
        if self._lacking() > 0 and self._part(Head).fit > _least_fit():
            self._look_next_frame()

    def _lacking(self) -> float:
        """Give the pixels by which the head is too tall for what stands below it."""
        head, actions, content = self._part(Head), self._part(Actions), self._part(Content)
        if self.wide:
            return float(actions.top - head.y)
        return _natural(content) - float(content.height)

    def _shrink(self, _seconds: float) -> None:
        head, lacking = self._part(Head), self._lacking()
        if lacking > 0 and head.height > 0:
            # Half the letters' size is a quarter of the height: they need half the lines too. It
            # wraps anew at the smaller size and comes back here with its new height.
            wanted = max(0.0, 1 - lacking / head.height) ** 0.5
            head.fit = max(_least_fit(), head.fit * min(LEAST_STEP, wanted))

    @staticmethod
    def _set(part: Widget, x: float, y: float, width: float, height: float) -> None:
        part.pos, part.size = (x, y), (width, height)


def _least_fit() -> float:
    return LEAST_FIT / float(look.factor)


def _natural(box: BoxLayout) -> float:
    """Give the height that what stands in a column needs, as far as it says."""
    between = box.spacing * max(0, len(box.children) - 1)
    return float(sum(map(_height, box.children)) + between + box.padding[1] + box.padding[3])


def _height(part: Widget) -> float:
    if part.size_hint_y is None:
        return float(part.height)
    is_column = isinstance(part, BoxLayout) and part.orientation == "vertical"
    return _natural(part) if is_column else 0.0
