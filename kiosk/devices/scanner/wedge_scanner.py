"""The scanner that types: keys go in from the window, scans and a person's keys come out.

Whether one is plugged in cannot be known: it is UNKNOWN until it has scanned since the start.
"""

from __future__ import annotations

from collections.abc import Callable

from kiosk.devices.scanner import wedge
from kiosk.devices.scanner.interface import ScannerState
from kiosk.devices.scanner.layout import Layout, meant
from kiosk.reading.scan import Scan, scan_of


class WedgeScanner:
    """Scans by keyboard. All of it happens on the main thread, where keys arrive.

    ``now_ms`` is a clock in milliseconds, only ever forward. ``typed`` gets the keys that were a
    person's, ``broken`` learns that a scan came through in part (ask for it again).
    """

    def __init__(
        self,
        now_ms: Callable[[], int],
        typed: Callable[[str], None],
        broken: Callable[[wedge.Broken], None] = lambda event: None,
        layout: Layout | None = None,
    ) -> None:
        self._now_ms = now_ms
        self._typed = typed
        self._broken = broken
        self._layout = layout
        self._held = wedge.NOTHING
        self._scans: list[Scan] = []
        self._state = ScannerState.STOPPED

    def start(self) -> None:
        """Take scans from now on; asked again, nothing changes."""
        if self._state is ScannerState.STOPPED:
            self._state = ScannerState.UNKNOWN

    def stop(self) -> None:
        """Take no scans and forget what was held."""
        self._state = ScannerState.STOPPED
        self._held = wedge.NOTHING
        self._scans = []

    def state(self) -> ScannerState:
        """How it stands now."""
        return self._state

    def key(self, character: str) -> None:
        """Take one key the window got; while stopped every key is a person's."""
        if self._state is ScannerState.STOPPED:
            self._typed(character)
            return
        self._held, events = wedge.press(self._held, character, self._now_ms())
        self._tell(events)

    def take_scans(self) -> tuple[Scan, ...]:
        """Give what was scanned since last asked; also lets held keys go once it is silent."""
        self._held, events = wedge.pause(self._held, self._now_ms())
        self._tell(events)
        taken, self._scans = tuple(self._scans), []
        return taken

    def _tell(self, events: tuple[wedge.Event, ...]) -> None:
        for event in events:
            match event:
                case wedge.Scanned(text):
                    self._take(text)
                case wedge.Typed(text):
                    self._typed(text)
                case wedge.Broken():
                    self._broken(event)

    def _take(self, text: str) -> None:
        self._state = ScannerState.READY
        self._scans.append(scan_of(*meant(text, self._layout)))
