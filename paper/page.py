"""What a paper says, block by block, before anyone decides where the ink goes."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where a line stands in its column."""

    LEFT = "left"
    CENTRE = "centre"
    RIGHT = "right"


@dataclass(frozen=True, slots=True)
class Text:
    """Words in one style of the layout file (``body``, ``label``, ``title``, ...).

    ``fonts`` is the family chain of the language. ``typed`` marks a person's own words: a letter
    no font has is then shown by its code point, and what is too long ends in an ellipsis. Our own
    words are printed whole, and a letter missing for them is an error.
    """

    text: str
    style: str
    fonts: tuple[str, ...]
    align: Align = Align.LEFT
    typed: bool = False


@dataclass(frozen=True, slots=True)
class Named:
    """A name at the left and what it is at the right; below each other when that is too wide."""

    name: Text
    value: Text


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """The traveller's language at the left, Azerbaijani at the right; stacked on narrow paper."""

    left: tuple[Block, ...]
    right: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Rule:
    """A line across the paper, ``thickness`` dots high; ``dotted`` for a place to write on."""

    thickness: int = 2
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Space:
    """White of a named height of the layout file (``small``, ``middle``, ``large``)."""

    size: str = "middle"


@dataclass(frozen=True, slots=True)
class Box:
    """Blocks in a frame; ``filled`` prints them white on black."""

    blocks: tuple[Block, ...]
    filled: bool = False


@dataclass(frozen=True, slots=True)
class Code:
    """A registration number of 13 digits: large in groups, then as an EAN-13 barcode."""

    digits: str
    fonts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriteOn:
    """A dotted line to write on, with the words that say what goes there."""

    label: Text


@dataclass(frozen=True, slots=True)
class OfficerArea:
    """Where the officer stamps and writes: a stamp box, and lines with their words."""

    title: tuple[Text, ...]
    stamp: Text
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of one paper."""


Block = Text | Named | TwoColumns | Rule | Space | Box | Code | WriteOn | OfficerArea | Cut


@dataclass(frozen=True, slots=True)
class Watermark:
    """A word repeated lightly behind everything, so that a training paper shows itself."""

    word: str
    fonts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Page:
    """One paper for a roll ``width_mm`` wide (58 or 80)."""

    width_mm: int
    blocks: tuple[Block, ...]
    watermark: Watermark | None = None
