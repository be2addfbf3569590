"""The scanner a person can pull the cable out of."""

from __future__ import annotations

from kiosk.devices.scanner.interface import ScannerState
from kiosk.devices.scanner.simulated import SimulatedScanner
from kiosk.reading.symbol import Symbology


def test_an_unplugged_scanner_says_so_and_reads_nothing() -> None:
    scanner = SimulatedScanner()
    scanner.start()
    scanner.unplug()
    scanner.scan("2000000000008")
    assert scanner.state() is ScannerState.NO_SCANNER
    assert scanner.take_scans() == ()


def test_plugged_in_again_it_reads_on() -> None:
    scanner = SimulatedScanner()
    scanner.start()
    scanner.unplug()
    scanner.plug()
    scanner.scan("5901234123457", Symbology.EAN13)
    assert [scan.reading.reason.value for scan in scanner.take_scans()] == ["shop_code"]
