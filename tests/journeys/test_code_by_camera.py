"""A receipt held before the camera is found at the glass: from paper back to the declaration."""

from __future__ import annotations

import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from kiosk.bootstrap import Machine
from kiosk.devices.printer.virtual_printer import VirtualPrinter
from kiosk.player.person import Person
from kiosk.player.play import Stage, stage, walk
from kiosk.player.script import Script
from kiosk.visit import Step

pytestmark = pytest.mark.window

PATIENCE = 30
"""Seconds: OpenCV starts on a thread of its own, and two frames must agree."""


def now() -> datetime:
    return datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@pytest.fixture
def shown(tmp_path: Path, ticks: Any) -> Iterator[tuple[Stage, int]]:
    """Lodge a declaration, then stand at a kiosk whose camera sees its receipt."""
    person = {
        "surname": "NUMUNE",
        "birth_date": "1990-01-02",
        "citizenship": "AZ",
        "document_number": "C00000123",
    }
    answers = {"journey": {"direction": "arriving"}, "ticks": ticks(), "person": person}
    before = tmp_path / "camera"
    before.mkdir()
    with VirtualPrinter(tmp_path / "paper") as printer:
        machine = Machine(tmp_path / "data", f"127.0.0.1:{printer.port}", camera=str(before))
        with stage(machine, now, portrait=True) as opened:
            played = walk(Person(Script("en", answers=answers)), opened)
        hold(next((tmp_path / "paper").glob("*.png")), before / "frame.png")
        with stage(machine, now, portrait=True) as opened:
            yield opened, played.number or 0


def hold(paper: Path, frame: Path) -> None:
    """Make the frame a camera would take of the upper part of a paper held before it."""
    with Image.open(paper) as receipt:
        upper = receipt.convert("L").crop((0, 0, receipt.width, 700))
    picture = Image.new("L", (1280, 800), 90)
    picture.paste(upper, (350, 50))
    picture.save(frame)


def scans_of(camera: Any) -> list[Any]:
    """Wait for what the camera reads, as the app does ten times a second."""
    until = time.monotonic() + PATIENCE
    while time.monotonic() < until:
        camera.state()
        if scans := list(camera.take_scans()):
            return scans
        time.sleep(0.05)
    return []


def test_a_receipt_before_the_camera_is_found(shown: tuple[Stage, int]) -> None:
    opened, number = shown
    conductor, camera = opened.conductor, opened.kiosk.context.camera
    conductor.screen.choose("en")
    conductor.screen.have_code()
    assert conductor.visit.step is Step.CODE
    for scan in scans_of(camera):
        conductor.scanned(scan.text)
    assert [found.number for found in conductor.visit.codes] == [number]
    assert conductor.visit.codes[0].known
    assert conductor.visit.step is Step.SECOND_THING


def test_the_camera_looks_only_where_something_is_to_be_shown(shown: tuple[Stage, int]) -> None:
    opened, _ = shown
    camera = opened.kiosk.context.camera
    assert str(camera.state()) == "stopped"
    opened.conductor.screen.choose("en")
    opened.conductor.screen.have_code()
    assert str(camera.state()) != "stopped"
    opened.conductor.screen.go_back()
    assert str(camera.state()) == "stopped"
