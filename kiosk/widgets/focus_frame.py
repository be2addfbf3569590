"""The frame around what the keys have come to: two rings, one of which shows on any ground."""

from __future__ import annotations

from collections.abc import Sequence

from kivy.graphics import Color, InstructionGroup, SmoothLine
from kivy.uix.widget import Widget

from kiosk.widgets.look import look

OUTER, INNER = 0.9, 0.5
"""Thickness of the rings, as parts of ``look.near``: together some 5 mm on a 24 inch panel."""


class FocusFrame:
    """Drawn into the widget it surrounds, so that it moves and scrolls with it.

    The outer ring has the colour of text, the inner one that of paper: they stand 7:1 apart in
    every palette, so whatever is around, one of them is seen.
    """

    def __init__(self) -> None:
        self._rings = InstructionGroup()
        self._around: Widget | None = None

    def surround(self, widget: Widget) -> None:
        """Stand around this widget and no other."""
        if widget is self._around:
            return
        self.leave()
        self._around = widget
        widget.canvas.after.add(self._rings)
        widget.bind(pos=self._draw, size=self._draw)
        look.bind(palette=self._draw, unit=self._draw)
        self._draw()

    def leave(self) -> None:
        """Stand nowhere."""
        if self._around is not None:
            self._around.canvas.after.remove(self._rings)
            self._around.unbind(pos=self._draw, size=self._draw)
            look.unbind(palette=self._draw, unit=self._draw)
            self._around = None

    def _draw(self, *_: object) -> None:
        self._rings.clear()
        outer, inner = look.near * OUTER, look.near * INNER
        self._ring(look.ink, outer, outer / 2)
        self._ring(look.paper, inner, outer + inner / 2)

    def _ring(self, colour: Sequence[float], thick: float, inset: float) -> None:
        at = self._around
        assert at is not None  # drawn only around something
        wide, high = (max(1.0, side - 2 * inset) for side in at.size)
        corner = max(1.0, look.radius - inset)
        shape = (at.x + inset, at.y + inset, wide, high, corner)
        self._rings.add(Color(*colour))
        self._rings.add(SmoothLine(width=thick / 2, rounded_rectangle=shape))
