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
    """A name, and what it is beside it; below each other when that is too wide.

    A value aligned right stands at the right edge, as money does. Any other follows its name, on
    wide paper from the middle on, so that values stand under each other.
    """

    name: Text
    value: Text


@dataclass(frozen=True, slots=True)
class Shared:
    """What reads the same in two languages, once, after its names in both.

    The names stand on one line when all fits on it, else under each other.
    """

    name: Text
    also: Text
    value: Text


@dataclass(frozen=True, slots=True)
class InBoth:
    """A name and what it is, in the traveller's language and in Azerbaijani.

    Side by side, or joined on one line when that takes less paper; stacked on narrow paper.
    """

    own: Named
    az: Named


@dataclass(frozen=True, slots=True)
class TwoColumns:
    """Words in the traveller's language at the left, in Azerbaijani at the right.

    On one line when that takes less paper; stacked on narrow paper.
    """

    left: Text
    right: Text


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
    """A number of 13 digits: large in groups, then as an EAN-13 barcode where it is one."""

    digits: str
    fonts: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class WriteOn:
    """A dotted line to write on, after the words that say what goes there."""

    label: Text


@dataclass(frozen=True, slots=True)
class OfficerArea:
    """Where the officer stamps and writes: a stamp box, and beside it words and dotted lines."""

    stamp: tuple[Text, ...]
    blocks: tuple[Block, ...]


@dataclass(frozen=True, slots=True)
class Band:
    """Words between slanted stripes, right across the paper: nothing else on paper looks so."""

    words: Text


@dataclass(frozen=True, slots=True)
class Cut:
    """The end of one paper."""


Block = (
    Text
    | Named
    | Shared
    | InBoth
    | TwoColumns
    | Rule
    | Space
    | Box
    | Code
    | WriteOn
    | OfficerArea
    | Band
    | Cut
)


@dataclass(frozen=True, slots=True)
class Page:
    """One paper for a roll ``width_mm`` wide (58 or 80).

    ``mark`` is printed again and again between the blocks, as often as the layout file says, so
    that no piece worth cutting out is without it.
    """

    width_mm: int
    blocks: tuple[Block, ...]
    mark: Band | None = None
