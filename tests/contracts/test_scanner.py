"""What every scanner owes a screen: the same suite on the simulated one and on the typing one."""

from __future__ import annotations

from typing import Protocol

import pytest

from kiosk.devices.scanner.interface import Scanner, ScannerState
from kiosk.devices.scanner.simulated import SimulatedScanner
from kiosk.devices.scanner.wedge_scanner import WedgeScanner

CODE, OTHER = "2000000000008", "2000000000015"


class Bench(Protocol):
    """A scanner and a hand to pull its trigger."""

    scanner: Scanner

    def read(self, text: str) -> None: ...


class SimulatedBench:
    def __init__(self) -> None:
        self.simulated = SimulatedScanner()
        self.scanner: Scanner = self.simulated

    def read(self, text: str) -> None:
        self.simulated.scan(text)


class TypingBench:
    def __init__(self) -> None:
        self.now = 0
        self.wedge = WedgeScanner(lambda: self.now, lambda text: None)
        self.scanner: Scanner = self.wedge

    def read(self, text: str) -> None:
        for character in text + "\r":
            self.now += 4
            self.wedge.key(character)
        self.now += 300


@pytest.fixture(params=[SimulatedBench, TypingBench])
def bench(request: pytest.FixtureRequest) -> Bench:
    made: Bench = request.param()
    return made


def test_a_scanner_begins_stopped_and_hears_nothing(bench: Bench) -> None:
    bench.read(CODE)
    assert bench.scanner.state() is ScannerState.STOPPED
    assert bench.scanner.take_scans() == ()


def test_a_started_scanner_claims_nothing_it_has_not_seen(bench: Bench) -> None:
    bench.scanner.start()
    assert bench.scanner.state() is ScannerState.UNKNOWN


def test_scans_come_in_order_and_once(bench: Bench) -> None:
    bench.scanner.start()
    bench.read(CODE)
    bench.read(OTHER)
    assert [scan.text for scan in bench.scanner.take_scans()] == [CODE, OTHER]
    assert bench.scanner.take_scans() == ()
    assert bench.scanner.state() is ScannerState.READY


def test_a_scan_says_what_it_is(bench: Bench) -> None:
    bench.scanner.start()
    bench.read(CODE)
    bench.read("https://example.az")
    kinds = [scan.reading.reason.value for scan in bench.scanner.take_scans()]
    assert kinds == ["training_number", "web_address"]


def test_the_same_code_twice_is_two_scans(bench: Bench) -> None:
    bench.scanner.start()
    bench.read(CODE)
    bench.read(CODE)
    assert len(bench.scanner.take_scans()) == 2


def test_starting_and_stopping_may_be_repeated(bench: Bench) -> None:
    for _ in range(2):
        bench.scanner.start()
    bench.read(CODE)
    for _ in range(2):
        bench.scanner.stop()
    assert bench.scanner.state() is ScannerState.STOPPED


def test_what_was_scanned_before_stopping_is_forgotten(bench: Bench) -> None:
    bench.scanner.start()
    bench.read(CODE)
    bench.scanner.stop()
    bench.scanner.start()
    assert bench.scanner.take_scans() == ()
    assert bench.scanner.state() is ScannerState.UNKNOWN
