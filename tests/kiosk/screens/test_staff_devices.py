"""Devices tried live, each told by mark and words."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.devices.camera.simulated import SimulatedCamera
from kiosk.devices.printer.interface import PrintEnd, PrinterState
from kiosk.devices.scanner.interface import ScannerState
from kiosk.reading.symbol import Symbology
from kiosk.screens.staff_devices import StaffDevicesScreen
from kiosk.staff.simulated import SimulatedStaff

pytestmark = pytest.mark.window


@pytest.fixture
def staff() -> SimulatedStaff:
    return SimulatedStaff()


@pytest.fixture
def camera() -> SimulatedCamera:
    camera = SimulatedCamera()
    camera.start()
    return camera


@pytest.fixture
def opened(made: Any, staff: SimulatedStaff, camera: SimulatedCamera) -> Any:
    screen = made(
        StaffDevicesScreen, staff=staff, camera=camera, scanner=lambda: ScannerState.READY
    )
    screen.came_on()
    return screen


def test_all_three_say_how_they_stand(opened: Any) -> None:
    assert opened.spoken().state == (
        "Printer: The paper is nearly used up. Put in a new roll.",
        "Camera: Pictures are coming.",
        "Scanner: It has read a code since the start.",
    )
    assert opened.picture is not None


def test_a_camera_that_is_unplugged_is_seen_at_once(opened: Any, camera: SimulatedCamera) -> None:
    camera.unplug()
    opened.look()
    assert "Camera: It cannot be opened. Is its cable in?" in opened.spoken().state
    assert opened.picture is None


def test_what_was_read_is_shown_and_said_what_it_is(opened: Any) -> None:
    opened.scanned("4760000000009", Symbology.EAN13)
    read = opened.spoken().state[0]
    assert read.startswith("Last read: 4760000000009 · ean13")
    assert "This is the barcode of goods from a shop." in read


def test_a_long_or_strange_code_does_not_break_the_line(opened: Any) -> None:
    opened.scanned("A\x1b\n" + "B" * 5000)
    line = opened.spoken().state[0]
    assert "\x1b" not in line
    assert len(line) < 200


def test_nothing_read_is_left_on_a_new_screen(opened: Any, made: Any) -> None:
    opened.scanned("XIDMET-NUMUNE-0001")
    again = made(StaffDevicesScreen, opened.draft, staff=SimulatedStaff())
    assert "NUMUNE" not in str(again.spoken()) + str(again.draft)


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (PrintEnd.PRINTED, "It was printed."),
        (PrintEnd.FAILED_BEFORE, "Nothing was printed. Look at the printer."),
        (PrintEnd.FAILED_MIDWAY, "It stopped half-way. Look at the printer."),
        (PrintEnd.UNKNOWN, "The printer does not say. Look whether the paper came out."),
    ],
)
def test_a_test_print_says_how_it_ended(
    end: PrintEnd, said: str, opened: Any, staff: SimulatedStaff
) -> None:
    staff.ends = end
    opened.print()
    assert staff.printed == ["test"]
    assert opened.spoken().state[-1] == said


def test_the_printer_is_asked_again_when_somebody_has_put_it_right(
    opened: Any, staff: SimulatedStaff
) -> None:
    staff.paper = PrinterState.READY
    opened.look_again()
    assert opened.spoken().state[0] == "Printer: Ready."


def test_a_kiosk_without_devices_says_so(made: Any) -> None:
    staff = SimulatedStaff()
    staff.paper = None
    screen = made(StaffDevicesScreen, staff=staff)
    screen.came_on()
    said = " ".join(screen.spoken().state)
    assert "No printer is set" in said
    assert "No camera is set" in said


def test_it_looks_only_while_it_is_shown(opened: Any) -> None:
    from kivy.uix.floatlayout import FloatLayout

    glass = FloatLayout()
    glass.add_widget(opened)
    assert opened._watch.is_triggered
    glass.remove_widget(opened)
    assert not opened._watch.is_triggered


def test_a_look_that_succeeds_takes_the_error_before_away(made: Any, staff: SimulatedStaff) -> None:
    class Spoilt(SimulatedStaff):
        def printer(self) -> PrinterState | None:
            raise OSError("spoilt")

    screen = made(StaffDevicesScreen, staff=Spoilt())
    assert "fault 900" in screen.spoken().errors[0]
    screen.context = replace(screen.context, staff=staff)
    screen.look_again()
    assert screen.spoken().errors == ()
