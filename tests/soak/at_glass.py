"""A whole kiosk in a real window off screen, with a clock that is turned by hand.

Seconds that a person would take cost nothing here, and the same seed does the same thing again.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kiosk.render import open_offscreen

BEGAN = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
FRAME = 0.05
"""Seconds of the hand's clock from one frame to the next."""


class HandClock:
    """Seconds that pass when somebody says so."""

    def __init__(self, seconds: float) -> None:
        self.began = self.seconds = seconds

    def __call__(self) -> float:
        return self.seconds

    def turn(self, seconds: float) -> None:
        """Let time pass."""
        self.seconds += seconds

    def day(self) -> datetime:
        """The time of day that belongs to it."""
        return BEGAN + timedelta(seconds=self.seconds - self.began)


@dataclass
class AtGlass:
    """A kiosk in the window. ``app`` is the kiosk as it runs at a post, its clock ``clock``."""

    app: Any
    clock: HandClock
    kiosk: Any

    @property
    def conductor(self) -> Any:
        return self.app.conductor

    @property
    def visit(self) -> Any:
        return self.app.conductor.visit

    @property
    def screen(self) -> Any:
        return self.app.conductor.screen

    def frame(self, *, draw: bool = True) -> None:
        """Do what Kivy's main loop does once; raises whatever was raised in it."""
        from kivy.clock import Clock
        from kivy.core.window import Window
        from kivy.lang import Builder

        self.clock.turn(FRAME)
        Clock.tick()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()
        if draw and Window.canvas.needs_redraw:
            Window.dispatch("on_draw")
            Window.dispatch("on_flip")

    def pass_time(self, seconds: float, *, draw: bool = False) -> None:
        """Let time pass as at a post: frames, ten looks a second at scanner and camera, and once a
        second a look whether somebody is there.
        """
        end = self.clock() + seconds
        while self.clock() < end:
            before = int(self.clock())
            self.frame(draw=draw)
            self.app.listen()
            if int(self.clock()) != before:
                self.app.watch()


def window_clock() -> HandClock:
    """Take Kivy's clock into hand."""
    open_offscreen()
    from kivy.clock import Clock

    clock = HandClock(Clock.time())
    Clock.time = clock
    Clock._max_fps = 0
    return clock


def stand(
    folder: Path,
    clock: HandClock,
    background: Any,
    printer: Any,
    settings: Any,
    besides: Callable[[Any], Any] = lambda context: context,
    panel: tuple[int, int] = (1080, 1920),
) -> AtGlass:
    """Put a kiosk over real storage into the window, which is ``panel`` pixels wide and high;
    ``besides`` changes what is behind it.
    """
    from dataclasses import replace

    from kivy.core.window import Window

    from kiosk.app import KioskApp
    from kiosk.bootstrap import put_together
    from kiosk.devices.scanner.wedge_scanner import WedgeScanner
    from kiosk.machine import Machine
    from kiosk.opening import Opening, first_context

    machine = Machine(folder, settings=settings)
    made = put_together(machine, clock.day, background, printer)
    kiosk = replace(made, context=besides(made.context))
    opening = Opening(lambda: kiosk)
    app = KioskApp(first_context(machine, clock.day, opening, background, printer), opening)
    for told in (app.conductor, app.conductor._calling, app.conductor._tally):
        told._now = clock
    app.conductor._idle.touched(clock())
    app.scanner = WedgeScanner(lambda: int(clock() * 1000), typed=app.typed)
    Window.size = panel
    for child in tuple(Window.children):
        Window.remove_widget(child)
    Window.add_widget(app.glass)
    Window.bind(on_key_down=app.key)
    app.conductor.start()
    app.scanner.start()
    app.opened(opening.open())
    return AtGlass(app, clock, kiosk)
