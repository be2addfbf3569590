"""What a screen may ask of a hand scanner."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

from kiosk.reading.scan import Scan


class ScannerState(StrEnum):
    """All a scanner can be. One that types like a keyboard is UNKNOWN until it has scanned."""

    UNKNOWN = "unknown"
    READY = "ready"
    NO_SCANNER = "no_scanner"
    STOPPED = "stopped"


class Scanner(Protocol):
    """A scanner states nothing by itself: the main thread asks, some ten times a second."""

    def start(self) -> None:
        """Take scans from now on; asked again, nothing changes."""

    def stop(self) -> None:
        """Take no scans and forget those not taken: they were the last visitor's."""

    def state(self) -> ScannerState:
        """How it stands now."""

    def take_scans(self) -> tuple[Scan, ...]:
        """Give what was scanned since last asked, oldest first; each scan is given once."""
