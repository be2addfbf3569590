"""What a hub tells its keepers."""

from __future__ import annotations

from events import COUNT, FAULT, Event, Kind, Level

CARRIED = Event(
    "sync.carried",
    Kind.SYNC,
    Level.INFO,
    "The hub above took in {stored} facts and set {set_aside} aside.",
    {"stored": COUNT, "set_aside": COUNT},
)
CARRYING_FAILED = Event(
    "sync.carrying_failed",
    Kind.SYNC,
    Level.ERROR,
    "What the hub above answered could not be kept: {fault}. It is tried again.",
    {"fault": FAULT},
)
