"""How the glass looks now: the palette, text size and scale every layout reads.

``look`` is the one object layouts import. It holds no words and nothing of a person, except their
choice of text size and contrast, which ``reset`` forgets when a visit ends.
"""

from __future__ import annotations

import math
from dataclasses import asdict

from kivy.event import EventDispatcher
from kivy.properties import ColorProperty, NumericProperty, OptionProperty, StringProperty

from kiosk.widgets import fonts
from kiosk.widgets.tokens import (
    DAYLIGHT,
    LEAST_MM,
    PALETTES,
    SHORT_SIDE,
    SPACE,
    TEXT_FACTORS,
    TYPE,
    text_size,
)


class Look(EventDispatcher):
    """Tokens as Kivy properties, in pixels of this panel, so that layouts follow each change."""

    palette = OptionProperty(DAYLIGHT.name, options=[palette.name for palette in PALETTES])
    factor = NumericProperty(1.0)
    unit = NumericProperty(1.0)
    panel_mm = NumericProperty(299)
    """The shorter side of the panel, in millimetres."""
    font = StringProperty(fonts.LAST_RESORT)

    paper = ColorProperty()
    sheet = ColorProperty()
    sunk = ColorProperty()
    ink = ColorProperty()
    quiet = ColorProperty()
    rule = ColorProperty()
    edge = ColorProperty()
    band = ColorProperty()
    band_ink = ColorProperty()
    action = ColorProperty()
    action_down = ColorProperty()
    action_ink = ColorProperty()
    chosen = ColorProperty()
    chosen_edge = ColorProperty()
    alarm = ColorProperty()
    notice = ColorProperty()

    text_question = NumericProperty()
    text_title = NumericProperty()
    text_body = NumericProperty()
    text_small = NumericProperty()
    text_key = NumericProperty()
    text_figure = NumericProperty()
    text_code = NumericProperty()

    hair = NumericProperty()
    line = NumericProperty()
    near = NumericProperty()
    gap = NumericProperty()
    pad = NumericProperty()
    wide = NumericProperty()
    margin = NumericProperty()
    least = NumericProperty()
    """15 mm on this panel."""
    target = NumericProperty()
    row = NumericProperty()
    bar_top = NumericProperty()
    bar_bottom = NumericProperty()
    key = NumericProperty()
    radius = NumericProperty()

    def __init__(self) -> None:
        super().__init__()
        self._paint()
        self._measure()

    def on_palette(self, *_: object) -> None:
        """Repaint in the chosen palette."""
        self._paint()

    def on_factor(self, *_: object) -> None:
        """Measure again for the chosen text size."""
        self._measure()

    def on_unit(self, *_: object) -> None:
        """Measure again for this panel."""
        self._measure()

    def on_panel_mm(self, *_: object) -> None:
        """Measure again for a panel of this size."""
        self._measure()

    def fit(self, width: float, height: float) -> None:
        """Scale to a panel of this size, so that a token is the same length on every panel."""
        self.unit = min(width, height) / SHORT_SIDE

    def speak_in(self, families: tuple[str, ...]) -> None:
        """Draw each letter with the first of these font families, or with one that has it.

        Languages that begin with one family share a chain: none has to be drawn anew for another.
        """
        chain = dict.fromkeys((*families[:1], *fonts.of_every_language()))
        self.font = fonts.register(tuple(chain))

    def enlarge(self) -> None:
        """Take the next text size, and the smallest after the largest."""
        at = TEXT_FACTORS.index(self.factor)
        self.factor = TEXT_FACTORS[(at + 1) % len(TEXT_FACTORS)]

    @property
    def is_usual(self) -> bool:
        """Whether nobody has chosen another text size or contrast."""
        return (self.palette, self.factor) == (DAYLIGHT.name, TEXT_FACTORS[0])

    def reset(self) -> None:
        """Forget what the last traveller chose."""
        self.palette = DAYLIGHT.name
        self.factor = TEXT_FACTORS[0]

    def _paint(self) -> None:
        chosen = next(palette for palette in PALETTES if palette.name == self.palette)
        for name, colour in asdict(chosen).items():
            if name != "name":
                setattr(self, name, colour)

    def _measure(self) -> None:
        for name in asdict(TYPE):
            setattr(self, f"text_{name}", round(text_size(name, self.factor) * self.unit))
        renamed = {"band": "bar_top", "bar": "bar_bottom"}
        for name, length in asdict(SPACE).items():
            setattr(self, renamed.get(name, name), max(1.0, round(length * self.unit)))
        self.least = math.ceil(LEAST_MM * SHORT_SIDE * self.unit / self.panel_mm)
        self.target = max(self.target, self.least)


look = Look()
