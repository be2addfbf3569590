"""The readiness report on the glass, the same as on paper."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.devices.camera.simulated import SimulatedCamera
from kiosk.devices.printer.interface import PrintEnd, PrinterState
from kiosk.devices.scanner.interface import ScannerState
from kiosk.screens.staff_report import StaffReportScreen
from kiosk.staff.finding import LABELS
from kiosk.staff.simulated import SimulatedStaff

pytestmark = pytest.mark.window


class Spoilt(SimulatedStaff):
    """A kiosk that cannot even be looked at."""

    def report(self, settings: Any, devices: Any) -> Any:
        raise OSError("spoilt")


@pytest.fixture
def staff() -> SimulatedStaff:
    return SimulatedStaff()


@pytest.fixture
def opened(made: Any, staff: SimulatedStaff) -> Any:
    camera = SimulatedCamera()
    camera.start()
    screen = made(StaffReportScreen, staff=staff, camera=camera, scanner=lambda: ScannerState.READY)
    screen.came_on()
    return screen


def test_everything_that_was_looked_at_has_a_line(opened: Any) -> None:
    assert len(opened.ids.lines.ids.stack.children) == len(LABELS)
    said = opened.spoken().state
    assert said[0] == "Look at this"
    assert "Camera: In order. Pictures are coming." in said
    assert "Scanner: In order. It has read a code since the start." in said


def test_it_looks_again_when_asked(opened: Any, staff: SimulatedStaff) -> None:
    staff.paper = PrinterState.PAPER_OUT
    opened.look()
    assert opened.spoken().state[0] == "Fault"


def test_it_is_printed_in_the_language_it_is_read_in(opened: Any, staff: SimulatedStaff) -> None:
    opened.print()
    assert staff.printed == ["report en"]
    assert opened.spoken().state[-1] == "It was printed."
    staff.ends = PrintEnd.FAILED_BEFORE
    opened.print()
    assert "Nothing was printed" in opened.spoken().state[-1]


def test_a_change_of_language_looks_at_nothing_anew(
    opened: Any, made: Any, staff: SimulatedStaff, later: Any
) -> None:
    again = made(StaffReportScreen, opened.draft, staff=staff, background=later)
    again.came_on()
    later.catch_up()
    assert again.spoken().state[1:] == opened.spoken().state[1:]


def test_while_it_looks_nothing_is_printed(made: Any, staff: SimulatedStaff, later: Any) -> None:
    screen = made(StaffReportScreen, staff=staff, background=later)
    screen.came_on()
    screen.print()
    assert screen.spoken().state == ("Looking at everything.",)
    later.catch_up()
    assert staff.printed == []
    assert len(screen.spoken().state) > 5


def test_a_look_that_fails_says_its_number_and_no_more(made: Any) -> None:
    screen = made(StaffReportScreen, staff=Spoilt())
    screen.came_on()
    assert screen.spoken().errors[0].startswith("This cannot be done now: fault 900 ")
    assert "spoilt" not in str(screen.spoken())


def test_a_look_that_succeeds_takes_the_error_before_away(made: Any, staff: SimulatedStaff) -> None:
    screen = made(StaffReportScreen, staff=Spoilt())
    screen.context = replace(screen.context, staff=staff)
    screen.look()
    assert screen.spoken().errors == ()
