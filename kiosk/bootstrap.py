"""The only place that chooses real or simulated: a kiosk is put together here and nowhere else."""

from __future__ import annotations

import threading
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from kiosk.context import Context, Runs
from kiosk.devices.camera import frames
from kiosk.devices.camera.interface import Camera
from kiosk.devices.camera.opencv_camera import OpencvCamera
from kiosk.devices.printer.interface import Printer
from kiosk.devices.printer.network_printer import NetworkPrinter
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.machine import Machine
from kiosk.services.codes import Codes
from kiosk.services.declarations import Declarations
from kiosk.services.officer import NobodyAnswers
from kiosk.services.papers import Papers
from languages import load
from sync.courier import Courier
from sync.embedded import Embedded


@dataclass(frozen=True)
class Kiosk:
    """A kiosk put together: what screens may use, and what must be closed at the end."""

    context: Context
    rooms: Embedded
    printer: Printer

    def close(self) -> None:
        """Stop the camera, let go of printer and files."""
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
    rooms = Embedded.open(machine.data, now)
    printer = _printer(machine.printer)
    carry = Carrier(rooms.kiosk.courier).carry
    papers = Papers(
        printer=printer,
        jobs=rooms.kiosk.store.print_jobs,
        lodging=rooms.kiosk.lodging,
        settings=machine.settings,
        reference=rooms.law,
        speak=load,
        now=now,
        carry=carry,
    )
    # Read here, so that no traveller waits for it, and a broken file is known before they come.
    rooms.law()
    context = Context(
        settings=machine.settings,
        law=rooms.law,
        speak=load,
        now=now,
        lodging=Declarations(rooms.kiosk, carry),
        codes=Codes(rooms.lookups),
        paper=papers,
        officer=NobodyAnswers(),
        background=background,
        camera=_camera(machine.camera),
        printer_thread=printer_thread,
    )
    return Kiosk(context, rooms, printer)


class Carrier:
    """Runs the courier beside the glass; asked twice at once, it runs once and once more."""

    def __init__(self, courier: Courier) -> None:
        self._courier = courier
        self._lock = threading.Lock()

    def carry(self) -> None:
        """Carry what waits, one round at a time."""
        with self._lock:
            self._courier.run_once()


def _printer(named: str) -> Printer:
    host, _, port = named.rpartition(":")
    if host and port.isdecimal():
        return NetworkPrinter(host, int(port))
    return SimulatedPrinter()


def _camera(named: str) -> Camera | None:
    if not named:
        return None
    return OpencvCamera(frames.source(named))
