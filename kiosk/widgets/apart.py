"""Take widgets apart that are over.

Kivy ties each widget into rings: a parent and its children, a property and those who listen to it,
a dict property and its widget. Only Python's collector opens them, and where a visit has left some
thousand widgets that holds the glass up for a second. Taken apart, nearly all of them go at once.
"""

from __future__ import annotations

from kivy.clock import ClockEvent
from kivy.graphics import Canvas
from kivy.lang import Builder
from kivy.properties import DictProperty
from kivy.uix.widget import Widget

from kiosk.piecework import breathe
from kiosk.widgets.lettering import Lettering


def take_apart(root: Widget) -> None:
    """Undo what holds ``root`` and all below it together. Nobody may use them any more.

    They may be half built: making them was given up.
    """
    widgets = list(root.walk(restrict=True))
    for widget in widgets:
        # Of all of them first: a rule that follows a parent must not see it go.
        Builder.unbind_widget(widget.uid)
        _call_off(widget)
    for widget in reversed(widgets):
        breathe()
        _empty(widget)
    for widget in widgets:
        breathe()
        _tell_nobody(widget)


def _call_off(widget: Widget) -> None:
    """Have nothing happen any more that the widget meant to do later."""
    for kept in vars(widget).values():
        if isinstance(kept, ClockEvent):
            kept.cancel()


def _empty(widget: Widget) -> None:
    widget.clear_widgets()
    if isinstance(widget, Lettering) and widget._label is not None:
        widget._label.texture = None
    if widget.canvas is not None:
        _wipe(widget.canvas)
    for name, prop in widget.properties().items():
        if isinstance(prop, DictProperty):
            vars(getattr(widget, name)).clear()


def _wipe(canvas: Canvas) -> None:
    # To ask for a layer would make it.
    below = canvas.before if canvas.has_before else None
    above = canvas.after if canvas.has_after else None
    canvas.clear()
    for layer in (below, above):
        if layer is not None:
            layer.clear()
            canvas.remove(layer)


def _tell_nobody(widget: Widget) -> None:
    # Twice: to ask a property who listens may make it, and it then listens to others.
    for _ in range(2):
        for name in (*widget.properties(), *widget.events()):
            for heard in widget.get_property_observers(name, args=True):
                _unbind(widget, name, *heard)


def _unbind(
    widget: Widget, name: str, told: object, args: tuple, kwargs: dict, is_weak: int, uid: int
) -> None:
    if uid:
        widget.unbind_uid(name, uid)
    else:
        widget.funbind(name, told() if is_weak else told, *args, **kwargs)  # type: ignore[operator]
