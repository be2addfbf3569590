"""The only place that chooses real or simulated: a kiosk is put together here and nowhere else."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Self

from events import note
from kiosk.context import Context, KioskSettings, Runs
from kiosk.devices.backlight.sysfs_backlight import SysfsBacklight
from kiosk.devices.camera import frames
from kiosk.devices.camera.interface import Camera
from kiosk.devices.camera.opencv_camera import OpencvCamera
from kiosk.devices.printer.interface import Printer
from kiosk.devices.printer.last_seen import LastSeen
from kiosk.devices.printer.network_printer import NetworkPrinter
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.devices.voice.espeak_ng import EspeakNg
from kiosk.devices.voice.interface import Voice
from kiosk.events import NOT_KEPT
from kiosk.kept.folder import KeptFolder
from kiosk.machine import Machine
from kiosk.services.codes import Codes
from kiosk.services.declarations import Declarations
from kiosk.services.kept import KeptVisits
from kiosk.services.officer import DesksOfPost
from kiosk.services.papers import Papers
from kiosk.services.staff import StaffSide
from kiosk.staff.finding import Report
from kiosk.staff.pin import Door
from kiosk.staff.readiness import devices, wait_for
from languages import load
from reference.load import Reference
from sync.law import law_of_kiosk
from sync.opened import Standing
from sync.protocol import HubUnreachable
from sync.rooms import Rooms, open_rooms


@dataclass(frozen=True)
class Kiosk:
    """A kiosk put together: what screens may use, and what must be closed at the end."""

    context: Context
    rooms: Rooms
    printer: Printer

    def close(self) -> None:
        """Stop voice and camera, let go of printer and files."""
        if self.context.voice is not None:
            self.context.voice.stop()
        if self.context.camera is not None:
            self.context.camera.stop()
        self.printer.close()
        self.rooms.close()


def put_together(
    machine: Machine,
    now: Callable[[], datetime],
    background: Runs,
    printer_thread: Runs | None = None,
) -> Kiosk:
    """Open the data folder and the devices. Raises StorageFault, ReferenceBroken, KeyExposed."""
    rooms = open_rooms(machine.data, now)
    machine = _as_enrolled(machine, rooms)
    printer = _seen_from_afar(machine, rooms)
    # Read here, so that no traveller waits for it, and a broken file is known before they come.
    rooms.law()
    staff = _staff(machine, printer, rooms.law, now)
    staff.backlight.set(machine.settings.brightness)
    context = Context(
        settings=machine.settings,
        law=rooms.law,
        speak=load,
        now=now,
        lodging=Declarations(rooms.kiosk, rooms.holder, rooms.law, now, rooms.carry),
        codes=Codes(rooms.lookups),
        paper=_papers(machine, rooms, printer, now),
        officer=DesksOfPost(rooms.calls(machine.settings.post, machine.settings.kiosk)),
        background=background,
        camera=_camera(machine.camera),
        voice=_voice(machine.settings),
        printer_thread=printer_thread,
        staff=staff,
        kept=_kept(machine, rooms, now),
    )
    return Kiosk(context, rooms, printer)


@dataclass(frozen=True)
class Beside:
    """Devices and staff side of a kiosk that somebody looks at with a command, beside it."""

    machine: Machine
    staff: StaffSide
    printer: Printer
    camera: Camera | None

    @classmethod
    def open(cls, machine: Machine, now: Callable[[], datetime]) -> Self:
        """Take hold of what is set, and open nothing of the records."""
        printer = _printer(machine.printer)
        staff = _staff(machine, printer, law_of_kiosk(machine.data, now), now)
        return cls(machine, staff, printer, _camera(machine.camera))

    def report(self) -> Report:
        """Look at everything, waiting some seconds for the camera's first picture."""
        if self.camera is not None:
            self.camera.start()
            wait_for(self.camera, time.monotonic)
        return self.staff.report(self.machine.settings, devices(None, self.camera, None))

    def close(self) -> None:
        """Let go of the devices."""
        if self.camera is not None:
            self.camera.stop()
        self.printer.close()


def _papers(
    machine: Machine, rooms: Rooms, printer: Printer, now: Callable[[], datetime]
) -> Papers:
    return Papers(
        printer=printer,
        jobs=rooms.kiosk.store.print_jobs,
        lodging=rooms.kiosk.lodging,
        settings=machine.settings,
        reference=rooms.law,
        speak=load,
        now=now,
        carry=rooms.carry,
    )


def _as_enrolled(machine: Machine, rooms: Rooms) -> Machine:
    """Give the machine as its hub enrolled it: post, name, and whether it is for training."""
    node, settings = rooms.kiosk.node, machine.settings
    if not rooms.enrolled:
        return machine
    post, kiosk = node.post or settings.post, node.name or settings.kiosk
    said = replace(settings, post=post, kiosk=kiosk, training=node.training)
    return replace(machine, settings=said)


def _staff(
    machine: Machine, printer: Printer, law: Callable[[], Reference], now: Callable[[], datetime]
) -> StaffSide:
    door, light = Door(machine.data, time.monotonic), SysfsBacklight()
    return StaffSide(machine, door, printer, light, law, load, now, time.monotonic)


def _kept(machine: Machine, rooms: Rooms, now: Callable[[], datetime]) -> KeptVisits | None:
    try:
        folder = KeptFolder(machine.kept, now)
    except OSError as fault:
        # A kiosk that cannot keep visits over a power cut still takes declarations.
        note(NOT_KEPT, fault=fault)
        return None

    def standing(number: int) -> Standing | None:
        try:
            return rooms.lookups.standing(number)
        except HubUnreachable:
            # Nobody can tell how it stands now; its paper is printed all the same.
            return None

    return KeptVisits(folder, rooms.kiosk.store, standing)


def _seen_from_afar(machine: Machine, rooms: Rooms) -> Printer:
    """Give the printer, whose state the post's hub is told as it was last seen."""
    printer = _printer(machine.printer)
    seen = LastSeen(printer, time.monotonic, present=bool(machine.printer))
    rooms.tell_of(seen.told)
    return seen


def _printer(named: str) -> Printer:
    host, _, port = named.rpartition(":")
    if host and port.isdecimal():
        return NetworkPrinter(host, int(port))
    return SimulatedPrinter(keeps=False)


def _voice(settings: KioskSettings) -> Voice | None:
    """Give the voice, which says itself whether there is one; None where it is turned off."""
    if not settings.volume:
        return None
    return EspeakNg({code: load(code).voice for code in settings.languages}, time.monotonic)


def _camera(named: str) -> Camera | None:
    if not named:
        return None
    return OpencvCamera(frames.source(named))
