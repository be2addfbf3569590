"""A scanner with no wire: whoever holds it says what it reads."""

from __future__ import annotations

from kiosk.devices.scanner.interface import ScannerState
from kiosk.reading.scan import Scan, scan_of
from kiosk.reading.symbol import Symbology


class SimulatedScanner:
    """For the demonstration and for tests: ``scan`` pulls its trigger."""

    def __init__(self) -> None:
        self._running = False
        self._plugged = True
        self._heard = False
        self._scans: list[Scan] = []

    def scan(self, text: str, symbology: Symbology | None = None) -> None:
        """Read this code, as if it were held before the scanner."""
        if self._running and self._plugged:
            self._heard = True
            self._scans.append(scan_of(text, symbology))

    def unplug(self) -> None:
        """Pull the cable out."""
        self._plugged = False

    def plug(self) -> None:
        """Put the cable in again."""
        self._plugged = True

    def start(self) -> None:
        """Take scans from now on; asked again, nothing changes."""
        self._running = True

    def stop(self) -> None:
        """Take no scans and forget those not taken."""
        self._running = self._heard = False
        self._scans = []

    def state(self) -> ScannerState:
        """How it stands now."""
        if not self._running:
            return ScannerState.STOPPED
        if not self._plugged:
            return ScannerState.NO_SCANNER
        return ScannerState.READY if self._heard else ScannerState.UNKNOWN

    def take_scans(self) -> tuple[Scan, ...]:
        """Give what was scanned since last asked."""
        taken, self._scans = tuple(self._scans), []
        return taken
