"""What a screen may use: everything by Protocol, so a screen never knows real from simulated."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from forms.content import Content
from kiosk.journey import Post
from kiosk.visit import Amends, FoundCode, Lodged, NothingMode, Step

if TYPE_CHECKING:
    from customs.facts import CrossingId
    from kiosk.calling import Called
    from kiosk.devices.camera.interface import Camera
    from kiosk.devices.printer.interface import PrintEnd, PrinterState, PrinterStatus
    from kiosk.devices.scanner.interface import ScannerState
    from kiosk.devices.voice.interface import Voice
    from kiosk.kept.pauses import Pauses
    from kiosk.kept.telling import Found
    from kiosk.staff.finding import Report
    from kiosk.staff.key import Key, Tried
    from kiosk.staff.seen import Devices
    from languages import Language
    from reference.load import Reference
    from sync.opened import Opened


@dataclass(frozen=True, slots=True)
class KioskSettings:
    """How this kiosk stands at its post. Made from ``kiosk.settings.table``, which explains each.

    ``means`` lists the means of transport that come by (codes of the ``transport`` list).
    ``training`` marks every screen and paper TƏLİM. ``volume`` and ``brightness`` are percent.
    ``one_window`` says by language code where an officer is found, once nobody has answered a call
    for ``call_seconds``.
    """

    post: str = "baki"
    kiosk: str = "0001"
    nothing: NothingMode = NothingMode.LODGE
    means: tuple[str, ...] = ("air",)
    languages: tuple[str, ...] = ("az", "en", "ru")
    width_mm: int = 80
    panel_mm: str = "299x531"
    training: bool = True
    out_of_order: bool = False
    volume: int = 60
    brightness: int = 100
    restart_hour: int = 3
    call_seconds: int = 60
    one_window: Mapping[str, str] = field(default_factory=dict)

    @property
    def panel_short_mm(self) -> int:
        """The shorter side of the panel's picture, in millimetres."""
        return min(map(int, self.panel_mm.split("x")))

    @property
    def journey(self) -> Post:
        """The part the journey needs."""
        return Post(self.nothing)


class LodgesDeclarations(Protocol):
    """Write a declaration so that it cannot be lost, then say its number."""

    def lodge(self, content: Content, token: str, crossing: CrossingId | None) -> Lodged:
        """Lodge once per ``token``. Raises ``records.StorageFault`` when nothing was written."""

    def amend(self, content: Content, amends: Amends) -> Lodged | None:
        """Change a declaration this kiosk lodged; None, and nothing written, where it may not be
        changed here any more. Raises StorageFault.
        """

    def withdraw(self, amends: Amends, reason: str) -> bool:
        """Withdraw a declaration; ``reason`` is of the list ``withdraw_reason``. False, and nothing
        written, where it may not be withdrawn here any more. Raises StorageFault.
        """

    def join(self, numbers: tuple[int, ...], crossing: CrossingId) -> None:
        """Say that declarations cross together, as far as it can be written. Never raises a
        StorageFault: a slip carries the codes all the same.
        """


class LooksUpCodes(Protocol):
    """Say what is known of a code, telling nothing a stranger should not hear."""

    def look_up(self, number: int) -> FoundCode:
        """Give what may be shown without a second thing."""

    def opened(self, number: int, second_thing: str) -> Opened | None:
        """Open a declaration by the right second thing, else None; tries are counted per code."""


class PrintsReceipts(Protocol):
    """Put a lodged declaration, or a slip, on paper."""

    def status(self) -> PrinterStatus:
        """Ask the printer now."""

    def receipt(self, content: Content, lodged: Lodged, language: str, copy: int) -> PrintEnd:
        """Print the receipt of a lodged declaration; ``copy`` 0 is the original."""

    def slip(self, codes: tuple[FoundCode, ...], language: str) -> PrintEnd:
        """Print one slip without personal data: for all codes, or without any the green line."""


class KeepsVisits(Protocol):
    """Keep a visit over a power cut. All but ``left`` may wait: ask it in the background."""

    def left(self) -> bool:
        """Whether a visit of before may wait to be found. Returns at once."""

    def find(self, holder: bytes) -> Found | None:
        """Give its holder the visit that was interrupted."""

    def keep(self, holder: bytes, told: bytes) -> None:
        """Keep the visit as it was written down."""

    def forget(self) -> None:
        """Erase what was kept of the visit at the glass."""

    def look_after(self) -> None:
        """Erase what nobody came back for."""


class CallsOfficer(Protocol):
    """Ask for a person. Both acts may wait: ask in the background."""

    def call(self, step: Step) -> Called:
        """Let one call stand until it is taken back, and say what has become of it."""

    def take_back(self) -> bool:
        """Take back the call that stands; False when the desks could not be told."""


class ServesStaff(Protocol):
    """What the service menu may do. Everything here may wait: ask it in the background."""

    def could_be_card(self, text: str) -> bool:
        """Whether a scanned text is worth trying as a card's code. Returns at once."""

    def open(self, key: Key, text: str) -> Tried:
        """Try to open the menu with a PIN or a card's code."""

    def printer(self) -> PrinterState | None:
        """Ask the printer; None where none is set."""

    def report(self, settings: KioskSettings, devices: Devices) -> Report:
        """Look at the whole kiosk; ``devices`` are those only the main thread may ask."""

    def print_report(self, report: Report, language: str) -> PrintEnd:
        """Put a report on paper."""

    def print_test(self, settings: KioskSettings) -> PrintEnd:
        """Print what shows whether the printer is well."""

    def change(self, settings: KioskSettings, name: str, value: object) -> Changed:
        """Change a setting of the menu. Raises NotAllowed."""


class Runs(Protocol):
    """Work that takes longer than 0.1 s, done away from the glass."""

    @property
    def busy(self) -> bool:
        """Whether some work has not been told of yet."""

    def run(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` elsewhere; ``then`` or ``failed`` is called on the main thread."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Settings after a change. ``kept`` False: they hold until the kiosk starts anew."""

    settings: KioskSettings
    kept: bool = True


@dataclass(frozen=True)
class Context:
    """The doors a screen may knock at.

    ``law`` gives the reference data of the day; it may raise ReferenceBroken. ``printer_thread``
    does what waits for the printer, so that no slow paper holds the next person up; None where
    ``background`` does that too. ``staff`` is None where there is no service menu, and ``scanner``
    where nobody can say how the hand scanner stands. ``kept`` is None where nothing is kept over a
    power cut; ``pauses`` are those of the glass.
    """

    settings: KioskSettings
    law: Callable[[], Reference]
    speak: Callable[[str], Language]
    now: Callable[[], datetime]
    lodging: LodgesDeclarations
    codes: LooksUpCodes
    paper: PrintsReceipts
    officer: CallsOfficer
    background: Runs
    camera: Camera | None = field(default=None)
    printer_thread: Runs | None = field(default=None)
    voice: Voice | None = field(default=None)
    staff: ServesStaff | None = field(default=None)
    scanner: Callable[[], ScannerState] | None = field(default=None)
    kept: KeepsVisits | None = field(default=None)
    pauses: Pauses | None = field(default=None)

    @property
    def reference(self) -> Reference:
        """The reference data in force now. Raises ReferenceBroken."""
        return self.law()

    @property
    def printing(self) -> Runs:
        """Where paper is waited for."""
        return self.printer_thread or self.background
