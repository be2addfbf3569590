"""Choosing: tiles for one of several, tick lines for any of several."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.clock import Clock
from kivy.properties import (
    BooleanProperty,
    NumericProperty,
    ObjectProperty,
    OptionProperty,
    StringProperty,
)
from kivy.uix.anchorlayout import AnchorLayout
from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.gridlayout import GridLayout

from kiosk.panels import Choice
from kiosk.widgets import text  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.button import Surface
from kiosk.widgets.layouts import load_beside

load_beside(__file__)

__all__ = ["Choice", "TickLine", "Tile", "TileGrid", "names"]


class Tile(ButtonBehavior, Surface):
    """One of several. The picked one has a filled ring, a thick edge and a tint."""

    name = StringProperty("")
    text = StringProperty("")
    hint = StringProperty("")
    mark = StringProperty("")
    """Drawn in place of the ring of a tile that acts at once."""
    picked = BooleanProperty(False)
    style = OptionProperty("ring", options=("ring", "go", "plain"))
    """A ring shows what is picked; ``go`` acts at once and points on; ``plain`` is words alone."""
    large = BooleanProperty(False)
    floor = NumericProperty(0)
    """No lower than this, whatever the words need."""
    natural = NumericProperty(0)
    """What the words need."""
    least_height = NumericProperty(0)
    """What the tallest tile of the same row needs."""


class TileGrid(GridLayout):
    """Tiles in rows. Fires ``on_pick`` with the name."""

    choices = ObjectProperty(())
    picked = StringProperty("")
    style = OptionProperty("ring", options=("ring", "go", "plain"))
    large = BooleanProperty(False)
    tile_height = NumericProperty(0)

    __events__ = ("on_pick",)

    def __init__(self, **kwargs: object) -> None:
        self._even_out = Clock.create_trigger(self._level, -1)
        super().__init__(**kwargs)
        self.bind(cols=self._even_out)

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
            tile.style, tile.large = self.style, self.large
            tile.floor = self.tile_height

    on_style = on_large = on_tile_height = restyle

    def on_pick(self, name: str) -> None:
        """Kivy's default handler."""

    def _pick(self, tile: Tile) -> None:
        self.picked = tile.name
        self.dispatch("on_pick", tile.name)

    def _tile(self, choice: Choice) -> Tile:
        tile = Tile(name=choice.name, text=choice.text, hint=choice.hint, style=self.style)
        tile.large, tile.floor, tile.mark = self.large, self.tile_height, choice.mark
        tile.picked = choice.name == self.picked
        tile.bind(on_release=self._pick, natural=self._even_out)
        return tile

    def _level(self, _seconds: float) -> None:
        """Make the tiles of each row as tall as its tallest."""
        tiles = list(reversed(self.children))
        for start in range(0, len(tiles), self.cols):
            row = tiles[start : start + self.cols]
            tallest = max(tile.natural for tile in row)
            for tile in row:
                tile.least_height = tallest


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
