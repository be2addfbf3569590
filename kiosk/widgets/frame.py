"""What stands around every question: the band above, the bar of always-there acts below."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ListProperty, NumericProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets import button, text  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.layouts import load_beside

load_beside(__file__)


class TopBand(BoxLayout):
    """Whose glass this is; on a training kiosk, that nothing here counts."""

    title = StringProperty("")
    badge = StringProperty("")


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


class ErrorBox(BoxLayout):
    """What is wrong and how to put it right, in words beside a mark, never by colour alone."""

    text = StringProperty("")
