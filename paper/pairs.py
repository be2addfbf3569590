"""The same in two languages: on one line, side by side or under each other, as it fits."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import partial

from paper.column import Column, lines_of
from paper.page import Align, InBoth, Named, Shared, Text
from paper.placed import Line

BETWEEN = " · "
"""Stands between the same name in two languages."""

_Act = Callable[[Column, int], list[Line]]


def named(row: Named, column: Column, top: int) -> list[Line]:
    """Put a value beside the last line of its name, or below it."""
    # Both stand on one baseline; a name in smaller letters comes down to that of its value.
    lower = max(0, column.baseline(row.value) - column.baseline(row.name))
    name = lines_of(row.name, column, top + lower)
    last = name[-1]
    if len(name) > 1:
        last = replace(last, top=last.top + lower, bottom=last.bottom + lower)
    beside = _beside(row, last, column)
    if beside is None:
        return [*name, *_below(row, column, name[-1].bottom)]
    return [*name[:-1], last, beside]


def shared(row: Shared, column: Column, top: int) -> list[Line]:
    """Put both names on one line if the value fits there too, else under each other."""
    lines = named(Named(_joined(row.name, row.also), row.value), column, top)
    if _on_one_line(lines):
        return lines
    first = lines_of(row.name, column, top)
    return [*first, *named(Named(row.also, row.value), column, first[-1].bottom)]


def in_both(row: InBoth, column: Column, top: int) -> list[Line]:
    """Put a name and its value side by side in two languages; joined if that saves a line."""
    sides = _sides(partial(named, row.own), partial(named, row.az), column, top)
    name, value = _joined(row.own.name, row.az.name), _joined(row.own.value, row.az.value)
    once = named(Named(name, value), column, top)
    return _shorter(sides, once) if _on_one_line(once) else sides


def words_in_both(own: Text, az: Text, column: Column, top: int) -> list[Line]:
    """Put words side by side in two languages; joined if that saves a line."""
    sides = _sides(partial(lines_of, own), partial(lines_of, az), column, top)
    once = lines_of(_joined(own, az), column, top)
    return _shorter(sides, once) if len(once) == 1 else sides


def _sides(own: _Act, az: _Act, column: Column, top: int) -> list[Line]:
    """Lay both languages side by side; on narrow paper under each other."""
    if column.look.columns == 1:
        left = own(column, top)
        return [*left, *az(column, left[-1].bottom)]
    first, second = column.halves()
    return [*own(first, top), *az(second, top)]


def _shorter(sides: list[Line], once: list[Line]) -> list[Line]:
    """Choose what takes fewer rows; side by side when it is the same."""
    both = [max(line.bottom for line in lines) for lines in (once, sides)]
    return once if both[0] < both[1] else sides


def _on_one_line(lines: list[Line]) -> bool:
    return len(lines) == 2 and lines[1].top < lines[0].bottom


def _joined(own: Text, az: Text) -> Text:
    """Say the same in two languages at once."""
    fonts = tuple(dict.fromkeys(own.fonts + az.fonts))
    return replace(own, text=f"{own.text}{BETWEEN}{az.text}", fonts=fonts)


def _beside(row: Named, last: Line, column: Column) -> Line | None:
    """Place a value on the line its name ends on, if it fits."""
    lower = column.baseline(row.value) - column.baseline(row.name)
    value, *more = lines_of(row.value, column, last.top - lower)
    begins = last.right + column.look.gap
    if more or begins + value.width > column.right:
        return None
    if row.value.align is Align.RIGHT:
        return value
    if begins <= column.stop and column.stop + value.width <= column.right:
        begins = column.stop
    return replace(value, x=begins)


def _below(row: Named, column: Column, top: int) -> list[Line]:
    if row.value.align is Align.LEFT:
        column = replace(column, x=column.x + 2 * column.look.gap)
    return lines_of(row.value, column, top)
