"""A real folder, looked at: the report as programs read it, and as it comes out of the printer."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.context import KioskSettings
from kiosk.devices.camera.interface import CameraState, Preview
from kiosk.devices.camera.simulated import SimulatedCamera
from kiosk.devices.printer.interface import PrintEnd, PrinterState
from kiosk.devices.printer.simulated import SimulatedPrinter
from kiosk.settings.file import SettingsFile
from kiosk.staff.finding import Report
from kiosk.staff.papers import TEST_CODE, compose_report, compose_test
from kiosk.staff.readiness import devices, is_dark, look, report
from kiosk.staff.seen import Devices
from languages import load
from paper.escpos import encode
from paper.reader import render
from sync.embedded import Embedded

NOW = datetime(2026, 11, 22, 10, 0, tzinfo=UTC)
SETTINGS = KioskSettings(languages=("az", "en", "ru"))


@pytest.fixture
def made(tmp_path: Path) -> Callable[..., Report]:
    def make(**seen: Any) -> Report:
        kept = SettingsFile(tmp_path).read()
        found = look(tmp_path, SETTINGS, kept, Devices(**seen), NOW)
        return report(found, SETTINGS)

    return make


def test_a_machine_that_has_opened_once_is_whole(
    made: Callable[..., Report], tmp_path: Path
) -> None:
    Embedded.open(tmp_path, lambda: NOW).close()
    (tmp_path / "kiosk.toml").write_text("volume = 20\n")
    found = {one.name: one.sentence(load("en")) for one in made().findings}
    assert found["records"] == "Whole, as just looked at."
    assert found["settings"] == "Not as they come: volume."


def test_programs_read_it_as_json(made: Callable[..., Report]) -> None:
    data = json.loads(json.dumps(made(printer=PrinterState.PAPER_OUT).as_data(load("en"))))
    assert data["level"] == "fault"
    assert data["at"] == "2026-11-22T10:00:00+00:00"
    printer = next(one for one in data["findings"] if one["name"] == "printer")
    assert printer["level"] == "fault"
    assert printer["sentence"] == "There is no paper. Put in a new roll."


@pytest.mark.parametrize("width", [58, 80])
@pytest.mark.parametrize("code", ["az", "en", "ru"])
def test_it_comes_out_of_the_printer(code: str, width: int, made: Callable[..., Report]) -> None:
    printer = SimulatedPrinter({58: 384, 80: 576}[width])
    page = compose_report(made(printer=PrinterState.PAPER_LOW), "Bakı", load(code), width)
    assert printer.print(encode(page)) is PrintEnd.PRINTED
    assert len(printer.papers) == 1


def test_the_test_print_has_every_letter_and_a_code_to_scan(made: Callable[..., Report]) -> None:
    languages = tuple(map(load, SETTINGS.languages))
    page = compose_test(made(), "Bakı", languages, 80)
    words = " ".join(getattr(block, "text", "") for block in page.blocks)
    assert all(letter in words for letter in "ƏəĞğİıŞşЖж")
    assert [code.digits for code in render(encode(page), 576).barcodes] == [TEST_CODE]


def test_the_camera_is_asked_for_its_picture(made: Callable[..., Report]) -> None:
    camera = SimulatedCamera()
    assert devices(None, camera, None).camera is CameraState.STOPPED
    assert devices(None, None, None).camera is None


def test_a_covered_lens_is_dark_whatever_its_grain() -> None:
    assert is_dark(Preview(2, 1, bytes([0, 3, 5, 1, 2, 0])))
    assert not is_dark(Preview(2, 1, bytes([0, 3, 90, 1, 2, 0])))
    assert is_dark(Preview(0, 0, b""))
