"""The typing scanner as a device: keys in, scans and a person's keys out."""

from __future__ import annotations

import pytest

from kiosk.devices.scanner.interface import ScannerState
from kiosk.devices.scanner.layout import Layout
from kiosk.devices.scanner.wedge import Broken, Why
from kiosk.devices.scanner.wedge_scanner import WedgeScanner
from kiosk.reading.symbol import Symbology

CODE = "2000000000008"


class Desk:
    """A keyboard with a clock, and a list for everything that comes of it."""

    def __init__(self, layout: Layout | None = None) -> None:
        self.now = 0
        self.typed: list[str] = []
        self.broken: list[Broken] = []
        self.scanner = WedgeScanner(lambda: self.now, self.typed.append, self.broken.append, layout)
        self.scanner.start()

    def keys(self, text: str, gap: int = 5) -> None:
        for character in text:
            self.now += gap
            self.scanner.key(character)


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_scan_is_given_judged(desk: Desk) -> None:
    desk.keys(f"]E0{CODE}\r")
    (scan,) = desk.scanner.take_scans()
    assert (scan.text, scan.symbology, scan.reading.ours) == (CODE, Symbology.EAN13, True)
    assert desk.typed == []


def test_a_persons_keys_reach_the_field(desk: Desk) -> None:
    desk.keys("Aysel", gap=130)
    desk.now += 200
    assert desk.scanner.take_scans() == ()
    assert "".join(desk.typed) == "Aysel"


def test_keys_reach_the_field_while_the_scanner_is_stopped(desk: Desk) -> None:
    desk.scanner.stop()
    desk.keys(CODE + "\r")
    assert "".join(desk.typed) == CODE + "\r"


def test_half_a_scan_is_reported_not_given(desk: Desk) -> None:
    desk.keys("200000")
    desk.now += 90
    desk.keys("0000008\r")
    assert desk.scanner.take_scans() == ()
    assert desk.broken == [Broken(CODE, Why.INTERRUPTED)]


def test_half_a_scan_may_go_unheard() -> None:
    scanner = WedgeScanner(iter(range(0, 6000, 60)).__next__, lambda text: None)
    scanner.start()
    for character in "1234":
        scanner.key(character)
    assert scanner.take_scans() == ()


def test_a_scanner_that_types_is_unknown_until_it_has_scanned(desk: Desk) -> None:
    assert desk.scanner.state() is ScannerState.UNKNOWN
    desk.keys(CODE + "\r")
    desk.scanner.start()
    assert desk.scanner.state() is ScannerState.READY


def test_keys_held_from_one_visit_never_reach_the_next(desk: Desk) -> None:
    desk.keys(CODE)
    desk.scanner.stop()
    desk.scanner.start()
    desk.now += 500
    assert desk.scanner.take_scans() == ()


def test_a_layout_told_is_not_guessed() -> None:
    desk = Desk(Layout.RU)
    desk.keys("1.2.3\r")
    assert desk.scanner.take_scans()[0].text == "1/2/3"
