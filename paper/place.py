"""Where each block stands on the paper: positions in dots, before any ink."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from paper import page as blocks
from paper.column import Column, lines_of, whole
from paper.ean13 import MODULES, check_digit
from paper.marks import marked
from paper.measures import measures
from paper.page import Align, Page, Text
from paper.pairs import in_both, named, shared, words_in_both
from paper.placed import Bars, Frame, Item, Line, Placed, Stripes, Stroke

_Ended = tuple[list[Item], int]


def place(page: Page) -> Placed:
    """Give every block its place. Raises MissingGlyph, NoFont, UnknownWidth."""
    look = measures(page.width_mm)
    column = whole(look)
    standing = page.blocks if page.mark is None else marked(page, _heights(page, column))
    items, bottom = _stack(standing, column, 0)
    return Placed(look.dots, bottom, tuple(items))


def _heights(page: Page, column: Column) -> tuple[int, ...]:
    return tuple(_PLACES[type(block)](block, column, 0)[1] for block in page.blocks)


def _stack(stacked: tuple[blocks.Block, ...], column: Column, top: int) -> _Ended:
    items: list[Item] = []
    for block in stacked:
        more, top = _PLACES[type(block)](block, column, top)
        items += more
    return items, top


def _text(text: Text, column: Column, top: int) -> _Ended:
    lines = lines_of(text, column, top)
    return list(lines), lines[-1].bottom


def _pair(row: Any, column: Column, top: int) -> _Ended:
    lines = _PAIRS[type(row)](row, column, top)
    return list(lines), max(line.bottom for line in lines)


def _two_columns(pair: blocks.TwoColumns, column: Column, top: int) -> _Ended:
    lines = words_in_both(pair.left, pair.right, column, top)
    return list(lines), max(line.bottom for line in lines)


def _rule(rule: blocks.Rule, column: Column, top: int) -> _Ended:
    stroke = Stroke(column.x, column.right, top, rule.thickness, rule.dotted)
    return [stroke], top + rule.thickness


def _space(space: blocks.Space, column: Column, top: int) -> _Ended:
    return [], top + column.look.spaces[space.size]


def _box(box: blocks.Box, column: Column, top: int) -> _Ended:
    look = column.look
    inner = column.inset(look.frame + look.padding, box.filled or column.white)
    items, ended = _stack(box.blocks, inner, top + look.padding)
    bottom = ended + look.padding
    side = _spare(items, inner) if box.filled else 0
    frame = Frame(column.x + side, top, column.right - side, bottom, look.frame, box.filled)
    return [frame, *items], bottom


def _spare(items: list[Item], inner: Column) -> int:
    """Count the dots a black box may be narrower on each side: ink nobody needs is slow."""
    lines = [item for item in items if isinstance(item, Line)]
    free = [end for line in lines for end in (line.x - inner.x, inner.right - line.right)]
    return max(0, min(free, default=0) - inner.look.gap)


def _code(code: blocks.Code, column: Column, top: int) -> _Ended:
    look = column.look
    grouped = f"{code.digits[:3]} {code.digits[3:7]} {code.digits[7:10]} {code.digits[10:]}"
    items, top = _text(Text(grouped, "code", code.fonts, Align.CENTRE), column, top)
    if check_digit(code.digits[:-1]) != code.digits[-1]:
        # A number that was mistyped, or is no EAN-13: a printer refuses to draw its bars.
        return list(items), top
    top += look.spaces["small"]
    x = (look.dots - MODULES * look.barcode_module) // 2
    bars = Bars(code.digits, x, top, look.barcode_module, look.barcode_height)
    return [*items, bars], top + look.barcode_height


def _write_on(line: blocks.WriteOn, column: Column, top: int) -> _Ended:
    """Leave room for handwriting above the line, which begins where the words end, if it can."""
    look = column.look
    words = lines_of(line.label, column, top)
    begins = words[-1].right + look.gap
    if column.right - begins < look.write_least:
        bottom = words[-1].bottom + look.line_height
        return [Stroke(column.x, column.right, bottom, 2, dotted=True), *words], bottom + 2
    bottom = max(top + look.line_height, words[-1].bottom)
    down = bottom - words[-1].top - column.baseline(line.label)
    words = [replace(one, top=one.top + down, bottom=one.bottom + down) for one in words]
    stroke = Stroke(begins, column.right, bottom, 2, dotted=True)
    return [stroke, *words], max(bottom + 2, words[-1].bottom)


def _officer_area(area: blocks.OfficerArea, column: Column, top: int) -> _Ended:
    look = column.look
    stamp = replace(column, right=column.x + look.stamp_width, stop=0)
    beside = replace(column, x=stamp.right + look.gutter, stop=0)
    if look.columns == 2:
        written, ended = _stack(area.blocks, beside, top)
        ended = max(ended, top + look.stamp_height)
        return _stamp(area.stamp, stamp, top, ended) + written, ended
    written, ended = _stack(area.blocks, column, top)
    square = ended + look.spaces["middle"]
    bottom = square + look.stamp_height
    return written + _stamp(area.stamp, stamp, square, bottom), bottom


def _stamp(words: tuple[Text, ...], column: Column, top: int, bottom: int) -> list[Item]:
    look = column.look
    items, _ = _stack(words, column.inset(look.padding, white=False), top + look.padding // 2)
    return [Frame(column.x, top, column.right, bottom, 2, corners=True), *items]


def _band(band: blocks.Band, column: Column, top: int) -> _Ended:
    look = column.look
    lines = lines_of(replace(band.words, align=Align.CENTRE), column, top + look.frame)
    bottom = lines[-1].bottom + look.frame
    left = min(line.x for line in lines) - look.gap
    right = max(line.right for line in lines) + look.gap
    edges = [Stroke(column.x, column.right, y, look.frame) for y in (top, bottom - look.frame)]
    sides = [Stripes(column.x, top, left, bottom), Stripes(right, top, column.right, bottom)]
    return [*edges, *sides, *lines], bottom


def _cut(_: blocks.Cut, column: Column, top: int) -> _Ended:
    return [], top


_PAIRS: dict[type, Callable[[Any, Column, int], list[Line]]] = {
    blocks.Named: named,
    blocks.Shared: shared,
    blocks.InBoth: in_both,
}

_PLACES: dict[type, Callable[[Any, Column, int], _Ended]] = {
    blocks.Text: _text,
    blocks.Named: _pair,
    blocks.Shared: _pair,
    blocks.InBoth: _pair,
    blocks.TwoColumns: _two_columns,
    blocks.Rule: _rule,
    blocks.Space: _space,
    blocks.Box: _box,
    blocks.Code: _code,
    blocks.WriteOn: _write_on,
    blocks.OfficerArea: _officer_area,
    blocks.Band: _band,
    blocks.Cut: _cut,
}
