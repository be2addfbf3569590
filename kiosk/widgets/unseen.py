"""Draw a widget where nobody looks, so that the graphics card has its shapes and texts already."""

from __future__ import annotations

from kivy.graphics import Fbo
from kivy.uix.widget import Widget

# Kept, since Kivy ties each one into a ring that only the collector opens, which is off while
# people answer: one for each screen would be 9 MB a screen.
_pictures: list[Fbo] = []


def draw_unseen(widget: Widget) -> None:
    """Draw ``widget``, which is on no screen, into a picture that nobody sees.

    The picture is at least as large as the widget: what lies outside it would not be handed over.
    """
    picture = _as_large_as(widget)
    picture.add(widget.canvas)
    picture.draw()
    picture.remove(widget.canvas)


def _as_large_as(widget: Widget) -> Fbo:
    width, height = (max(1, int(side)) for side in widget.size)
    if _pictures:
        have_width, have_height = _pictures[0].size
        if width <= have_width and height <= have_height:
            return _pictures[0]
        width, height = max(width, have_width), max(height, have_height)
    _pictures[:] = [Fbo(size=(width, height))]
    return _pictures[0]
