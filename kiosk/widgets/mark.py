"""Small drawn marks: arrows, ticks, a cross. Drawn, since the fonts of the glass lack them."""

from __future__ import annotations

from math import cos, pi, sin

from kivy.graphics import Color, SmoothLine
from kivy.properties import ColorProperty, NumericProperty, StringProperty
from kivy.uix.widget import Widget

Stroke = tuple[float, ...]
"""x, y, x, y ... in a unit square."""


def _arc(x: float, y: float, radius: float, start: float, end: float) -> Stroke:
    steps = 56
    turns = [(start + (end - start) * i / steps) * pi / 180 for i in range(steps + 1)]
    return tuple(v for t in turns for v in (x + radius * cos(t), y + radius * sin(t)))


SHAPES: dict[str, tuple[Stroke, ...]] = {
    "back": ((0.85, 0.5, 0.15, 0.5), (0.45, 0.8, 0.15, 0.5, 0.45, 0.2)),
    "forward": ((0.15, 0.5, 0.85, 0.5), (0.55, 0.8, 0.85, 0.5, 0.55, 0.2)),
    "up": ((0.2, 0.38, 0.5, 0.68, 0.8, 0.38),),
    "down": ((0.2, 0.62, 0.5, 0.32, 0.8, 0.62),),
    "next": ((0.38, 0.8, 0.68, 0.5, 0.38, 0.2),),
    "tick": ((0.14, 0.52, 0.4, 0.24, 0.86, 0.78),),
    "cross": ((0.22, 0.22, 0.78, 0.78), (0.22, 0.78, 0.78, 0.22)),
    "plus": ((0.5, 0.15, 0.5, 0.85), (0.15, 0.5, 0.85, 0.5)),
    "erase": (
        (0.02, 0.5, 0.3, 0.82, 0.98, 0.82, 0.98, 0.18, 0.3, 0.18, 0.02, 0.5),
        (0.5, 0.36, 0.76, 0.64),
        (0.5, 0.64, 0.76, 0.36),
    ),
    "shift": (
        (0.5, 0.9, 0.9, 0.5, 0.68, 0.5, 0.68, 0.12, 0.32, 0.12, 0.32, 0.5, 0.1, 0.5, 0.5, 0.9),
    ),
    "sum": (
        (0.2, 0.08, 0.2, 0.92, 0.8, 0.92, 0.8, 0.08, 0.2, 0.08),
        (0.34, 0.72, 0.66, 0.72),
        (0.34, 0.5, 0.66, 0.5),
        (0.34, 0.28, 0.5, 0.28),
    ),
    "globe": (
        _arc(0.5, 0.5, 0.42, 0, 360),
        (0.08, 0.5, 0.92, 0.5),
        tuple(
            v if i % 2 else 0.5 + (v - 0.5) * 0.45
            for i, v in enumerate(_arc(0.5, 0.5, 0.42, 0, 360))
        ),
    ),
    "officer": (
        _arc(0.5, 0.66, 0.2, 0, 360),
        _arc(0.5, 0.04, 0.38, 8, 172),
    ),
    "adult": (
        _arc(0.34, 0.76, 0.16, 0, 360),
        (0.06, 0.06, *_arc(0.34, 0.22, 0.28, 180, 0), 0.62, 0.06, 0.06, 0.06),
        _arc(0.83, 0.46, 0.1, 0, 360),
        (0.69, 0.06, *_arc(0.83, 0.14, 0.14, 180, 0), 0.97, 0.06, 0.69, 0.06),
    ),
    "voice": (
        (0.06, 0.36, 0.06, 0.64, 0.24, 0.64, 0.5, 0.88, 0.5, 0.12, 0.24, 0.36, 0.06, 0.36),
        _arc(0.5, 0.5, 0.2, -50, 50),
        _arc(0.5, 0.5, 0.4, -50, 50),
    ),
    "blank": (
        (0.06, 0.24, 0.06, 0.86, 0.94, 0.86, 0.94, 0.24, 0.06, 0.24),
        (0.32, 0.08, 0.68, 0.08),
        (0.3, 0.4, 0.7, 0.7),
    ),
    "pause": (
        _arc(0.5, 0.5, 0.44, 0, 360),
        (0.4, 0.32, 0.4, 0.68),
        (0.6, 0.32, 0.6, 0.68),
    ),
    "text": (
        (0.02, 0.16, 0.31, 0.84, 0.6, 0.16),
        (0.13, 0.4, 0.49, 0.4),
        _arc(0.78, 0.36, 0.18, 0, 360),
        (0.97, 0.58, 0.97, 0.16),
    ),
    "question": (
        _arc(0.5, 0.5, 0.44, 0, 360),
        (*_arc(0.5, 0.6, 0.14, 165, -70), 0.5, 0.4),
        _arc(0.5, 0.27, 0.012, 0, 360),
    ),
    "alarm": (
        _arc(0.5, 0.5, 0.44, 0, 360),
        (0.5, 0.74, 0.5, 0.42),
        _arc(0.5, 0.27, 0.012, 0, 360),
    ),
}


class Mark(Widget):
    """One drawn mark, as large as the widget's shorter side, in the middle of it."""

    shape = StringProperty("")
    color = ColorProperty("#000000")
    stroke = NumericProperty(0.0)
    """Thickness in pixels; 0 takes a tenth of the size."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        for name in ("pos", "size", "shape", "color", "stroke"):
            self.fbind(name, self._draw)
        self._draw()

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        side = min(self.size)
        left = self.x + (self.width - side) / 2
        bottom = self.y + (self.height - side) / 2
        thick = self.stroke or side * 0.1
        with self.canvas:
            Color(*self.color)
            for stroke in SHAPES.get(self.shape, ()):
                points = [(left if i % 2 == 0 else bottom) + v * side for i, v in enumerate(stroke)]
                SmoothLine(points=points, width=thick / 2, cap="round", joint="round")
