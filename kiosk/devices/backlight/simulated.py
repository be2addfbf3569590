"""A light that is only remembered."""

from __future__ import annotations

from kiosk.devices.backlight.interface import DIMMEST, BacklightState


class SimulatedBacklight:
    """For the demonstration and for tests: ``percent`` says how bright it is."""

    def __init__(self) -> None:
        self.percent: int | None = None
        self.fails = False

    def set(self, percent: int) -> BacklightState:
        """Remember it."""
        if not self.fails:
            self.percent = min(100, max(DIMMEST, percent))
        return self.state()

    def state(self) -> BacklightState:
        """How it stands now."""
        if self.fails:
            return BacklightState.FAULT
        return BacklightState.UNKNOWN if self.percent is None else BacklightState.SET
