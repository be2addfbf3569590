"""What can be pressed: one main act a screen, quieter acts beside it."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ColorProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout

from kiosk.widgets import text  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.layouts import load_beside
from kiosk.widgets.mark import Mark  # noqa: F401  (the layout names it)

load_beside(__file__)


class Surface(BoxLayout):
    """A sheet with round corners, a fill and an edge."""

    fill = ColorProperty("#FFFFFF")
    edge = ColorProperty("#000000")


class PressButton(ButtonBehavior, Surface):
    """A surface with words and, if it has one, a mark before or after. It fires on release."""

    text = StringProperty("")
    mark = StringProperty("")
    mark_after = StringProperty("")
    ink = ColorProperty("#000000")
    roomy = BooleanProperty(False)
    """Whether a mark on one side leaves as much room on the other, so that words stay centred."""
    bold = BooleanProperty(True)
    halign = StringProperty("center")


class PrimaryButton(PressButton):
    """The main act of a screen. There is one."""


class SecondaryButton(PressButton):
    """Another way on."""


class QuietButton(PressButton):
    """An act that is nearly never wanted, or belongs to one line."""


class BarButton(ButtonBehavior, Surface):
    """An act that is always there, in the bar: a mark above its word."""

    text = StringProperty("")
    mark = StringProperty("")


class MarkButton(ButtonBehavior, AnchorLayout):
    """A small act told by its mark alone; ``spoken`` says it in words."""

    mark = StringProperty("")
    spoken = StringProperty("")
    fill = ColorProperty("#FFFFFF")
    edge = ColorProperty("#000000")
