"""Drawn pictures: a passport on its reader, and a QR code."""

from __future__ import annotations

import segno
from kivy.graphics import (
    Color,
    Quad,
    Rectangle,
    SmoothEllipse,
    SmoothLine,
    SmoothRoundedRectangle,
)
from kivy.properties import StringProperty
from kivy.uix.widget import Widget

from kiosk.widgets.look import look

QUIET_ZONE = 4
"""Empty modules around a QR code (ISO/IEC 18004)."""


class ScanPicture(Widget):
    """An open passport, photo page down, over the glass of a reader."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(pos=self._draw, size=self._draw)
        look.bind(palette=self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        unit = min(self.width / 10, self.height / 9)
        x, y = self.center_x - 5 * unit, self.center_y - 4 * unit
        with self.canvas:
            self._reader(x, y, unit)
            self._page(x, y, unit)
            self._arrow(x, y, unit)

    def _reader(self, x: float, y: float, unit: float) -> None:
        """Draw its glass from above, and its front."""
        left, right = x + 0.8 * unit, x + 9.2 * unit
        near, far = y + 1.0 * unit, y + 2.3 * unit
        glass = (left, near, right, near, right - 0.9 * unit, far, left + 0.9 * unit, far)
        front = (left, y, 8.4 * unit, near - y)
        Color(*look.sunk)
        Rectangle(pos=front[:2], size=front[2:])
        Color(*look.chosen)
        Quad(points=glass)
        Color(*look.ink)
        SmoothLine(rectangle=front, width=look.line * 0.7, joint="round")
        SmoothLine(points=glass, close=True, width=look.line * 0.7, joint="round")

    def _page(self, x: float, y: float, unit: float) -> None:
        left, bottom, width, height = x + 1.8 * unit, y + 3.6 * unit, 6.4 * unit, 4.4 * unit
        Color(*look.sheet)
        SmoothRoundedRectangle(pos=(left, bottom), size=(width, height), radius=[look.radius])
        Color(*look.ink)
        SmoothLine(
            rounded_rectangle=(left, bottom, width, height, look.radius), width=look.line * 0.7
        )
        Color(*look.chosen)
        Rectangle(pos=(left + 0.5 * unit, bottom + 1.7 * unit), size=(1.6 * unit, 2.1 * unit))
        Color(*look.edge)
        SmoothEllipse(pos=(left + 0.95 * unit, bottom + 2.7 * unit), size=(0.7 * unit, 0.8 * unit))
        SmoothRoundedRectangle(
            pos=(left + 0.75 * unit, bottom + 1.75 * unit),
            size=(1.1 * unit, 0.8 * unit),
            radius=[0.4 * unit],
        )
        self._lines(left, bottom, unit)

    def _lines(self, left: float, bottom: float, unit: float) -> None:
        Color(*look.rule)
        for row in range(4):
            start, end = left + 2.6 * unit, left + (5.8 if row % 2 else 5.0) * unit
            SmoothLine(
                points=(start, bottom + (3.6 - row * 0.55) * unit)
                + (end, bottom + (3.6 - row * 0.55) * unit),
                width=look.line,
            )
        Color(*look.ink)
        for row in range(2):
            height = bottom + (0.5 + row * 0.5) * unit
            SmoothLine(
                points=(left + 0.5 * unit, height, left + 5.9 * unit, height),
                width=look.line,
                dash_length=unit * 0.2,
                dash_offset=unit * 0.1,
            )

    def _arrow(self, x: float, y: float, unit: float) -> None:
        Color(*look.action)
        middle = x + 5 * unit
        SmoothLine(points=(middle, y + 3.4 * unit, middle, y + 2.5 * unit), width=look.line)
        SmoothLine(
            points=(
                *(middle - 0.3 * unit, y + 2.8 * unit),
                *(middle, y + 2.45 * unit),
                *(middle + 0.3 * unit, y + 2.8 * unit),
            ),
            width=look.line,
        )


class QrPicture(Widget):
    """A QR code of ``text``, black on white in every palette, as large as the widget allows."""

    text = StringProperty("")

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(pos=self._draw, size=self._draw, text=self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        if not self.text:
            return
        rows = [list(row) for row in segno.make(self.text, error="m", micro=False).matrix]
        count = len(rows) + 2 * QUIET_ZONE
        module = int(min(self.size) / count)
        x, y = self.center_x - module * count / 2, self.center_y - module * count / 2
        with self.canvas:
            Color(1, 1, 1)
            Rectangle(pos=(x, y), size=(module * count, module * count))
            Color(0, 0, 0)
            for at, row in enumerate(rows):
                bottom = y + (count - 1 - QUIET_ZONE - at) * module
                for start, dark in enumerate(row):
                    if dark:
                        left = x + (QUIET_ZONE + start) * module
                        Rectangle(pos=(left, bottom), size=(module, module))
