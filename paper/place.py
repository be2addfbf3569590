"""Where each block stands on the paper: positions in dots, before any ink."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any

from paper import page as blocks
from paper.ean13 import MODULES
from paper.fonts import chain
from paper.glyphs import length
from paper.measures import Measures, measures
from paper.page import Align, Page, Text
from paper.wrap import cleaned, named_when_missing, wrapped

WHOLE = 1_000
"""Lines our own words may take: a legal sentence is never cut."""


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


Item = Line | Frame | Stroke | Bars


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


@dataclass(frozen=True, slots=True)
class _Column:
    """Where words may stand: from ``x`` to ``right``; ``white`` inside filled boxes."""

    look: Measures
    x: int
    right: int
    white: bool = False

    @property
    def width(self) -> int:
        return self.right - self.x

    def inset(self, by: int, white: bool) -> _Column:
        return replace(self, x=self.x + by, right=self.right - by, white=white)


_Ended = tuple[list[Item], int]


def place(page: Page) -> Placed:
    """Give every block its place. Raises MissingGlyph, NoFont, UnknownWidth."""
    look = measures(page.width_mm)
    column = _Column(look, look.margin, look.dots - look.margin)
    items, bottom = _stack(page.blocks, column, 0)
    return Placed(look.dots, bottom, tuple(items))


def _stack(stacked: tuple[blocks.Block, ...], column: _Column, top: int) -> _Ended:
    items: list[Item] = []
    for block in stacked:
        more, top = _PLACES[type(block)](block, column, top)
        items += more
    return items, top


def _text(text: Text, column: _Column, top: int) -> _Ended:
    lines = _lines(text, column, top)
    return list(lines), lines[-1].bottom


def _lines(text: Text, column: _Column, top: int) -> list[Line]:
    """Break words into lines; there is always at least one, if an empty one."""
    style = column.look.styles[text.style]
    fonts = chain(text.fonts, style.bold)
    words, most = cleaned(text.text), WHOLE
    if text.typed:
        words, most = named_when_missing(words, fonts), column.look.lines_most
    lines = []
    for line in wrapped(words, fonts, style.size, column.width, most):
        width = length(line, fonts, style.size)
        x = column.x + _shift(text.align, column.width - width)
        bottom = top + style.leading
        lines.append(Line(line, x, top, bottom, width, text.style, text.fonts, column.white))
        top = bottom
    return lines


def _shift(align: Align, spare: int) -> int:
    return {Align.LEFT: 0, Align.CENTRE: spare // 2, Align.RIGHT: spare}[align]


def _named(row: blocks.Named, column: _Column, top: int) -> _Ended:
    # Both stand on one baseline, though the name is smaller.
    lower = _baseline(column, row.value) - _baseline(column, row.name)
    name = _lines(row.name, column, top + lower)
    if len(name) > 1:
        name[-1] = replace(name[-1], top=name[-1].top + lower, bottom=name[-1].bottom + lower)
    value = _lines(row.value, column, name[-1].top - lower)
    gap = value[0].x - name[-1].x - name[-1].width
    if len(value) > 1 or gap < column.look.gap:
        value = _lines(row.value, column, name[-1].bottom)
    return [*name, *value], value[-1].bottom


def _baseline(column: _Column, text: Text) -> int:
    return column.look.styles[text.style].baseline


def _two_columns(pair: blocks.TwoColumns, column: _Column, top: int) -> _Ended:
    if column.look.columns == 1:
        return _stack(pair.left + pair.right, column, top)
    half = (column.width - column.look.gutter) // 2
    left, ended = _stack(pair.left, replace(column, right=column.x + half), top)
    right, also = _stack(pair.right, replace(column, x=column.right - half), top)
    return left + right, max(ended, also)


def _rule(rule: blocks.Rule, column: _Column, top: int) -> _Ended:
    stroke = Stroke(column.x, column.right, top, rule.thickness, rule.dotted)
    return [stroke], top + rule.thickness


def _space(space: blocks.Space, column: _Column, top: int) -> _Ended:
    return [], top + column.look.spaces[space.size]


def _box(box: blocks.Box, column: _Column, top: int) -> _Ended:
    look = column.look
    inner = column.inset(look.frame + look.padding, box.filled or column.white)
    items, ended = _stack(box.blocks, inner, top + look.padding)
    bottom = ended + look.padding
    frame = Frame(column.x, top, column.right, bottom, look.frame, box.filled)
    return [frame, *items], bottom


def _code(code: blocks.Code, column: _Column, top: int) -> _Ended:
    look = column.look
    grouped = f"{code.digits[:3]} {code.digits[3:7]} {code.digits[7:10]} {code.digits[10:]}"
    text = Text(grouped, "code", code.fonts, Align.CENTRE)
    items, top = _box(blocks.Box((text,)), column, top)
    top += look.spaces["middle"]
    x = (look.dots - MODULES * look.barcode_module) // 2
    bars = Bars(code.digits, x, top, look.barcode_module, look.barcode_height)
    return [*items, bars], top + look.barcode_height


def _write_on(line: blocks.WriteOn, column: _Column, top: int) -> _Ended:
    bottom = top + column.look.line_height
    stroke = Stroke(column.x, column.right, bottom, 2, dotted=True)
    words, ended = _text(line.label, column, bottom + column.look.spaces["hair"])
    return [stroke, *words], ended


def _officer_area(area: blocks.OfficerArea, column: _Column, top: int) -> _Ended:
    look = column.look
    items, top = _stack(area.title, column, top)
    top += look.spaces["small"]
    stamp = replace(column, right=column.x + look.stamp_width)
    lines = column
    if look.columns == 2:
        lines = replace(column, x=stamp.right + look.gutter)
    written, ended = _stack(tuple(map(blocks.WriteOn, area.lines)), lines, top)
    if look.columns == 2:
        return items + _stamp(area.stamp, stamp, top, ended) + written, ended
    square = ended + look.spaces["middle"]
    bottom = square + look.stamp_width // 2
    return items + written + _stamp(area.stamp, stamp, square, bottom), bottom


def _stamp(label: Text, column: _Column, top: int, bottom: int) -> list[Item]:
    look = column.look
    words, _ = _text(label, column.inset(look.padding, white=False), top + look.padding // 2)
    return [Frame(column.x, top, column.right, bottom, 2, corners=True), *words]


def _cut(_: blocks.Cut, column: _Column, top: int) -> _Ended:
    return [], top


_PLACES: dict[type, Callable[[Any, _Column, int], _Ended]] = {
    blocks.Text: _text,
    blocks.Named: _named,
    blocks.TwoColumns: _two_columns,
    blocks.Rule: _rule,
    blocks.Space: _space,
    blocks.Box: _box,
    blocks.Code: _code,
    blocks.WriteOn: _write_on,
    blocks.OfficerArea: _officer_area,
    blocks.Cut: _cut,
}
