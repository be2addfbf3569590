"""What stands behind the service menu: the lock, the look at everything, paper, settings."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from events import note
from kiosk.context import Changed, KioskSettings
from kiosk.devices.backlight.interface import Backlight
from kiosk.devices.printer.interface import PrintEnd, Printer, PrinterState
from kiosk.machine import Machine
from kiosk.settings.file import SettingsBroken, SettingsFile
from kiosk.settings.table import BY_NAME, value_of, with_value
from kiosk.staff.events import (
    MENU_OPENED,
    MENU_REFUSED,
    SETTING_CHANGED,
    SETTING_NOT_KEPT,
    value_words,
)
from kiosk.staff.finding import Report
from kiosk.staff.key import Key, Tried, Verdict
from kiosk.staff.papers import compose_report, compose_test
from kiosk.staff.pin import Door, could_be_card
from kiosk.staff.probes import program_version
from kiosk.staff.readiness import look, report
from kiosk.staff.seen import Devices
from languages import Language
from paper.escpos import encode
from paper.from_declaration import post_name
from paper.page import Page
from reference.load import Reference


@dataclass
class StaffSide:
    """Serves the staff of one kiosk.

    ``clock`` gives seconds and only goes forward; against it ``now`` shows whether it was set.
    """

    machine: Machine
    door: Door
    paper: Printer
    backlight: Backlight
    law: Callable[[], Reference]
    speak: Callable[[str], Language]
    now: Callable[[], datetime]
    clock: Callable[[], float]

    def __post_init__(self) -> None:
        self._began = self.now(), self.clock()

    def could_be_card(self, text: str) -> bool:
        """Whether a scanned text is worth trying as a card's code."""
        return could_be_card(text)

    def open(self, key: Key, text: str) -> Tried:
        """Try to open the menu. Raises FileDamaged, OSError."""
        tried = self.door.open(key, text)
        if tried.verdict is Verdict.RIGHT:
            note(MENU_OPENED, key=key)
        elif tried.verdict is Verdict.WRONG:
            note(MENU_REFUSED, key=key)
        return tried

    def printer(self) -> PrinterState | None:
        """Ask the printer; None where none is set."""
        return self.paper.status().state if self.machine.printer else None

    def report(self, settings: KioskSettings, devices: Devices) -> Report:
        """Look at everything. Raises SettingsBroken when the file was spoilt meanwhile."""
        began, began_at = self._began
        moved = (self.now() - began).total_seconds() - (self.clock() - began_at)
        kept = SettingsFile(self.machine.data).read()
        standing = replace(devices, printer=self.printer())
        seen = look(self.machine.data, settings, kept, standing, self.now(), moved)
        return report(seen, settings)

    def print_report(self, report: Report, language: str) -> PrintEnd:
        """Put a report on paper."""
        spoken = self.speak(language)
        place = post_name(report.post, self.law(), spoken)
        return self._print(compose_report(report, place, spoken, self._width))

    def print_test(self, settings: KioskSettings) -> PrintEnd:
        """Print letters, lines, a code and black."""
        spoken = tuple(map(self.speak, settings.languages))
        place = post_name(settings.post, self.law(), spoken[0])
        head = Report(self.now(), settings.post, settings.kiosk, program_version(), ())
        return self._print(compose_test(head, place, spoken, self._width))

    def change(self, settings: KioskSettings, name: str, value: object) -> Changed:
        """Change a setting, keep it, and tell the log. Raises NotAllowed.

        Where it cannot be kept it holds all the same: a full disk must not keep staff from
        switching a kiosk out of order.
        """
        checked = BY_NAME[name].checked(value)
        old = value_words(value_of(settings, name))
        try:
            SettingsFile(self.machine.data).change(name, checked)
            kept = True
        except (OSError, SettingsBroken) as fault:
            note(SETTING_NOT_KEPT, setting=name, fault=fault)
            kept = False
        note(SETTING_CHANGED, setting=name, old=old, new=value_words(checked))
        changed = with_value(settings, name, checked)
        if name == "brightness":
            self.backlight.set(changed.brightness)
        return Changed(changed, kept)

    @property
    def _width(self) -> int:
        return self.machine.settings.width_mm

    def _print(self, page: Page) -> PrintEnd:
        return self.paper.print(encode(page))
