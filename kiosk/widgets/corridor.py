"""A drawn corridor with an arrow along its floor: which way to walk, without words."""

from __future__ import annotations

from kivy.graphics import Color, Mesh, SmoothLine
from kivy.uix.widget import Widget

from kiosk.widgets.look import look

Points = tuple[tuple[float, float], ...]
"""In a unit square, x to the right and y up."""

FLOOR: Points = ((0.0, 0.0), (1.0, 0.0), (0.64, 0.58), (0.36, 0.58))
WALLS: tuple[Points, ...] = (
    ((0.0, 0.0), (0.36, 0.58), (0.36, 0.86), (0.0, 1.0)),
    ((1.0, 0.0), (0.64, 0.58), (0.64, 0.86), (1.0, 1.0)),
)
GATE: Points = ((0.36, 0.58), (0.36, 0.86), (0.64, 0.86), (0.64, 0.58))
SHAFT: Points = ((0.39, 0.06), (0.61, 0.06), (0.555, 0.32), (0.445, 0.32))
HEAD: Points = ((0.33, 0.32), (0.67, 0.32), (0.5, 0.53))


class Corridor(Widget):
    """As large as the widget allows, in its middle. The arrow is thick, never colour alone."""

    def __init__(self, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.bind(pos=self._draw, size=self._draw)
        look.bind(palette=self._draw)

    def _draw(self, *_: object) -> None:
        self.canvas.clear()
        with self.canvas:
            Color(*look.sunk)
            for wall in WALLS:
                self._fill(wall)
            Color(*look.chosen)
            self._fill(FLOOR)
            Color(*look.action)
            self._fill(SHAFT)
            self._fill(HEAD)
            Color(*look.ink)
            for stroke in (*WALLS, GATE):
                SmoothLine(points=self._placed(stroke), width=look.line, cap="round")

    def _placed(self, points: Points) -> list[float]:
        height = min(self.height * 0.96, self.width / 1.3)
        width = height * 1.3
        left, bottom = self.center_x - width / 2, self.center_y - height / 2
        return [v for x, y in points for v in (left + x * width, bottom + y * height)]

    def _fill(self, points: Points) -> None:
        placed = self._placed(points)
        corners = [
            v for at in range(0, len(placed), 2) for v in (placed[at], placed[at + 1], 0.0, 0.0)
        ]
        Mesh(vertices=corners, indices=list(range(len(points))), mode="triangle_fan")
