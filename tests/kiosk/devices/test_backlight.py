"""The panel's light, set through real files of the kernel's shape."""

from __future__ import annotations

from pathlib import Path

import pytest

from kiosk.devices.backlight.interface import BacklightState
from kiosk.devices.backlight.simulated import SimulatedBacklight
from kiosk.devices.backlight.sysfs_backlight import SysfsBacklight


def light(folder: Path, full: str) -> Path:
    place = folder / "panel"
    place.mkdir(parents=True)
    (place / "max_brightness").write_text(full)
    (place / "brightness").write_text("0\n")
    return place / "brightness"


@pytest.mark.parametrize(("percent", "wanted"), [(100, 937), (60, 562), (1, 187), (0, 187)])
def test_it_shines_with_a_part_of_its_light_and_never_goes_dark(
    percent: int, wanted: int, tmp_path: Path
) -> None:
    file = light(tmp_path, "937\n")
    assert SysfsBacklight(tmp_path).set(percent) is BacklightState.SET
    assert int(file.read_text()) == wanted


@pytest.mark.parametrize("folder", ["", "absent"])
def test_a_panel_whose_light_is_its_own_says_so(folder: str, tmp_path: Path) -> None:
    assert SysfsBacklight(tmp_path / folder).set(60) is BacklightState.NO_BACKLIGHT


def test_a_light_that_refuses_is_a_state_and_no_fault_of_the_program(tmp_path: Path) -> None:
    light(tmp_path, "bright\n")
    backlight = SysfsBacklight(tmp_path)
    assert backlight.state() is BacklightState.UNKNOWN
    assert backlight.set(60) is BacklightState.FAULT
    assert backlight.state() is BacklightState.FAULT


def test_the_simulated_one_remembers() -> None:
    backlight = SimulatedBacklight()
    assert backlight.state() is BacklightState.UNKNOWN
    assert backlight.set(10) is BacklightState.SET
    assert backlight.percent == 20
    backlight.fails = True
    assert backlight.set(80) is BacklightState.FAULT
    assert backlight.percent == 20
