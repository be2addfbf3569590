"""Draw a widget where nobody looks, so that the graphics card has its shapes and texts already."""

from __future__ import annotations

from kivy.graphics import Fbo
from kivy.uix.widget import Widget


def draw_unseen(widget: Widget) -> None:
    """Draw ``widget``, which is on no screen, into a picture one pixel large.

    What costs time at a first drawing is handing over shapes and texts, not the pixels.
    """
    picture = Fbo(size=(1, 1))
    picture.add(widget.canvas)
    picture.draw()
    picture.remove(widget.canvas)
