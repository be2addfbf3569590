"""What stands where on a paper, in dots from its upper left corner."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Line:
    """One line of words; ``x`` is its left end, ``top`` and ``bottom`` its line box."""

    text: str
    x: int
    top: int
    bottom: int
    width: int
    style: str
    fonts: tuple[str, ...]
    white: bool = False

    @property
    def right(self) -> int:
        """The dot after its last letter."""
        return self.x + self.width


@dataclass(frozen=True, slots=True)
class Frame:
    """A rectangle with a border, or filled with ink; ``corners`` leaves only its corners.

    Corners take a tenth of the bytes: the sides of a tall frame keep every row from being fed.
    """

    x: int
    top: int
    right: int
    bottom: int
    thickness: int
    filled: bool = False
    corners: bool = False


@dataclass(frozen=True, slots=True)
class Stripes:
    """A rectangle of slanted stripes."""

    x: int
    top: int
    right: int
    bottom: int


@dataclass(frozen=True, slots=True)
class Stroke:
    """A horizontal line; ``dotted`` ones are for writing on."""

    x: int
    right: int
    top: int
    thickness: int
    dotted: bool = False


@dataclass(frozen=True, slots=True)
class Bars:
    """A barcode the printer draws by itself, in the middle of the paper."""

    digits: str
    x: int
    top: int
    module: int
    height: int


Item = Line | Frame | Stripes | Stroke | Bars


@dataclass(frozen=True, slots=True)
class Placed:
    """A page whose every item has a place."""

    dots: int
    rows: int
    items: tuple[Item, ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """The words, from top to bottom."""
        return tuple(item for item in self.items if isinstance(item, Line))

    @property
    def bars(self) -> tuple[Bars, ...]:
        """The barcodes, from top to bottom."""
        return tuple(item for item in self.items if isinstance(item, Bars))
