"""What the voice tells the kiosk's keepers."""

from __future__ import annotations

from events import FAULT, Event, Kind, Level

VOICE_SILENT = Event(
    "voice.silent",
    Kind.DEVICE,
    Level.ERROR,
    "The voice cannot speak: {fault}.",
    {"fault": FAULT},
)
VOICE_STOPPED = Event(
    "voice.stopped",
    Kind.DEVICE,
    Level.ERROR,
    "The voice did not come to its end and was stopped.",
)
