"""The kiosk's window: it starts the conductor and turns any fault into the failsafe screen."""

from __future__ import annotations

import logging
import secrets
import time

from kivy.app import App
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window

from kiosk.conductor import Conductor
from kiosk.context import Context
from kiosk.devices.scanner.wedge_scanner import WedgeScanner
from kiosk.widgets.glass import Glass

log = logging.getLogger(__name__)

WATCH_SECONDS = 1.0
LISTEN_SECONDS = 0.1

KEYS = {13: "\r", 271: "\r", 9: "\t"}
"""Keys that end a scan and come without a character."""


class KioskApp(App):
    """One kiosk. ``bootstrap`` has chosen what is behind the glass."""

    title = "Sarhad"

    def __init__(self, context: Context, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self._context = context
        self.glass = Glass(lambda: self.conductor.touched())
        self.conductor = Conductor(context, self.glass, secrets.token_bytes, time.monotonic)
        self.scanner = WedgeScanner(lambda: int(time.monotonic() * 1000), typed=lambda _: None)

    def build(self) -> Glass:
        """Show the first screen and begin to watch and listen."""
        ExceptionManager.add_handler(Failsafe(self.conductor))
        self.conductor.start()
        self.scanner.start()
        Window.bind(on_key_down=self.key)
        Clock.schedule_interval(lambda _seconds: self.conductor.tick(), WATCH_SECONDS)
        Clock.schedule_interval(self.listen, LISTEN_SECONDS)
        return self.glass

    def key(self, _window: object, key: int, _scancode: int, text: str | None, *_: object) -> bool:
        """Give every key to the scanner: none ever lands in a field."""
        character = text or KEYS.get(key, "")
        if character:
            self.scanner.key(character)
        return True

    def listen(self, _seconds: float = 0.0) -> None:
        """Give what scanner and camera have read to the screen that is shown."""
        camera = self._context.camera
        for scan in (*self.scanner.take_scans(), *(camera.take_scans() if camera else ())):
            self.conductor.scanned(scan.text)


class Failsafe(ExceptionHandler):
    """Takes every exception of the main thread: no traceback ever reaches the glass."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor

    def handle_exception(self, inst: Exception) -> int:
        """Show the failsafe screen and stay alive."""
        log.error("a fault on the main thread", exc_info=inst)
        self._conductor.failed(inst)
        return int(ExceptionManager.PASS)
