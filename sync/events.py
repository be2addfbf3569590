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
CAME_IN = Event("sync.came_in", Kind.SYNC, Level.INFO, "A machine has come in with its token.")
NOT_LET_IN = Event(
    "sync.not_let_in",
    Kind.SYNC,
    Level.WARNING,
    "A machine asked to come in and was refused: {fault}.",
    {"fault": FAULT},
)
NOT_CONFIRMED = Event(
    "sync.not_confirmed",
    Kind.SYNC,
    Level.WARNING,
    "Numbers could not be confirmed with the hub: {fault}. It is tried again.",
    {"fault": FAULT},
)
SKIPPED = Event(
    "sync.skipped",
    Kind.SYNC,
    Level.INFO,
    "{count} numbers were passed over, so that none is given twice.",
    {"count": COUNT},
)
