"""The panel's light through Linux: ``/sys/class/backlight``, as the kernel documents it.

Panels on a video cable are seldom there; their light is set at the panel. What is not known: how
bright it looks, since makers map numbers to light as they like.
"""

from __future__ import annotations

from pathlib import Path

from kiosk.devices.backlight.interface import DIMMEST, BacklightState

FOLDER = Path("/sys/class/backlight")


class SysfsBacklight:
    """Sets every backlight of this machine: a kiosk has one panel."""

    def __init__(self, folder: Path = FOLDER) -> None:
        self._folder = folder
        self._state = BacklightState.UNKNOWN

    def set(self, percent: int) -> BacklightState:
        """Shine with this part of the full light."""
        try:
            lights = sorted(self._folder.iterdir())
            for light in lights:
                _set(light, min(100, max(DIMMEST, percent)))
        except FileNotFoundError:
            lights = []
        except (OSError, ValueError):
            self._state = BacklightState.FAULT
            return self._state
        self._state = BacklightState.SET if lights else BacklightState.NO_BACKLIGHT
        return self._state

    def state(self) -> BacklightState:
        """How it stands now."""
        return self._state


def _set(light: Path, percent: int) -> None:
    full = int((light / "max_brightness").read_text(encoding="ascii"))
    (light / "brightness").write_text(f"{round(full * percent / 100)}\n", encoding="ascii")
