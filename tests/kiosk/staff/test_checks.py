"""Each thing that is seen is judged by itself, and the report is as its worst finding."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from kiosk.devices.camera.interface import CameraState
from kiosk.devices.printer.interface import PrinterState
from kiosk.devices.scanner.interface import ScannerState
from kiosk.staff import checks
from kiosk.staff.finding import LABELS, Level, Report
from kiosk.staff.seen import Clock, Devices, Disk, Records, Secrecy, Seen
from languages import load
from records.outbox import Backlog

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
WELL = Seen(
    at=NOW,
    devices=Devices(PrinterState.READY, CameraState.LOOKING, False, ScannerState.READY),
    disk=Disk(writable=True, free=40_000_000_000),
    records=Records(Backlog(0, 0, 0, None)),
    clock=Clock(lost=False, synchronised=True),
    languages=("az", "en"),
    training=False,
    version="Sarhad 9",
)


def level(check: checks.Check, **changes: Any) -> Level:
    return check(replace(WELL, **changes)).level


def sentence(check: checks.Check, **changes: Any) -> str:
    return check(replace(WELL, **changes)).sentence(load("en"))


def waiting(new: int = 0, set_aside: int = 0, hours: float = 0) -> Records:
    oldest = int((NOW - timedelta(hours=hours)).timestamp() * 1000) if new else None
    return Records(Backlog(new, 0, set_aside, oldest))


def test_a_kiosk_that_is_well_has_nothing_to_look_at() -> None:
    assert {check(WELL).level for check in checks.CHECKS} == {Level.OK}


def test_every_line_of_the_report_has_a_name_in_its_order() -> None:
    assert [check(WELL).name for check in checks.CHECKS] == list(LABELS)


@pytest.mark.parametrize("state", [*PrinterState, None])
def test_every_state_of_the_printer_is_judged(state: PrinterState | None) -> None:
    wanted = {
        PrinterState.READY: Level.OK,
        PrinterState.PAPER_LOW: Level.ATTENTION,
        PrinterState.UNKNOWN: Level.ATTENTION,
        None: Level.ATTENTION,
    }
    assert level(checks.printer, devices=Devices(state)) is wanted.get(state, Level.FAULT)


@pytest.mark.parametrize("state", [*CameraState, None])
def test_every_state_of_the_camera_is_judged(state: CameraState | None) -> None:
    wanted = {
        CameraState.LOOKING: Level.OK,
        CameraState.STARTING: Level.ATTENTION,
        CameraState.STOPPED: Level.ATTENTION,
        None: Level.OK,
    }
    assert level(checks.camera, devices=Devices(camera=state)) is wanted.get(state, Level.FAULT)


def test_a_camera_that_sees_only_dark_is_looked_at() -> None:
    dark = Devices(camera=CameraState.LOOKING, dark=True)
    assert level(checks.camera, devices=dark) is Level.ATTENTION


@pytest.mark.parametrize("state", [*ScannerState, None])
def test_every_state_of_the_scanner_is_judged(state: ScannerState | None) -> None:
    wanted = {ScannerState.READY: Level.OK, ScannerState.NO_SCANNER: Level.FAULT}
    found = level(checks.scanner, devices=Devices(scanner=state))
    assert found is wanted.get(state, Level.ATTENTION)


@pytest.mark.parametrize(
    ("disk", "wanted"),
    [
        (Disk(True, 500_000_000), Level.OK),
        (Disk(True, 499_999_999), Level.ATTENTION),
        (Disk(True, 49_999_999), Level.FAULT),
        (Disk(False, 40_000_000_000), Level.FAULT),
    ],
)
def test_a_disk_that_fills_up_is_seen_before_it_is_full(disk: Disk, wanted: Level) -> None:
    assert level(checks.disk, disk=disk) is wanted


def test_records_that_cannot_be_used_say_their_fault() -> None:
    assert level(checks.records, records=Records(fault=23)) is Level.FAULT
    assert "fault 23" in sentence(checks.records, records=Records(fault=23))


def test_what_waits_is_kept_and_is_no_fault() -> None:
    assert level(checks.outbox, records=waiting(7, hours=11.9)) is Level.OK
    assert level(checks.outbox, records=waiting(7, hours=12)) is Level.ATTENTION
    assert sentence(checks.outbox, records=waiting(7, hours=30.5)).startswith("7, the oldest")
    assert "30 h" in sentence(checks.outbox, records=waiting(7, hours=30.5))


def test_a_parcel_from_the_future_has_waited_no_time() -> None:
    assert "0 h" in sentence(checks.outbox, records=waiting(1, hours=-5))


def test_what_the_hub_set_aside_is_looked_at() -> None:
    assert level(checks.outbox, records=waiting(set_aside=2)) is Level.ATTENTION


@pytest.mark.parametrize(
    ("clock", "wanted"),
    [
        (Clock(False, True), Level.OK),
        (Clock(False, True, moved=-1.5), Level.OK),
        (Clock(False, True, moved=-120), Level.ATTENTION),
        (Clock(False, False), Level.ATTENTION),
        (Clock(False, None), Level.ATTENTION),
        (Clock(True, True), Level.ATTENTION),
    ],
)
def test_a_clock_nobody_keeps_is_looked_at(clock: Clock, wanted: Level) -> None:
    assert level(checks.clock, clock=clock) is wanted


def test_the_clock_is_shown_as_a_watch_at_the_post_shows_it() -> None:
    assert "22.11.2026 14:00" in sentence(checks.clock)


def test_a_language_without_letters_is_a_fault() -> None:
    assert level(checks.languages, without_fonts=("ka",)) is Level.FAULT


def test_settings_that_differ_are_named() -> None:
    assert "volume, means" in sentence(checks.settings, differing=("volume", "means"))
    assert level(checks.settings, differing=("volume",)) is Level.OK
    assert level(checks.settings, unknown=("colour",)) is Level.ATTENTION
    assert level(checks.settings, out_of_order=True) is Level.ATTENTION


@pytest.mark.parametrize("secrecy", [Secrecy(("/dev/sda2",)), Secrecy(core_dumps=True)])
def test_memory_that_may_land_on_the_disk_is_a_fault_once_declarations_count(
    secrecy: Secrecy,
) -> None:
    assert level(checks.memory, secrecy=secrecy) is Level.FAULT
    assert level(checks.memory, secrecy=secrecy, training=True) is Level.ATTENTION


def test_a_kiosk_without_a_pin_is_looked_at() -> None:
    assert level(checks.lock, pin_set=False) is Level.ATTENTION


def test_the_report_is_as_its_worst_finding() -> None:
    def report(**changes: Any) -> Report:
        seen = replace(WELL, **changes)
        return Report(NOW, "baki", "7", "", tuple(check(seen) for check in checks.CHECKS))

    assert report().level is Level.OK
    assert report(pin_set=False).level is Level.ATTENTION
    assert report(pin_set=False, disk=Disk(False, 0)).level is Level.FAULT
    assert Report(NOW, "baki", "7", "", ()).level is Level.OK


def test_a_panel_is_judged_by_what_fingers_find_on_it() -> None:
    assert sentence(checks.panel) == "Whatever is pressed is 15 mm wide or more."
    assert sentence(checks.panel, panel_mm=194).startswith("Letters of the keyboard may be 12 mm")
    assert level(checks.panel, panel_mm=125) is Level.OK
    assert level(checks.panel, panel_mm=124) is Level.FAULT
