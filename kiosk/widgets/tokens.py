"""Colour, type and space of the glass, as data: nothing else in the kiosk names a colour or a size.

Lengths are in *glass units*: 1/1080 of the short side of the panel, about 0.28 mm on the 24 inch
panels of a post, so 120 units are some 33 mm. Text keeps at least 7:1 against what it stands on
(WCAG 2.2, success criterion 1.4.6) in every palette; a test holds it.
"""

from __future__ import annotations

from dataclasses import dataclass

Colour = str
"""``#RRGGBB``."""


@dataclass(frozen=True, slots=True)
class Palette:
    """The colours of the glass, each named for its use.

    ``action`` is for the one main act of a screen, ``chosen`` stands behind what was picked,
    ``alarm`` is for errors and for the registration number, nothing else.
    """

    name: str
    paper: Colour
    sheet: Colour
    sunk: Colour
    ink: Colour
    quiet: Colour
    rule: Colour
    edge: Colour
    band: Colour
    band_ink: Colour
    action: Colour
    action_down: Colour
    action_ink: Colour
    chosen: Colour
    chosen_edge: Colour
    alarm: Colour
    notice: Colour


DAYLIGHT = Palette(
    name="daylight",
    paper="#FBFAF6",
    sheet="#FFFFFF",
    sunk="#ECEFED",
    ink="#10273A",
    quiet="#3A4D5E",
    rule="#D3DAD9",
    edge="#7B8994",
    band="#0B3142",
    band_ink="#FFFFFF",
    action="#00565B",
    action_down="#00393D",
    action_ink="#FFFFFF",
    chosen="#E2EFED",
    chosen_edge="#00565B",
    alarm="#A8001E",
    notice="#FFF4D6",
)

BLACK_ON_WHITE = Palette(
    name="black_on_white",
    paper="#FFFFFF",
    sheet="#FFFFFF",
    sunk="#F2F2F2",
    ink="#000000",
    quiet="#000000",
    rule="#000000",
    edge="#000000",
    band="#000000",
    band_ink="#FFFFFF",
    action="#000000",
    action_down="#3A3A3A",
    action_ink="#FFFFFF",
    chosen="#E6E6E6",
    chosen_edge="#000000",
    alarm="#8A0018",
    notice="#F2F2F2",
)

YELLOW_ON_BLACK = Palette(
    name="yellow_on_black",
    paper="#000000",
    sheet="#000000",
    sunk="#1E1E1E",
    ink="#FFE94A",
    quiet="#FFFFFF",
    rule="#FFE94A",
    edge="#FFE94A",
    band="#000000",
    band_ink="#FFE94A",
    action="#FFE94A",
    action_down="#FFFFFF",
    action_ink="#000000",
    chosen="#2B2A12",
    chosen_edge="#FFFFFF",
    alarm="#FF9EAA",
    notice="#1E1E1E",
)

DARK = (0.0, 0.0, 0.0, 1.0)
"""What a blanked screen shows, in every palette."""

PALETTES = (DAYLIGHT, BLACK_ON_WHITE, YELLOW_ON_BLACK)

SHORT_SIDE = 1080
"""Glass units along the shorter side of a panel."""

LEAST_MM = 15
"""No side of what is pressed is shorter than this on the panel, but of a keyboard's letters."""

NARROWEST_KEY = 68
"""The narrowest letter of any keyboard, in glass units; on a panel that lies they are wider."""

TEXT_FACTORS = (1.0, 1.15, 1.3, 1.5)
"""Sizes a traveller can choose. Small text grows fully, headings (large already) by half."""


@dataclass(frozen=True, slots=True)
class Type:
    """Heights of text in glass units, at factor 1."""

    question: float = 58
    title: float = 42
    body: float = 35
    small: float = 28
    key: float = 42
    figure: float = 76
    code: float = 92


@dataclass(frozen=True, slots=True)
class Space:
    """Lengths in glass units. ``target`` is the least height of anything pressed."""

    hair: float = 2
    line: float = 3
    near: float = 12
    gap: float = 20
    pad: float = 28
    wide: float = 44
    margin: float = 64
    target: float = 120
    row: float = 72
    band: float = 92
    bar: float = 132
    key: float = 96
    radius: float = 14


TYPE = Type()
SPACE = Space()

_HEADINGS = frozenset({"question", "title", "figure", "code"})


def text_size(name: str, factor: float) -> float:
    """Give the height of a kind of text for a text factor, in glass units."""
    size: float = getattr(TYPE, name)
    return size * (1 + (factor - 1) / 2) if name in _HEADINGS else size * factor


def contrast(one: Colour, other: Colour) -> float:
    """Give the contrast ratio of two colours, 1 to 21 (WCAG 2.2, relative luminance)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(int(colour[i : i + 2], 16) / 255) for i in (1, 3, 5))
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
