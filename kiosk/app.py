"""The kiosk's window: it starts the conductor and turns any fault into the failsafe screen."""

from __future__ import annotations

import logging
import secrets
import time

from kivy.app import App
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock

from kiosk.conductor import Conductor
from kiosk.context import Context
from kiosk.widgets.glass import Glass

log = logging.getLogger(__name__)

WATCH_SECONDS = 1.0


class KioskApp(App):
    """One kiosk. ``bootstrap`` has chosen what is behind the glass."""

    title = "Sarhad"

    def __init__(self, context: Context, **kwargs: object) -> None:
        super().__init__(**kwargs)
        self.glass = Glass(lambda: self.conductor.touched())
        self.conductor = Conductor(context, self.glass, secrets.token_bytes, time.monotonic)

    def build(self) -> Glass:
        """Show the first screen."""
        ExceptionManager.add_handler(Failsafe(self.conductor))
        self.conductor.start()
        Clock.schedule_interval(lambda _seconds: self.conductor.tick(), WATCH_SECONDS)
        return self.glass


class Failsafe(ExceptionHandler):
    """Takes every exception of the main thread: no traceback ever reaches the glass."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor

    def handle_exception(self, inst: Exception) -> int:
        """Show the failsafe screen and stay alive."""
        log.exception("a fault on the main thread", exc_info=inst)
        self._conductor.failed(inst)
        return int(ExceptionManager.PASS)
