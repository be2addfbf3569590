"""The service menu in moments worth looking at."""

from __future__ import annotations

from typing import Any

from kiosk.context import KioskSettings
from kiosk.devices.camera.interface import Preview
from kiosk.devices.camera.simulated import SimulatedCamera
from kiosk.devices.printer.interface import PrinterState
from kiosk.devices.scanner.interface import ScannerState
from kiosk.reading.symbol import Symbology
from kiosk.scenes import Scene
from kiosk.staff.key import Tried, Verdict
from kiosk.staff.papers import TEST_CODE
from kiosk.staff.simulated import SimulatedStaff
from kiosk.visit import Step

ORDERLY = KioskSettings(post="qirmizi_korpu", means=("road_car", "bus", "on_foot"))
RESTING = KioskSettings(
    out_of_order=True,
    one_window={"az": "2-ci zal, solda.", "en": "Hall 2, on the left.", "ru": "Зал 2, слева."},
)


class SeeingCamera(SimulatedCamera):
    """Sees a soft slope of light, as if a sheet lay before it."""

    def preview(self) -> Preview:
        """Give a picture that is not one colour."""
        width, height = 64, 36
        shade = (80 + (x + y) for y in range(height) for x in range(width))
        return Preview(width, height, b"".join(bytes((s, s, min(255, s + 12))) for s in shade))


def doors(staff: SimulatedStaff | None = None) -> dict[str, Any]:
    """Give the doors that stand open to staff."""
    camera = SeeingCamera()
    camera.start()
    return {
        "staff": staff or SimulatedStaff(),
        "camera": camera,
        "scanner": lambda: ScannerState.READY,
    }


def broken() -> dict[str, Any]:
    """Give doors behind which much is wrong."""
    staff = SimulatedStaff()
    staff.paper = PrinterState.PAPER_OUT
    found = doors(staff)
    found["camera"].unplug()
    return {**found, "scanner": lambda: ScannerState.UNKNOWN}


def locked() -> dict[str, Any]:
    """Give doors before a lock that waits."""
    staff = SimulatedStaff()
    staff.tried = Tried(Verdict.WRONG, 240.0)
    return doors(staff)


def guess(screen: Any) -> None:
    """Try a PIN that is wrong, and begin another."""
    screen.type("1")
    screen.go_on()


def half_typed(screen: Any) -> None:
    """Type half a PIN."""
    for digit in "1357":
        screen.type(digit)


def setting(name: str) -> Scene:
    """One setting as it is changed."""
    shown = f"staff-{name.replace('_', '-')}"
    return Scene(
        shown, Step.STAFF_SETTING, None, draft={"setting": name}, settings=ORDERLY, doors=doors
    )


STAFF_SCENES: tuple[Scene, ...] = (
    Scene("out-of-order", Step.OUT_OF_ORDER, None, settings=RESTING),
    Scene("staff-pin", Step.STAFF_PIN, None, then=half_typed, doors=doors),
    Scene("staff-pin-wait", Step.STAFF_PIN, None, then=guess, doors=locked),
    Scene("staff-menu", Step.STAFF_MENU, None, settings=ORDERLY, doors=doors),
    Scene("staff-menu-unkept", Step.STAFF_MENU, None, draft={"unkept": True}, doors=doors),
    setting("out_of_order"),
    setting("nothing"),
    setting("means"),
    setting("languages"),
    setting("volume"),
    Scene(
        "staff-devices",
        Step.STAFF_DEVICES,
        None,
        then=lambda screen: screen.scanned(TEST_CODE, Symbology.EAN13),
        doors=doors,
    ),
    Scene(
        "staff-devices-printed",
        Step.STAFF_DEVICES,
        None,
        then=lambda screen: screen.print(),
        doors=broken,
    ),
    Scene("staff-report", Step.STAFF_REPORT, None, settings=ORDERLY, doors=doors),
    Scene(
        "staff-report-faults",
        Step.STAFF_REPORT,
        None,
        then=lambda screen: screen.print(),
        doors=broken,
    ),
    Scene("staff-menu-largest", Step.STAFF_MENU, None, factor=1.5, doors=doors),
    Scene("staff-report-black", Step.STAFF_REPORT, None, palette="yellow_on_black", doors=broken),
)
