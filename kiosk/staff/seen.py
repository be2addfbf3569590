"""What can be seen of a kiosk, as plain values: looking and judging are kept apart."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from kiosk.devices.camera.interface import CameraState
from kiosk.devices.printer.interface import PrinterState
from kiosk.devices.scanner.interface import ScannerState
from records.outbox import Backlog


@dataclass(frozen=True, slots=True)
class Devices:
    """Devices as they stand. None: there is none by the settings, or nobody here can ask it.

    ``dark`` says that the camera's picture shows nothing: its lens may be covered.
    """

    printer: PrinterState | None = None
    camera: CameraState | None = None
    dark: bool = False
    scanner: ScannerState | None = None


@dataclass(frozen=True, slots=True)
class Disk:
    """The machine's folder: whether a file can be written there, and the bytes free beside it."""

    writable: bool
    free: int


@dataclass(frozen=True, slots=True)
class Records:
    """The kiosk's store: what waits in it; the number of the fault when it cannot be read.

    Both None: nothing has been stored here yet.
    """

    backlog: Backlog | None = None
    fault: int | None = None


@dataclass(frozen=True, slots=True)
class Clock:
    """``lost``: it shows a day that has passed. ``synchronised`` None: nobody can say.

    ``moved`` is how many seconds it was moved by since the program started.
    """

    lost: bool
    synchronised: bool | None
    moved: float = 0.0


@dataclass(frozen=True, slots=True)
class Secrecy:
    """Where memory may land in clear: ``swap`` names areas not known to be encrypted."""

    swap: tuple[str, ...] = ()
    core_dumps: bool = False


@dataclass(frozen=True, slots=True)
class Seen:
    """A kiosk at one moment."""

    at: datetime
    devices: Devices
    disk: Disk
    records: Records
    clock: Clock
    secrecy: Secrecy = field(default_factory=Secrecy)
    languages: tuple[str, ...] = ()
    without_fonts: tuple[str, ...] = ()
    differing: tuple[str, ...] = ()
    unknown: tuple[str, ...] = ()
    pin_set: bool = True
    panel_mm: int = 299
    out_of_order: bool = False
    training: bool = True
    version: str = ""
