"""What the camera tells the kiosk's keepers."""

from __future__ import annotations

from events import FAULT, Event, Kind, Level, Word
from kiosk.devices.camera.interface import CameraState

CAMERA_STANDS = Event(
    "camera.stands",
    Kind.DEVICE,
    Level.INFO,
    "The camera is now: {state}.",
    {"state": Word(CameraState)},
)
CAMERA_ABSENT = Event(
    "camera.absent",
    Kind.DEVICE,
    Level.WARNING,
    "There is no camera, or it has gone; it is tried again by itself.",
)
CAMERA_FAILED = Event(
    "camera.failed",
    Kind.DEVICE,
    Level.ERROR,
    "The camera's driver failed: {fault}. It is tried again by itself.",
    {"fault": FAULT},
)
