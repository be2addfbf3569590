"""Looks at a kiosk and reports how ready it is: on paper, on the glass and as JSON."""

from __future__ import annotations

import threading
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

from kiosk.context import KioskSettings
from kiosk.devices.camera.interface import Camera, CameraState, Preview
from kiosk.devices.printer.interface import PrinterState
from kiosk.devices.scanner.interface import ScannerState
from kiosk.settings.file import Settings
from kiosk.staff.checks import CHECKS
from kiosk.staff.finding import Report
from kiosk.staff.pin import HASHES
from kiosk.staff.probes import (
    disk,
    dumps_core,
    has_letters,
    is_synchronised,
    program_version,
    records,
    swaps_in_clear,
)
from kiosk.staff.seen import Clock, Devices, Secrecy, Seen
from reference import clock_lost
from sync.node import OUTBOX
from sync.rooms import KIOSK

PATIENCE, MOMENT = 6.0, 0.1
"""Seconds: how long a camera may take to open, and how often it is asked meanwhile."""

DARK = 6
"""How far the lightest byte of a picture is from the darkest, out of 255, when nothing shows."""


def report(seen: Seen, settings: KioskSettings) -> Report:
    """Judge what was seen."""
    findings = tuple(check(seen) for check in CHECKS)
    return Report(seen.at, settings.post, settings.kiosk, seen.version, findings)


def look(
    data: Path,
    settings: KioskSettings,
    kept: Settings,
    devices: Devices,
    at: datetime,
    moved: float = 0.0,
) -> Seen:
    """Look at everything but the devices. It takes some tenths of a second.

    ``kept`` is what the file of settings says, ``moved`` by how many seconds the clock was moved.
    """
    lacking = tuple(code for code in settings.languages if not has_letters(code))
    return Seen(
        at=at,
        devices=devices,
        disk=disk(data),
        records=records(data / KIOSK / OUTBOX),
        clock=Clock(clock_lost(at), is_synchronised(), moved),
        secrecy=Secrecy(swaps_in_clear(), dumps_core()),
        languages=settings.languages,
        without_fonts=lacking,
        differing=kept.differing,
        unknown=tuple(kept.unknown),
        pin_set=(data / HASHES).exists(),
        panel_mm=settings.panel_short_mm,
        out_of_order=settings.out_of_order,
        training=settings.training,
        version=program_version(),
    )


def devices(
    printer: PrinterState | None, camera: Camera | None, scanner: ScannerState | None
) -> Devices:
    """Note how devices stand. Call where the camera may be asked: on the main thread."""
    if camera is None:
        return Devices(printer, None, False, scanner)
    state = camera.state()
    picture = camera.preview() if state is CameraState.LOOKING else None
    return Devices(printer, state, picture is not None and is_dark(picture), scanner)


def wait_for(camera: Camera, now: Callable[[], float], patience: float = PATIENCE) -> None:
    """Wait until a camera that was started shows how it is, ``patience`` seconds at most."""
    until, moment = now() + patience, threading.Event()
    while camera.state() is CameraState.STARTING and now() < until:
        moment.wait(MOMENT)


def is_dark(picture: Preview) -> bool:
    """Whether nothing can be made out in a picture: every part is as light as every other."""
    return not picture.rgb or max(picture.rgb) - min(picture.rgb) < DARK
