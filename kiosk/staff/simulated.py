"""A staff side with nothing behind it, for the gallery and for tests of screens."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from kiosk.context import Changed, KioskSettings
from kiosk.devices.printer.interface import PrintEnd, PrinterState
from kiosk.settings.table import BY_NAME, with_value
from kiosk.staff.finding import Report
from kiosk.staff.key import Key, Tried, Verdict
from kiosk.staff.readiness import report
from kiosk.staff.seen import Clock, Devices, Disk, Records, Seen
from records.outbox import Backlog

SEEN = Seen(
    at=datetime(2026, 11, 22, 10, 2, tzinfo=UTC),
    devices=Devices(),
    disk=Disk(writable=True, free=24_000_000_000),
    records=Records(Backlog(new=3, stored=0, set_aside=0, oldest=1795341600000)),
    clock=Clock(lost=False, synchronised=True),
    languages=("az", "en", "ru"),
    differing=("post", "means"),
    version="Sarhad 0.1.0",
)


class SimulatedStaff:
    """``pin`` and ``card`` open; ``tried`` says what comes of the next try instead of them.

    ``keeps`` false: changes hold and are not kept. ``paper`` is how the printer stands.
    """

    def __init__(self, pin: str = "135790", card: str = "XIDMET-NUMUNE-0001") -> None:
        self.keys = {Key.PIN: pin, Key.CARD: card}
        self.tried: Tried | None = None
        self.keeps = True
        self.paper: PrinterState | None = PrinterState.PAPER_LOW
        self.ends = PrintEnd.PRINTED
        self.printed: list[str] = []
        self.changed: list[tuple[str, object]] = []

    def could_be_card(self, text: str) -> bool:
        """Whether it is as long as the card's."""
        return len(text) == len(self.keys[Key.CARD])

    def open(self, key: Key, text: str) -> Tried:
        """Compare."""
        right = self.keys[key] == text
        return self.tried or Tried(Verdict.RIGHT if right else Verdict.WRONG)

    def printer(self) -> PrinterState | None:
        """Say how it was set."""
        return self.paper

    def report(self, settings: KioskSettings, devices: Devices) -> Report:
        """Report of a kiosk that is well but for its printer."""
        standing = replace(devices, printer=self.paper)
        return report(replace(SEEN, devices=standing), settings)

    def print_report(self, report: Report, language: str) -> PrintEnd:
        """Note that it was printed."""
        self.printed.append(f"report {language}")
        return self.ends

    def print_test(self, settings: KioskSettings) -> PrintEnd:
        """Note that it was printed."""
        self.printed.append("test")
        return self.ends

    def change(self, settings: KioskSettings, name: str, value: object) -> Changed:
        """Change it. Raises NotAllowed."""
        checked = BY_NAME[name].checked(value)
        self.changed.append((name, checked))
        return Changed(with_value(settings, name, checked), self.keeps)
