"""The frame around what the keys have come to: two rings, one of which shows on any ground."""

from __future__ import annotations

from kivy.graphics import Color, InstructionGroup, SmoothLine
from kivy.uix.widget import Widget

from kiosk.widgets.look import look

RING = 0.55
"""Thickness of one ring, as a part of ``look.near``: the two are some 4 mm on a 24 inch panel."""


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
        thick = look.near * RING
        for nth, colour in enumerate((look.ink, look.paper)):
            self._rings.add(Color(*colour))
            self._rings.add(SmoothLine(width=thick / 2, rounded_rectangle=self._ring(nth, thick)))

    def _ring(self, nth: int, thick: float) -> tuple[float, ...]:
        at = self._around
        assert at is not None  # drawn only around something
        inset = (nth + 0.5) * thick
        wide, high = (max(1.0, side - 2 * inset) for side in at.size)
        return (at.x + inset, at.y + inset, wide, high, max(1.0, look.radius - inset))
