"""What goes on beside visits, with a clock that goes when it is told to."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime, timedelta

import pytest

from events import FaultNumber
from kiosk.devices.camera.interface import CameraState
from kiosk.devices.printer.interface import PrinterState
from kiosk.keeper import Keeper
from kiosk.visit import Step
from kiosk.watchdog import ServiceManager


@dataclass
class Told(ServiceManager):
    """A service manager that notes what it hears."""

    lines: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        ServiceManager.__init__(self)

    def _tell(self, line: str) -> None:
        self.lines.append(line)


@dataclass
class Time:
    """Wall clock and forward clock together."""

    now: datetime = datetime(2026, 11, 22, 22, 0)
    seconds: float = 0.0
    busy: bool = False

    def go(self, **step: float) -> None:
        passed = timedelta(**step)
        self.now += passed
        self.seconds += passed.total_seconds()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def keeper(told: Told, time: Time) -> Keeper:
    return Keeper(told, 3, lambda: time.now, lambda: time.seconds, lambda: time.busy)


def test_it_says_that_it_is_ready_once_it_is_open(keeper: Keeper, told: Told) -> None:
    keeper.look(Step.LANGUAGE)
    keeper.opened()
    keeper.look(Step.LANGUAGE)
    assert told.lines == ["STATUS=Opening", "READY=1", "STATUS=Waiting for a traveller"]


def test_it_says_how_it_stands_without_saying_who_is_there(keeper: Keeper, told: Told) -> None:
    keeper.opened()
    keeper.printer_stands(PrinterState.PAPER_LOW)
    keeper.camera_stands(CameraState.LOOKING)
    for step in (Step.IDENTITY, Step.GOODS, Step.DONE):
        keeper.look(step)
    keeper.look(Step.OUT_OF_SERVICE, FaultNumber(21, 4713))
    assert told.lines[1:] == [
        "STATUS=A visit; printer paper_low; camera looking",
        "STATUS=Out of service, fault 21-4713-A; printer paper_low; camera looking",
    ]


def test_at_night_it_ends_once_nobody_has_touched_it_for_ten_minutes(
    keeper: Keeper, time: Time
) -> None:
    keeper.opened()
    time.go(hours=5)
    keeper.touched()
    assert not keeper.look(Step.LANGUAGE)
    time.go(minutes=9, seconds=59)
    assert not keeper.look(Step.LANGUAGE)
    time.go(seconds=1)
    assert not keeper.look(Step.INTENT)
    assert not keeper.look(Step.OUT_OF_SERVICE)
    time.busy = True
    assert not keeper.look(Step.LANGUAGE)
    time.busy = False
    assert keeper.look(Step.LANGUAGE)


def test_out_of_order_and_the_service_menu_are_told_apart_from_visits(
    keeper: Keeper, told: Told, time: Time
) -> None:
    keeper.opened()
    time.go(hours=5)
    assert not keeper.look(Step.STAFF_MENU)
    assert keeper.look(Step.OUT_OF_ORDER)
    assert told.lines[1:] == [
        "STATUS=The service menu is open",
        "STATUS=Out of order, as staff have set it",
    ]


def test_a_kiosk_that_is_not_open_does_not_end(keeper: Keeper, time: Time) -> None:
    time.go(hours=5)
    assert not keeper.look(Step.LANGUAGE)


def test_the_printer_is_asked_once_a_minute_while_nobody_is_there(
    keeper: Keeper, time: Time
) -> None:
    assert not keeper.is_to_ask_printer(Step.LANGUAGE)
    keeper.opened()
    assert keeper.is_to_ask_printer(Step.LANGUAGE)
    time.go(seconds=59)
    assert not keeper.is_to_ask_printer(Step.LANGUAGE)
    time.go(seconds=1)
    assert not keeper.is_to_ask_printer(Step.REVIEW)
    time.busy = True
    assert not keeper.is_to_ask_printer(Step.LANGUAGE)
    time.busy = False
    assert keeper.is_to_ask_printer(Step.LANGUAGE)


def test_a_device_is_told_of_when_it_changes(
    keeper: Keeper, caplog: pytest.LogCaptureFixture
) -> None:
    for state in (PrinterState.READY, PrinterState.READY, PrinterState.PAPER_OUT):
        keeper.printer_stands(state)
    for look in (CameraState.STARTING, CameraState.LOOKING, CameraState.STOPPED):
        keeper.camera_stands(look)
    keeper.camera_stands(CameraState.LOOKING)
    keeper.camera_stands(CameraState.STALLED)
    assert [record.getMessage() for record in caplog.records] == [
        "The printer is now: ready.",
        "The printer needs somebody: paper_out.",
        "The camera is now: looking.",
        "The camera is now: stalled.",
    ]
