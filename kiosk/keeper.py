"""What goes on beside visits: how the kiosk stands, told to who keeps it, and its nightly restart.

Knows no widgets: the window gives it a moment once a second.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime

from events import FaultNumber, note
from kiosk.devices.camera.events import CAMERA_STANDS
from kiosk.devices.camera.interface import CameraState
from kiosk.devices.printer.events import PRINTER_NEEDS_SOMEBODY, PRINTER_STANDS
from kiosk.devices.printer.interface import WELL, PrinterState
from kiosk.events import KIOSK_RESTARTS
from kiosk.restart import Standing, restarts
from kiosk.visit import STAFF, UNBEGUN, Step
from kiosk.watchdog import ServiceManager

ASK_PRINTER_SECONDS = 60.0
"""How often the printer is asked while nobody is there: staff hear of it before a traveller."""

PASSING = frozenset({CameraState.STOPPED, CameraState.STARTING})
"""States a camera has at every visit that needs it, and that say nothing of how it is."""


@dataclass
class Keeper:
    """Keeps one kiosk.

    ``now`` gives local time at the post; ``clock`` seconds that never run backwards; ``busy`` says
    whether something is written or printed. ``restart_hour`` is local.
    """

    manager: ServiceManager
    restart_hour: int
    now: Callable[[], datetime]
    clock: Callable[[], float]
    busy: Callable[[], bool] = lambda: False
    printer: PrinterState | None = None
    camera: CameraState | None = None
    _began: datetime | None = None
    _began_at: float = 0.0
    _touched_at: float = 0.0
    _asked_at: float = field(default=float("-inf"))

    def opened(self) -> None:
        """Say that travellers can come."""
        self._began, self._began_at = self.now(), self.clock()
        self._touched_at = self.clock()
        self.manager.ready()

    def touched(self) -> None:
        """Somebody is there."""
        self._touched_at = self.clock()

    def look(
        self, step: Step, fault: FaultNumber | None = None, *, somebody_comes_back: bool = False
    ) -> bool:
        """Say how the kiosk stands; True when it is to end now and be started anew.

        ``somebody_comes_back``: a visit is paused, and would be lost.
        """
        self.manager.status(self._words(step, fault))
        if self._began is None:
            return False
        lived, untouched = self.clock() - self._began_at, self.clock() - self._touched_at
        waiting = step in UNBEGUN and not somebody_comes_back
        stands = Standing(untouched, lived, waiting, self.busy())
        due = restarts(self.restart_hour, self._began, self.now(), stands)
        if due:
            note(KIOSK_RESTARTS, hours=int(lived // 3600))
        return due

    def is_to_ask_printer(self, step: Step) -> bool:
        """Whether to ask the printer now; asked at most once a minute, and not during a visit."""
        wanted = step in UNBEGUN and self._began is not None and not self.busy()
        if not wanted or self.clock() - self._asked_at < ASK_PRINTER_SECONDS:
            return False
        self._asked_at = self.clock()
        return True

    def printer_stands(self, state: PrinterState) -> None:
        """Hear how the printer stands; told once, until it changes."""
        if state is self.printer:
            return
        self.printer = state
        if state in WELL:
            note(PRINTER_STANDS, state=state)
        else:
            note(PRINTER_NEEDS_SOMEBODY, state=state)

    def camera_stands(self, state: CameraState) -> None:
        """Hear how the camera stands; told once, until it changes."""
        if state not in PASSING and state is not self.camera:
            self.camera = state
            note(CAMERA_STANDS, state=state)

    def _words(self, step: Step, fault: FaultNumber | None) -> str:
        """Say it in English, for ``systemctl status``."""
        match step:
            case Step.OUT_OF_SERVICE:
                now = f"Out of service, fault {fault.written}" if fault else "Out of service"
            case Step.OUT_OF_ORDER:
                now = "Out of order, as staff have set it"
            case step if step in STAFF:
                now = "The service menu is open"
            case Step.LANGUAGE:
                now = "Waiting for a traveller" if self._began else "Opening"
            case _:
                now = "A visit"
        known = (("printer", self.printer), ("camera", self.camera))
        return "; ".join([now, *(f"{name} {state}" for name, state in known if state)])
