"""Going through what can be pressed by keys: in reading order, with a frame around where one is.

Nothing has the focus until somebody uses the keys, nothing keeps it when a new question comes, and
a touch takes it away.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

from kivy.uix.behaviors import ButtonBehavior
from kivy.uix.widget import Widget

from kiosk.spoken import Item, Role
from kiosk.widgets.body import Actions, Content
from kiosk.widgets.button import MarkButton
from kiosk.widgets.choice import Ask, TickSheet, Tile, TileGrid
from kiosk.widgets.focus_frame import FocusFrame
from kiosk.widgets.frame import BottomBar
from kiosk.widgets.keys import Key, KeyRow, NumberPad
from kiosk.widgets.lines import AnswerLine
from kiosk.widgets.scroller import Scroller

PARTS = (TileGrid, KeyRow, NumberPad, Content, Actions, BottomBar)
"""What the keys up and down go through: the nearest of these around a thing."""

Mark = tuple[type[Widget], str]
"""What a thing is, and its name in code or else in words."""

PAGING = frozenset({"up", "down"})
"""Marks of the buttons that move a list: whoever goes through its lines needs none."""


class Focus:
    """Where the keys are. ``uppermost`` gives what can be reached now: a panel, or the screen."""

    def __init__(self, uppermost: Callable[[], Widget | None]) -> None:
        self._uppermost = uppermost
        self._frame = FocusFrame()
        self._at: Widget | None = None
        self._was: tuple[int, Mark] | None = None

    @property
    def item(self) -> Item | None:
        """What the keys have come to, with its place; None where nothing has the focus."""
        reached = self._reached()
        return None if self._at is None else placed(self._at, reached)

    @property
    def widget(self) -> Widget | None:
        """The widget that has the focus."""
        self._reached()
        return self._at

    def step(self, by: int) -> Item | None:
        """Go to the next thing, or the one before; round again at the end."""
        reached = self._reached()
        if not reached:
            return None
        if self._at is None:
            self._go(reached, 0 if by > 0 else _last_beside(reached))
        else:
            self._go(reached, (reached.index(self._at) + by) % len(reached))
        return self.item

    def step_part(self, by: int) -> Item | None:
        """Go to the first thing of the next part, or of the one before."""
        reached = self._reached()
        if self._at is None or not reached:
            return self.step(by)
        parts = [part_of(each) for each in reached]
        here = part_of(self._at)
        starts = [at for at, part in enumerate(parts) if at == 0 or parts[at - 1] is not part]
        now = next(place for place, at in enumerate(starts) if parts[at] is here)
        self._go(reached, starts[(now + by) % len(starts)])
        return self.item

    def take(self) -> bool:
        """Press what has the focus; False when nothing has."""
        self._reached()
        if self._at is None:
            return False
        self._at.trigger_action(0)
        return True

    def drop(self) -> None:
        """Have no focus: a touch came, or a new question."""
        self._at = self._was = None
        self._frame.leave()

    def _reached(self) -> list[Widget]:
        """Give what can be reached, the focus moved along where its widget was made anew."""
        top = self._uppermost()
        reached = list(reachable(top)) if top is not None else []
        if self._at is not None and self._at not in reached:
            self._find_again(reached)
        return reached

    def _find_again(self, reached: list[Widget]) -> None:
        place, mark = self._was or (0, None)
        alike = [at for at, each in enumerate(reached) if mark_of(each) == mark]
        if alike:
            self._go(reached, min(alike, key=lambda at: abs(at - place)))
        elif reached and isinstance(self._at, Key):
            self._go(reached, min(place, len(reached) - 1))
        else:
            self.drop()

    def _go(self, reached: list[Widget], to: int) -> None:
        self._at = at = reached[to]
        self._was = (to, mark_of(at))
        self._frame.surround(at)
        around = scroller_of(at)
        if around is not None:
            around.reveal(at)


def reachable(top: Widget) -> Iterator[Widget]:
    """Give all that can be pressed now, in the order it is read."""
    for child in reversed(top.children):
        if child.disabled or not child.opacity:
            continue
        if isinstance(child, ButtonBehavior):
            if child.height > 0 and child.width > 0 and not _is_spared(child) and named(child).name:
                yield child
        else:
            yield from reachable(child)


def named(widget: Any) -> Item:
    """Name what can be pressed."""
    match widget:
        case TickSheet():
            line = widget.parent
            return Item(Role.TICK, line.text, chosen=line.ticked)
        case Tile():
            name = f"{widget.text}. {widget.hint}" if widget.hint else widget.text
            return Item(Role.TILE, name, chosen=widget.picked)
        case AnswerLine():
            return Item(Role.LINE, f"{widget.label}: {widget.value}")
        case Key():
            return Item(Role.KEY, widget.act or widget.text)
        case MarkButton():
            return Item(Role.BUTTON, widget.spoken)
    return Item(Role.BUTTON, widget.text)


def mark_of(widget: Any) -> Mark:
    """Tell a thing from those beside it, also once it has been made anew with other words."""
    line = widget.parent if isinstance(widget, TickSheet) else widget
    told = getattr(line, "name", "") or getattr(line, "path", "") or named(widget).name
    return type(widget), told


def placed(widget: Widget, reached: list[Widget]) -> Item:
    """Name a thing with its place among those of its screen: keys and the bar are not counted."""
    beside = [each for each in reached if _is_counted(each)]
    item = named(widget)
    if widget not in beside:
        return item
    return replace(item, place=beside.index(widget) + 1, of=len(beside))


def part_of(widget: Widget) -> Widget | None:
    """Give the part of the screen a thing stands in."""
    return _around(widget, PARTS)


def scroller_of(widget: Widget) -> Scroller | None:
    """Give the scroller around a thing."""
    found: Scroller | None = _around(widget, (Scroller,))
    return found


def _around(widget: Widget, kinds: tuple[type[Widget], ...]) -> Any:
    parent = widget.parent
    if parent is None or parent is widget:
        # A window is its own parent.
        return None
    return parent if isinstance(parent, kinds) else _around(parent, kinds)


def _is_spared(widget: Any) -> bool:
    """Whether keys pass a thing by: paging, and the "?" of a line, which the help key opens."""
    return isinstance(widget, Ask) or (isinstance(widget, MarkButton) and widget.mark in PAGING)


def _last_beside(reached: list[Widget]) -> int:
    """Give the place of the last thing of the screen itself: mostly what ends it."""
    beside = [at for at, each in enumerate(reached) if _is_counted(each)]
    return beside[-1] if beside else len(reached) - 1


def _is_counted(widget: Widget) -> bool:
    return not isinstance(widget, Key) and not isinstance(part_of(widget), BottomBar)
