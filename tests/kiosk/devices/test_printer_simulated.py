from __future__ import annotations

from kiosk.devices.printer.interface import PrintEnd, PrinterState
from kiosk.devices.printer.simulated import SimulatedPrinter

PAPER = b"\x1dv0\x00\x01\x00\x04\x00\xff\xff\xff\xff\x1dVB\x00"


def test_a_narrow_one_prints_on_narrow_paper() -> None:
    printer = SimulatedPrinter(384)
    assert printer.print(PAPER) is PrintEnd.PRINTED
    assert [paper.shape for paper in printer.papers] == [(4, 384)]


def test_it_breaks_off_once() -> None:
    printer = SimulatedPrinter()
    printer.break_off(PrinterState.FAULT)
    assert printer.print(PAPER) is PrintEnd.FAILED_MIDWAY
    assert printer.status().state is PrinterState.FAULT
    printer.state = PrinterState.READY
    assert printer.print(PAPER) is PrintEnd.PRINTED
