"""What the printer tells the kiosk's keepers."""

from __future__ import annotations

from enum import StrEnum

from events import COUNT, MILLISECONDS, Event, Kind, Level, Word
from kiosk.devices.printer.interface import PrintEnd, PrinterState


class Paper(StrEnum):
    """What was printed."""

    RECEIPT = "receipt"
    SLIP = "slip"


PRINTER_STANDS = Event(
    "printer.stands",
    Kind.DEVICE,
    Level.INFO,
    "The printer is now: {state}.",
    {"state": Word(PrinterState)},
)
PRINTER_NEEDS_SOMEBODY = Event(
    "printer.needs_somebody",
    Kind.DEVICE,
    Level.WARNING,
    "The printer needs somebody: {state}.",
    {"state": Word(PrinterState)},
)
PRINTED = Event(
    "printer.ended",
    Kind.DEVICE,
    Level.INFO,
    "A {paper}, copy {copy}, came to its end in {took} ms: {end}.",
    {"paper": Word(Paper), "copy": COUNT, "took": MILLISECONDS, "end": Word(PrintEnd)},
)
