"""What stands around every question: the band above, the bar of always-there acts below."""

from __future__ import annotations

from kivy.clock import Clock
from kivy.input import MotionEvent
from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets import button, text  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.layouts import load_beside

load_beside(__file__)


HOLD_SECONDS = 3.0
"""How long a finger rests on the band before it is meant: longer than a traveller leans on it."""


class TopBand(BoxLayout):
    """Whose glass this is; on a training kiosk, that nothing here counts.

    Fires ``on_held`` when a finger has rested on it: the way to the service menu.
    """

    title = StringProperty("")
    badge = StringProperty("")

    __events__ = ("on_held",)

    def __init__(self, **kwargs: object) -> None:
        self._hold = Clock.create_trigger(self._held, HOLD_SECONDS)
        super().__init__(**kwargs)

    def on_touch_down(self, touch: MotionEvent) -> bool:
        """Begin to wait."""
        if self.collide_point(*touch.pos):
            self._hold.cancel()
            self._hold()
        return bool(super().on_touch_down(touch))

    def on_touch_move(self, touch: MotionEvent) -> bool:
        """Wait no more for a finger that has left."""
        if not self.collide_point(*touch.pos):
            self._hold.cancel()
        return bool(super().on_touch_move(touch))

    def on_touch_up(self, touch: MotionEvent) -> bool:
        """Wait no more."""
        self._hold.cancel()
        return bool(super().on_touch_up(touch))

    def _held(self, _seconds: float) -> None:
        self.dispatch("on_held")

    def on_held(self) -> None:
        """Kivy's default handler."""


class BottomBar(BoxLayout):
    """Back, Language, Aa, Help, Call an officer: always there, always in the same place.

    ``words`` has them in that order.
    """

    words = ListProperty([""] * 5)
    can_go_back = BooleanProperty(True)
    can_change_language = BooleanProperty(True)

    __events__ = ("on_back", "on_aside")

    def press_back(self) -> None:
        """Say that Back was pressed."""
        self.dispatch("on_back")

    def press(self, aside: str) -> None:
        """Say which of the other acts was pressed."""
        self.dispatch("on_aside", aside)

    def on_back(self) -> None:
        """Kivy's default handler."""

    def on_aside(self, aside: str) -> None:
        """Kivy's default handler."""


class Head(BoxLayout):
    """The question, its hint, and what was wrong with the last answer."""

    question = StringProperty("")
    hint = StringProperty("")
    error = StringProperty("")
    compact = BooleanProperty(False)
    """Whether the head stands in a narrow pane."""
    fit = NumericProperty(1)
    """Less than 1 when its pane is too short for the text at the wanted size."""

    def begin_at_full_size(self, *_: object) -> None:
        """Try the wanted size again: other words, or another pane, may have room for it."""
        self.fit = 1

    on_question = on_hint = on_error = on_compact = on_width = begin_at_full_size


class ErrorBox(BoxLayout):
    """What is wrong and how to put it right, in words beside a mark, never by colour alone."""

    text = StringProperty("")
    fit = NumericProperty(1)
