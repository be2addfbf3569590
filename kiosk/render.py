"""Screens as pictures, with no display: one process opens one window off screen and draws in it."""

from __future__ import annotations

import os
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

PORTRAIT = (1080, 1920)
LANDSCAPE = (1920, 1080)
FRAMES = 6
"""Text is drawn a frame after its widget is placed, and lines settle a frame after that."""


def open_offscreen() -> None:
    """Make Kivy draw where nobody looks. Call before anything of Kivy is imported."""
    settings = {
        "SDL_VIDEODRIVER": "offscreen",
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_FILELOG": "1",
        "KIVY_NO_CONSOLELOG": "1",
        "KIVY_CLIPBOARD": "sdl2",
        "KIVY_HOME": tempfile.mkdtemp(prefix="sarhad-kivy-"),
    }
    for name, value in settings.items():
        os.environ.setdefault(name, value)
    from kivy.config import Config

    width, height = PORTRAIT
    Config.set("graphics", "width", str(width))
    Config.set("graphics", "height", str(height))
    from kivy.core.window import Window

    # Kivy puts its log in the place of stderr, and with it every traceback out of sight.
    sys.stderr = sys.__stderr__
    if Window is None:
        raise RuntimeError("no window: is Mesa's libegl1 installed?")


def settle(frames: int = FRAMES) -> None:
    """Let layouts, texts and delayed rules come to rest."""
    from kivy.clock import Clock
    from kivy.lang import Builder

    for _ in range(frames):
        Clock.tick()
        Builder.sync()
        Clock.tick_draw()
        Builder.sync()


def picture(make: Callable[[], Any], size: tuple[int, int], out: Path) -> Any:
    """Draw the widget ``make`` gives on a panel of ``size`` and write a PNG. Gives the widget."""
    from kiosk.widgets.look import look

    look.fit(*size)
    widget = make()
    widget.size_hint = (None, None)
    widget.size = size
    settle()
    out.parent.mkdir(parents=True, exist_ok=True)
    widget.export_to_png(str(out))
    return widget
