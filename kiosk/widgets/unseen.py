"""Draw a widget where nobody looks, so that the graphics card has its shapes and texts already."""

from __future__ import annotations

from kivy.graphics import Fbo
from kivy.uix.widget import Widget


def draw_unseen(widget: Widget) -> None:
    """Draw ``widget``, which is on no screen, into a picture that is thrown away.

    The picture is as large as the widget: what lies outside it would not be handed over.
    """
    picture = Fbo(size=[max(1, int(side)) for side in widget.size])
    picture.add(widget.canvas)
    picture.draw()
    picture.remove(widget.canvas)
