"""What a hub that is served tells its keepers."""

from __future__ import annotations

import re

from events import COUNT, FAULT, MILLISECONDS, Event, Kind, Level
from events.fields import Written

ADDRESS = Written(
    "the template of an address, as in docs/formats/wire.md", re.compile(r"[a-z0-9_./{}:-]{0,80}")
)

HUB_STARTED = Event(
    "hub.started",
    Kind.LIFECYCLE,
    Level.INFO,
    "The hub is served, by {workers} processes.",
    {"workers": COUNT},
)
HUB_ENDING = Event(
    "hub.ending",
    Kind.LIFECYCLE,
    Level.INFO,
    "The hub takes nothing new and finishes what has begun.",
)
HUB_STOPPED = Event(
    "hub.stopped", Kind.LIFECYCLE, Level.INFO, "The hub has come to its end, nothing half done."
)
WORKER_LOST = Event(
    "hub.worker_lost",
    Kind.LIFECYCLE,
    Level.ERROR,
    "A process of the hub has ended by itself with {code}. The others end too.",
    {"code": COUNT},
)
BATCH_TAKEN = Event(
    "hub.batch_taken",
    Kind.SYNC,
    Level.INFO,
    "Of a batch of {parcels}, {taken} are in the journal, {took} ms.",
    {"parcels": COUNT, "taken": COUNT, "took": MILLISECONDS},
)
BATCH_SET_ASIDE = Event(
    "hub.batch_set_aside",
    Kind.SYNC,
    Level.WARNING,
    "{count} parcels were refused; {full} of them found the shelf full.",
    {"count": COUNT, "full": COUNT},
)
NODE_REFUSED = Event(
    "hub.node_refused",
    Kind.SYNC,
    Level.WARNING,
    "A machine was not let in at {address}: {fault}.",
    {"address": ADDRESS, "fault": FAULT},
)
STORE_FAILED = Event(
    "hub.store_failed",
    Kind.STORAGE,
    Level.ERROR,
    "At {address} the store failed: {fault}. Whoever asked will ask again.",
    {"address": ADDRESS, "fault": FAULT},
)
HUB_FAULT = Event(
    "hub.fault",
    Kind.FAULT,
    Level.ERROR,
    "At {address} a fault that nobody foresaw: {fault}.",
    {"address": ADDRESS, "fault": FAULT},
)
SLOW_REQUEST = Event(
    "hub.slow_request",
    Kind.SYNC,
    Level.WARNING,
    "Whoever asked at {address} waited {took} ms.",
    {"address": ADDRESS, "took": MILLISECONDS},
)
