"""What a device hands over: one code shown to it, already judged, whichever device it was."""

from __future__ import annotations

from dataclasses import dataclass

from kiosk.reading.ours import Reading, reading_of
from kiosk.reading.symbol import Symbology


@dataclass(frozen=True, slots=True)
class Scan:
    """One code shown. ``symbology`` is None when the device does not say (a hand scanner)."""

    text: str
    symbology: Symbology | None
    reading: Reading


def scan_of(text: str, symbology: Symbology | None = None) -> Scan:
    """Judge a text a device has read."""
    return Scan(text, symbology, reading_of(text, symbology))
