"""What a screen may ask of the camera."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    # The first frame waits for this module, and shows nothing that was read.
    from kiosk.reading.scan import Scan


class CameraState(StrEnum):
    """All a camera can be.

    LOOKING: frames come. NO_CAMERA: none could be opened, and it is tried again by itself.
    STALLED: one was opened but gives no frame (a pulled cable blocks it), and it is opened anew.
    STARTING: asked to look, nothing known yet. STOPPED: not asked to look.
    """

    STOPPED = "stopped"
    STARTING = "starting"
    LOOKING = "looking"
    NO_CAMERA = "no_camera"
    STALLED = "stalled"


@dataclass(frozen=True, slots=True)
class Preview:
    """A reduced frame to aim by: rows from the top, three bytes a pixel (red, green, blue)."""

    width: int
    height: int
    rgb: bytes


class Camera(Protocol):
    """A camera calls nobody: the main thread asks, some ten times a second."""

    def start(self) -> None:
        """Look from now on; returns at once, and asked again nothing changes."""

    def stop(self) -> None:
        """Look no more and forget every frame and scan: they were the last visitor's."""

    def state(self) -> CameraState:
        """How it stands now. Asking is also what notices a camera that has stalled."""

    def take_scans(self) -> tuple[Scan, ...]:
        """Give the codes read since last asked, oldest first; each showing is given once."""

    def preview(self) -> Preview | None:
        """Give the newest frame; None while there is none."""
