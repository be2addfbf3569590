"""Start a kiosk on a panel: settings that must stand before Kivy opens its window, then the app."""

from __future__ import annotations

import os
import sys
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from kiosk.machine import Machine
from kiosk.opening import Opening, first_context

if TYPE_CHECKING:
    from kiosk.bootstrap import Kiosk
    from kiosk.context import Runs

WINDOWED = (540, 960)
"""Half of a portrait panel, for a kiosk on somebody's desk."""


def run(machine: Machine, *, fullscreen: bool) -> None:
    """Run until the window is closed, or for a while after the kiosk could not be opened.

    Raises what ``bootstrap.put_together`` raised, once the failsafe screen was shown.
    """
    prepare(machine, fullscreen=fullscreen)
    from kiosk.app import KioskApp
    from kiosk.background import Background

    background, printer_thread = Background("background"), Background("printer")
    opening = Opening(lambda: _put_together(machine, background, printer_thread))
    doors = first_context(machine, _now, opening, background, printer_thread)
    app = KioskApp(doors, opening)
    try:
        app.run()
    finally:
        # Kivy put its log in the place of stderr; what the command says now is for people.
        sys.stderr = sys.__stderr__
        background.close()
        printer_thread.close()
        opening.close()
    if app.fault is not None:
        raise app.fault


def _put_together(machine: Machine, background: Runs, printer_thread: Runs) -> Kiosk:
    # Imported here, on the background thread: this is what the first frame does not wait for.
    from kiosk.bootstrap import put_together

    return put_together(machine, _now, background, printer_thread)


def _now() -> datetime:
    return datetime.now(UTC)


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
