"""Choosing: tiles for one of several, tick lines for any of several."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from kivy.properties import BooleanProperty, NumericProperty, ObjectProperty, StringProperty
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from kiosk.widgets.button import Surface
from kiosk.widgets.layouts import load_beside

load_beside(__file__)


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to choose: its name in code, its words, and what explains them."""

    name: str
    text: str
    hint: str = ""


class Tile(ButtonBehavior, Surface):
    """One of several. The picked one has a filled ring, a thick edge and a tint."""

    name = StringProperty("")
    text = StringProperty("")
    hint = StringProperty("")
    picked = BooleanProperty(False)
    ringed = BooleanProperty(True)
    """Whether a ring shows what is picked; tiles that act at once have none."""
    large = BooleanProperty(False)
    least_height = NumericProperty(0)


class TileGrid(GridLayout):
    """Tiles in rows. Fires ``on_pick`` with the name."""

    choices = ObjectProperty(())
    picked = StringProperty("")
    ringed = BooleanProperty(True)
    large = BooleanProperty(False)
    tile_height = NumericProperty(0)

    __events__ = ("on_pick",)

    def on_choices(self, _: object, choices: Sequence[Choice]) -> None:
        """Show these choices instead of those before."""
        self.clear_widgets()
        for choice in choices:
            self.add_widget(self._tile(choice))

    def on_picked(self, _: object, name: str) -> None:
        """Show what is picked."""
        for tile in self.children:
            tile.picked = tile.name == name

    def restyle(self, *_: object) -> None:
        """Show how the tiles should look, when the layout says so after the choices came."""
        for tile in self.children:
            tile.ringed, tile.large = self.ringed, self.large
            tile.least_height = self.tile_height

    on_ringed = on_large = on_tile_height = restyle

    def on_pick(self, name: str) -> None:
        """Kivy's default handler."""

    def _pick(self, tile: Tile) -> None:
        self.picked = tile.name
        self.dispatch("on_pick", tile.name)

    def _tile(self, choice: Choice) -> Tile:
        tile = Tile(name=choice.name, text=choice.text, hint=choice.hint, ringed=self.ringed)
        tile.large, tile.least_height = self.large, self.tile_height
        tile.picked = choice.name == self.picked
        tile.bind(on_release=self._pick)
        return tile


class TickLine(Surface):
    """One of any number: a box, the words, and a "?" that opens what does not count."""

    name = StringProperty("")
    text = StringProperty("")
    explained = StringProperty("")
    ticked = BooleanProperty(False)
    dense = BooleanProperty(False)
    """Whether the line is low, so that nine fit a wide panel: still some 21 mm on 24 inches."""

    __events__ = ("on_tick", "on_explain")

    def press(self) -> None:
        """Tick, or take the tick away."""
        self.ticked = not self.ticked
        self.dispatch("on_tick", self.name, self.ticked)

    def explain(self) -> None:
        """Ask what counts and what does not."""
        self.dispatch("on_explain", self.name)

    def on_tick(self, name: str, ticked: bool) -> None:
        """Kivy's default handler."""

    def on_explain(self, name: str) -> None:
        """Kivy's default handler."""


class TickSheet(ButtonBehavior, BoxLayout):
    """The part of a tick line that is pressed to tick it."""


class Ask(ButtonBehavior, AnchorLayout):
    """The "?" of a line."""


def names(choices: Sequence[Choice]) -> tuple[str, ...]:
    """Give the words of choices, as a voice reads them."""
    return tuple(choice.text for choice in choices)


def of(pairs: Sequence[tuple[str, str]]) -> tuple[Choice, ...]:
    """Make choices of (name, words) pairs."""
    return tuple(Choice(name, words) for name, words in pairs)
