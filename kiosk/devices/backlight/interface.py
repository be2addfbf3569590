"""What may be asked of the panel's light."""

from __future__ import annotations

from enum import StrEnum
from typing import Protocol

DIMMEST = 20
"""Percent. A panel that is darker than this looks broken."""


class BacklightState(StrEnum):
    """All a backlight can be. UNKNOWN until it was set once.

    NO_BACKLIGHT: this panel's light cannot be set from here. FAULT: it was, and refused.
    """

    UNKNOWN = "unknown"
    SET = "set"
    NO_BACKLIGHT = "no_backlight"
    FAULT = "fault"


class Backlight(Protocol):
    """A backlight keeps what it was last told."""

    def set(self, percent: int) -> BacklightState:
        """Shine with this part of its full light, ``DIMMEST`` at least. Raises nothing."""

    def state(self) -> BacklightState:
        """How it stands now."""
