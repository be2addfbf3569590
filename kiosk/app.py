"""The kiosk's window: it starts the conductor and turns any fault into the failsafe screen."""

from __future__ import annotations

import gc
import secrets
import time
from dataclasses import replace
from datetime import datetime
from functools import partial
from typing import Any

from kivy.app import App
from kivy.base import ExceptionHandler, ExceptionManager
from kivy.clock import Clock
from kivy.core.window import Window

from events import note
from kiosk import keypad
from kiosk.attendant import Attendant
from kiosk.conductor import Conductor
from kiosk.context import Context
from kiosk.devices.scanner.wedge_scanner import WedgeScanner
from kiosk.events import GLASS_BROKEN, KIOSK_NOT_OPENED
from kiosk.keeper import Keeper
from kiosk.opening import Opening
from kiosk.quiet import MANY_TOUCHES, Quiet, collect_as_ever, set_aside
from kiosk.screens.table import SCREENS, screen_of
from kiosk.visit import UNBEGUN
from kiosk.watchdog import ServiceManager
from kiosk.widgets.glass import Glass
from kiosk.widgets.look import look

WATCH_SECONDS = 1.0
LISTEN_SECONDS = 0.1
READ_SECONDS = 20.0
"""How long the failsafe screen of a kiosk that could not be opened stays, for an officer to read
its number, before the process ends and the service manager decides."""

KEYS = {13: "\r", 271: "\r", 9: "\t"}
"""Keys that end a scan and come without a character."""


class KioskApp(App):
    """One kiosk. It shows its first screen, then opens the rooms behind the glass.

    ``fault`` is what kept the rooms closed; None as long as all is well. ``restarts`` says that it
    ended only to be started anew.
    """

    title = "Sarhad"

    def __init__(self, context: Context, opening: Opening, keeper: Keeper | None = None) -> None:
        super().__init__()
        self._opening = opening
        self.fault: Exception | None = None
        self.restarts = False
        self.keeper = keeper or _nobodys(context)
        look.panel_mm = context.settings.panel_short_mm
        self.glass = Glass(self.touched)
        self.conductor = Conductor(context, self.glass, secrets.token_bytes, time.monotonic)
        self.quiet = Quiet(self.conductor.get_ready, self.keep_house)
        self._set_aside = False
        self.scanner = WedgeScanner(lambda: int(time.monotonic() * 1000), typed=self.typed)
        self.attendant = Attendant(self.conductor, self.glass)

    def build(self) -> Glass:
        """Show the first screen and begin to watch and listen."""
        ExceptionManager.add_handler(Failsafe(self.conductor))
        self.conductor.start()
        self.scanner.start()
        Window.bind(on_key_down=self.key, on_flip=self.first_frame_drawn)
        Clock.schedule_interval(self.watch, WATCH_SECONDS)
        Clock.schedule_interval(self.listen, LISTEN_SECONDS)
        if self.keeper.manager.every is not None:
            # From the clock that draws the glass: when it stands still, so do the signs of life.
            Clock.schedule_interval(self.alive, self.keeper.manager.every)
        return self.glass

    def first_frame_drawn(self, window: Any) -> None:
        """Open the rooms, now that there is something to look at."""
        window.unbind(on_flip=self.first_frame_drawn)
        doors = self.conductor.context
        doors.background.run(self._opening.open, self.opened, self.not_opened)

    def opened(self, kiosk: Any) -> None:
        """Take what the rooms offer, and make the next screens ready while nothing happens."""
        self.conductor.equip(replace(kiosk.context, scanner=self.scanner.state))
        self.quiet.do([partial(screen_of, step) for step in SCREENS])
        self.keeper.opened()

    def not_opened(self, fault: Exception) -> None:
        """Show the fault's number for a while, then end."""
        self.fault = fault
        note(KIOSK_NOT_OPENED, fault=fault)
        self.conductor.failed(fault)
        Clock.schedule_once(lambda _seconds: self.stop(), READ_SECONDS)

    def touched(self) -> bool:
        """Notice a touch; True when it only woke the glass and must press nothing."""
        self.somebody_is_there()
        self.attendant.touched()
        return self.conductor.touched()

    def on_stop(self) -> None:
        """Leave Python's collector as it was found."""
        collect_as_ever()

    def watch(self, _seconds: float = 0.0) -> None:
        """Notice when nobody is there, what can be got ready, and how the kiosk stands."""
        before = self.conductor.visit
        self.conductor.tick()
        if self.conductor.visit is not before:
            # Whoever left without a word is cleared away like everybody else.
            self.quiet.do(())
        self.quiet.look_again()
        self.keep()

    def keep(self) -> None:
        """Tell who keeps the kiosk how it stands, and end when it is to be started anew."""
        doors, step = self.conductor.context, self.conductor.visit.step
        if doors.camera is not None:
            self.keeper.camera_stands(doors.camera.state())
        if self.keeper.is_to_ask_printer(step):
            doors.printing.run(doors.paper.status, self.printer_stands, lambda _fault: None)
        held = self.conductor.pausing.pauses.any
        if self.keeper.look(step, self.conductor.fault, somebody_comes_back=held):
            self.restarts = True
            self.stop()

    def printer_stands(self, status: Any) -> None:
        """Hear how the printer stands."""
        self.keeper.printer_stands(status.state)

    def alive(self, _seconds: float = 0.0) -> None:
        """Give a sign of life."""
        self.keeper.manager.alive()

    def keep_house(self) -> bool:
        """Collect what a long visit left so far; False where that is put off. Once nobody is
        there, what stays for good is set aside.

        Never before: what is set aside during a visit, its screens too, would never be cleared.
        """
        if self.conductor.visit.step not in UNBEGUN:
            if self.quiet.touches < MANY_TOUCHES:
                return False
            gc.collect()
        elif not self._set_aside:
            set_aside()
            self._set_aside = True
        return True

    def somebody_is_there(self) -> None:
        """Put off what must not be done under anybody's hands."""
        self.quiet.touched()
        self.keeper.touched()

    def key(self, _window: object, key: int, _scancode: int, text: str | None, *_: object) -> bool:
        """Give every key to the keypad or to the scanner: none ever lands in a field."""
        character = text or KEYS.get(key, "")
        if (pressed := keypad.pressed(key)) is not None:
            self.pressed(pressed)
        elif character:
            self.scanner.key(character)
        return True

    def typed(self, text: str) -> None:
        """Take keys that were no scan: some of them lead through the visit too."""
        if (pressed := keypad.typed(text)) is not None:
            self.pressed(pressed)

    def pressed(self, pressed: keypad.Pressed) -> None:
        """Do what a key of the keypad is for."""
        self.somebody_is_there()
        self.attendant.pressed(pressed)

    def listen(self, _seconds: float = 0.0) -> None:
        """Give what scanner and camera have read to the screen that is shown."""
        camera = self.conductor.context.camera
        for scan in (*self.scanner.take_scans(), *(camera.take_scans() if camera else ())):
            self.somebody_is_there()
            self.conductor.scanned(scan.text, scan.symbology)
        self.attendant.look()


def _nobodys(context: Context) -> Keeper:
    return Keeper(ServiceManager(), context.settings.restart_hour, datetime.now, time.monotonic)


class GlassBroken(Exception):
    """Nothing can be shown any more: the process ends, and is to be started anew."""

    number = 901
    exit_code = 70


class Failsafe(ExceptionHandler):
    """Takes every exception of the main thread: no traceback ever reaches the glass."""

    def __init__(self, conductor: Conductor) -> None:
        super().__init__()
        self._conductor = conductor

    def handle_exception(self, inst: Exception) -> int:
        """Show the failsafe screen and stay alive. Raises GlassBroken when not even that can be."""
        try:
            self._conductor.failed(inst)
        except Exception as worse:
            note(GLASS_BROKEN, fault=worse)
            raise GlassBroken from None
        return int(ExceptionManager.PASS)
