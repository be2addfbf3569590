"""Start a kiosk on a panel: settings that must stand before Kivy opens its window, then the app."""

from __future__ import annotations

import os
from datetime import UTC, datetime
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from kiosk.bootstrap import Machine

WINDOWED = (540, 960)
"""Half of a portrait panel, for a kiosk on somebody's desk."""


def run(machine: Machine, *, fullscreen: bool) -> None:
    """Run until the window is closed. Raises as ``put_together``."""
    prepare(machine, fullscreen=fullscreen)
    from kiosk.app import KioskApp
    from kiosk.background import Background
    from kiosk.bootstrap import put_together

    background = Background()
    kiosk = put_together(machine, lambda: datetime.now(UTC), background)
    try:
        KioskApp(kiosk.context).run()
    finally:
        background.close()
        kiosk.close()


def prepare(machine: Machine, *, fullscreen: bool) -> None:
    """Set Kivy up for a public panel. Call before anything of Kivy is imported."""
    home = machine.data / "kivy"
    home.mkdir(parents=True, exist_ok=True)
    for name, value in {
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_FILELOG": "1",
        "KIVY_CLIPBOARD": "sdl2",
        "KIVY_HOME": str(home),
    }.items():
        os.environ.setdefault(name, value)
    from kivy.config import Config

    width, height = WINDOWED
    for name, value in {
        "width": str(width),
        "height": str(height),
        "fullscreen": "auto" if fullscreen else "0",
        "borderless": "1" if fullscreen else "0",
        "show_cursor": "0" if fullscreen else "1",
    }.items():
        Config.set("graphics", name, value)
    Config.set("kivy", "exit_on_escape", "0")
    # One touch must arrive once: SDL gives it, so the probed devices do not give it again.
    Config.set("input", "mouse", "mouse,disable_multitouch")
    Config.remove_option("input", "%(name)s")
