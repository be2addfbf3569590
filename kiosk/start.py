"""Start a kiosk on a panel: settings that must stand before Kivy opens its window, then the app."""

from __future__ import annotations

import os
import resource
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

from events import note
from kiosk.events import KIOSK_OPENED, KIOSK_STARTED, KIOSK_STOPPED
from kiosk.keeper import Keeper
from kiosk.machine import Machine
from kiosk.opening import Opening, first_context
from kiosk.restart import EXIT_CODE
from kiosk.watchdog import ServiceManager

if TYPE_CHECKING:
    from events.writing import Log
    from kiosk.bootstrap import Kiosk
    from kiosk.context import Runs

WINDOWED = (540, 960)
"""Half of a portrait panel, for a kiosk on somebody's desk."""


def run(machine: Machine, *, fullscreen: bool, log: Log | None = None) -> int:
    """Run until the window is closed, or for a while after the kiosk could not be opened.

    Gives the code to end with: 0; ``restart.EXIT_CODE`` when it is to be started anew; that of
    GlassBroken. ``log`` is told who this machine is. Raises what ``bootstrap.put_together``
    raised, once the failsafe screen was shown.
    """
    manager = ServiceManager.of(os.environ)
    note(KIOSK_STARTED)
    prepare(machine, fullscreen=fullscreen)
    from kiosk.app import GlassBroken, KioskApp
    from kiosk.background import Background

    background, printer_thread = Background("background"), Background("printer")
    opening = Opening(lambda: _put_together(machine, background, printer_thread, log))
    doors = first_context(machine, _now, opening, background, printer_thread)
    keeper = _keeper(machine, manager, lambda: background.busy or printer_thread.busy)
    app = KioskApp(doors, opening, keeper)
    try:
        app.run()
    except GlassBroken as broken:
        return broken.exit_code
    finally:
        manager.stopping()
        background.close()
        printer_thread.close()
        opening.close()
        note(KIOSK_STOPPED)
    if app.fault is not None:
        raise app.fault
    return EXIT_CODE if app.restarts else 0


def _put_together(
    machine: Machine, background: Runs, printer_thread: Runs, log: Log | None
) -> Kiosk:
    began = time.monotonic()
    # Imported here, on the background thread: this is what the first frame does not wait for.
    from kiosk.bootstrap import put_together

    kiosk = put_together(machine, _now, background, printer_thread)
    if log is not None:
        log.node = kiosk.rooms.kiosk.node.key.node.hex()
    took = int((time.monotonic() - began) * 1000)
    note(KIOSK_OPENED, took=took, training=machine.settings.training)
    return kiosk


def _keeper(machine: Machine, manager: ServiceManager, busy: Callable[[], bool]) -> Keeper:
    return Keeper(manager, machine.settings.restart_hour, _at_post, time.monotonic, busy)


def _at_post() -> datetime:
    # Not the machine's own zone: many are set up in UTC, and nobody's night is at three there.
    return datetime.now(ZoneInfo("Asia/Baku"))


def _now() -> datetime:
    return datetime.now(UTC)


def prepare(machine: Machine, *, fullscreen: bool) -> None:
    """Set Kivy up for a public panel. Call before anything of Kivy is imported."""
    # Whatever happens to this process, what people said in it is not written down by the system.
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    home = machine.data / "kivy"
    home.mkdir(parents=True, exist_ok=True)
    for name, value in {
        "KIVY_NO_ARGS": "1",
        "KIVY_NO_FILELOG": "1",
        # Its own way keeps the last hundred lines in memory and takes the place of stderr.
        "KIVY_LOG_MODE": "PYTHON",
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
