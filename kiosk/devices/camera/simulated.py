"""A camera with no lens: whoever stands before it says what it sees."""

from __future__ import annotations

from kiosk.devices.camera.interface import CameraState, Preview
from kiosk.reading.scan import Scan, scan_of
from kiosk.reading.symbol import Symbology

GROUND = Preview(4, 3, bytes((90, 100, 110)) * 12)
"""What it sees when nothing is shown."""


class SimulatedCamera:
    """For the demonstration and for tests: ``show`` holds a code before it."""

    def __init__(self) -> None:
        self._running = False
        self._trouble: CameraState | None = None
        self._scans: list[Scan] = []

    def show(self, text: str, symbology: Symbology = Symbology.QR) -> None:
        """Hold this code before the camera until it is read."""
        if self.state() is CameraState.LOOKING:
            self._scans.append(scan_of(text, symbology))

    def unplug(self) -> None:
        """Take the camera away."""
        self._trouble = CameraState.NO_CAMERA

    def stall(self) -> None:
        """Let it be there and give no frame."""
        self._trouble = CameraState.STALLED

    def mend(self) -> None:
        """Let it see again."""
        self._trouble = None

    def start(self) -> None:
        """Look from now on."""
        self._running = True

    def stop(self) -> None:
        """Look no more and forget what was seen."""
        self._running = False
        self._scans = []

    def state(self) -> CameraState:
        """How it stands now."""
        if not self._running:
            return CameraState.STOPPED
        return self._trouble or CameraState.LOOKING

    def take_scans(self) -> tuple[Scan, ...]:
        """Give the codes shown since last asked."""
        taken, self._scans = tuple(self._scans), []
        return taken

    def preview(self) -> Preview | None:
        """The ground, while it looks."""
        return GROUND if self.state() is CameraState.LOOKING else None
