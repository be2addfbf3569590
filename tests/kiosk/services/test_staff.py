"""The service menu's doors, over a real folder, a simulated printer and a simulated light."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from customs.registration_number import mint
from kiosk.context import KioskSettings
from kiosk.devices.backlight.simulated import SimulatedBacklight
from kiosk.devices.printer.interface import PrintEnd, PrinterState
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.machine import Machine
from kiosk.services.staff import StaffSide
from kiosk.settings.file import SettingsFile
from kiosk.settings.setting import NotAllowed
from kiosk.staff.finding import Report
from kiosk.staff.key import Key, Verdict
from kiosk.staff.pin import Door
from kiosk.staff.seen import Devices
from kiosk.visit import NothingMode
from languages import load
from reference import load as load_law

PIN, CARD = "135790", "XIDMET-NUMUNE-0001"
NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SETTINGS = KioskSettings(languages=("az", "en", "ru"))


class Time:
    """A wall clock and a clock that only goes forward; a person may set the first."""

    def __init__(self) -> None:
        self.seconds = 50.0
        self.set_by = 0.0

    def clock(self) -> float:
        return self.seconds

    def now(self) -> datetime:
        return NOW + timedelta(seconds=self.seconds - 50 + self.set_by)


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def printer() -> SimulatedPrinter:
    return SimulatedPrinter()


@pytest.fixture
def light() -> SimulatedBacklight:
    return SimulatedBacklight()


@pytest.fixture
def staff(
    tmp_path: Path, time: Time, printer: SimulatedPrinter, light: SimulatedBacklight
) -> StaffSide:
    door = Door(tmp_path, time.clock, PasswordHasher(time_cost=1, memory_cost=8, parallelism=1))
    door.keep(Key.PIN, PIN)
    law = load_law(NOW.date())
    machine = Machine(tmp_path, printer="10.0.0.12:9100", settings=SETTINGS)
    return StaffSide(machine, door, printer, light, lambda: law, load, time.now, time.clock)


def told(caplog: pytest.LogCaptureFixture) -> list[str]:
    return [record.getMessage() for record in caplog.records]


def found(report: Report, name: str) -> str:
    return next(one for one in report.findings if one.name == name).sentence(load("en"))


def test_the_pin_opens_and_the_log_says_so(
    staff: StaffSide, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    assert staff.open(Key.PIN, "135791").verdict is Verdict.WRONG
    assert staff.open(Key.PIN, PIN).verdict is Verdict.RIGHT
    assert told(caplog) == [
        "The service menu was not opened: a wrong pin.",
        "The service menu was opened by pin.",
    ]
    assert PIN not in caplog.text


@pytest.mark.parametrize(
    "text",
    [
        f"{mint(0, 7, bytes(32)):013d}",
        "4760000000009",
        "https://example.az/declaration",
        "P<AZENUMUNE<<AYSEL<<<<<<<<<<<<<<<<<<<<<<<<<<\nC000000000AZE9004144F3104147<<<<<<<<<<<<<<00",
        "SHORT",
        "",
    ],
)
def test_what_travellers_show_is_never_tried_as_a_card(text: str, staff: StaffSide) -> None:
    assert not staff.could_be_card(text)


def test_a_cards_code_could_be_one(staff: StaffSide) -> None:
    assert staff.could_be_card(CARD)


def test_a_change_holds_at_once_and_after_a_restart(staff: StaffSide, tmp_path: Path) -> None:
    changed = staff.change(SETTINGS, "nothing", "walk")
    assert (changed.settings.nothing, changed.kept) == (NothingMode.WALK, True)
    assert changed.settings.post == SETTINGS.post
    assert Machine.of(tmp_path, {}).settings.nothing is NothingMode.WALK


def test_the_log_has_what_it_was_and_what_it_is(
    staff: StaffSide, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    staff.change(SETTINGS, "languages", ["ru", "az"])
    staff.change(SETTINGS, "out_of_order", True)
    staff.change(SETTINGS, "volume", 0)
    staff.change(SETTINGS, "means", ["road_car", "on_foot"])
    assert told(caplog) == [
        "Staff changed languages from az,en,ru to ru,az.",
        "Staff changed out_of_order from false to true.",
        "Staff changed volume from 60 to 0.",
        "Staff changed means from air to road_car,on_foot.",
    ]


def test_what_may_not_stand_is_refused(staff: StaffSide) -> None:
    with pytest.raises(NotAllowed):
        staff.change(SETTINGS, "languages", [])


def test_a_change_that_cannot_be_kept_holds_until_the_restart(
    staff: StaffSide, tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "kiosk.draft").mkdir()
    changed = staff.change(SETTINGS, "out_of_order", True)
    assert (changed.settings.out_of_order, changed.kept) == (True, False)
    assert SettingsFile(tmp_path).read().values["out_of_order"] is False
    assert "A change of out_of_order could not be kept" in caplog.text


def test_brightness_is_the_panels_at_once(staff: StaffSide, light: SimulatedBacklight) -> None:
    staff.change(SETTINGS, "brightness", 40)
    assert light.percent == 40


def test_the_report_asks_the_printer_that_is_set(
    staff: StaffSide, printer: SimulatedPrinter
) -> None:
    printer.state = PrinterState.COVER_OPEN
    assert found(staff.report(SETTINGS, Devices()), "printer") == "The cover is open. Close it."


def test_a_clock_that_somebody_sets_is_seen(staff: StaffSide, time: Time) -> None:
    time.seconds += 3600
    assert "was moved" not in found(staff.report(SETTINGS, Devices()), "clock")
    time.set_by = -7200
    assert "moved by -7200 s" in found(staff.report(SETTINGS, Devices()), "clock")


def test_papers_come_out_of_the_printer_travellers_use(
    staff: StaffSide, printer: SimulatedPrinter
) -> None:
    assert staff.print_test(SETTINGS) is PrintEnd.PRINTED
    assert staff.print_report(staff.report(SETTINGS, Devices()), "az") is PrintEnd.PRINTED
    assert len(printer.papers) == 2
    printer.state = PrinterState.PAPER_OUT
    assert staff.print_test(SETTINGS) is PrintEnd.FAILED_BEFORE
