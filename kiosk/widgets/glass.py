"""The glass itself: one screen, at most one panel over it, and every touch noticed."""

from __future__ import annotations

import time
from collections.abc import Callable

from kivy.graphics import Color, InstructionGroup, Rectangle
from kivy.input import MotionEvent
from kivy.uix.floatlayout import FloatLayout
from kivy.uix.widget import Widget

from kiosk.panels import PanelWords
from kiosk.widgets.look import look
from kiosk.widgets.panel import Panel
from kiosk.widgets.tokens import DARK

BOUNCE_SECONDS = 0.35
"""A second tap sooner than this, after the question changed, was meant for the one before."""


class Glass(FloatLayout):
    """What the window shows. ``touched`` is called at each touch, before anything is pressed.

    ``now`` is the clock that touches are timed by: seconds since 1970.
    """

    def __init__(
        self, touched: Callable[[], bool], now: Callable[[], float] = time.time, **kwargs: object
    ) -> None:
        self._dark = InstructionGroup()
        self._is_dark = False
        super().__init__(**kwargs)
        self.canvas.after.add(self._dark)
        self._touched = touched
        self._now = now
        self._covered_at = float("-inf")
        self.screen: Widget | None = None
        self.panel: Panel | None = None
        self._last_touch = float("-inf")
        self._question: object = None

    def show(self, screen: Widget) -> None:
        """Show this screen instead of the one before, with no panel over it."""
        self.clear_widgets()
        self.screen, self.panel = screen, None
        self.add_widget(screen)

    def cover(self, words: PanelWords, picked: Callable[[str], None]) -> None:
        """Put a panel over the screen, or new words on the one that is there."""
        if self.panel is None or self.panel.name != words.name:
            self.uncover()
            self.panel, self._covered_at = Panel(), self._now()
            self.panel.bind(on_chosen=lambda _, name: picked(name))
            self.panel.bind(on_closed=lambda _: self.uncover())
            self.add_widget(self.panel)
        self.panel.show(words)

    def uncover(self) -> None:
        """Take the panel away."""
        if self.panel is not None:
            self.remove_widget(self.panel)
            self.panel = None

    def covered(self) -> bool:
        """Whether a panel is over the screen."""
        return self.panel is not None

    def covered_by(self) -> str:
        """Name the panel that is over the screen; empty when none is."""
        return "" if self.panel is None else str(self.panel.name)

    @property
    def uppermost(self) -> Widget | None:
        """What can be reached now: the panel, or else the screen."""
        return self.screen if self.panel is None else self.panel

    def darken(self, dark: bool) -> None:
        """Show nothing, for whoever listens and wants nobody to look on; or show it again."""
        self._is_dark = dark
        self._draw_the_dark()

    def is_dark(self) -> bool:
        """Whether nothing is shown."""
        return self._is_dark

    def on_size(self, *_: object) -> None:
        """Scale everything to the panel."""
        look.fit(max(1, self.width), max(1, self.height))
        self._draw_the_dark()

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Notice the touch. One that wakes the glass presses nothing that is under it."""
        was_dark = self._lit_up()
        if self._touched() or was_dark or self._bounced(touch.time_start):
            return True
        return bool(super().on_touch_down(touch))

    def _lit_up(self) -> bool:
        """Whether the glass was dark: a touch in the dark presses nothing."""
        was_dark = self._is_dark
        if was_dark:
            self.darken(False)
        return was_dark

    def _draw_the_dark(self) -> None:
        self._dark.clear()
        if self._is_dark:
            self._dark.add(Color(*DARK))
            self._dark.add(Rectangle(pos=self.pos, size=self.size))

    def _bounced(self, now: float) -> bool:
        """Whether this touch was meant for the question that the touch before has answered."""
        # By its number: to hold the screen would be to keep what a visit said until the next touch.
        question = (id(self.screen), getattr(self.screen, "question", None))
        bounced = question != self._question and now - self._last_touch < BOUNCE_SECONDS
        # A panel may come by itself, under a finger that was on its way to what it covers.
        bounced |= self.panel is not None and 0 <= now - self._covered_at < BOUNCE_SECONDS
        self._last_touch = now
        if not bounced:
            self._question = question
        return bounced
