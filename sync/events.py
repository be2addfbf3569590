"""What a hub tells its keepers."""

from __future__ import annotations

from events import COUNT, FAULT, Event, Kind, Level
from events.fields import Number

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
NOT_VOUCHED = Event(
    "sync.not_vouched",
    Kind.SYNC,
    Level.WARNING,
    "The hub above did not take over the names of this hub's machines: {fault}.",
    {"fault": FAULT},
)
SKIPPED = Event(
    "sync.skipped",
    Kind.SYNC,
    Level.INFO,
    "{count} numbers were passed over, so that none is given twice.",
    {"count": COUNT},
)
DAYS = Number("days, up to ten years", 3_660)
EDITION_PUBLISHED = Event(
    "sync.edition_published", Kind.SYNC, Level.INFO, "What the centre says was signed anew."
)
EDITION_KEPT = Event(
    "sync.edition_kept", Kind.SYNC, Level.INFO, "What the centre says was fetched and is used now."
)
EDITION_REFUSED = Event(
    "sync.edition_refused",
    Kind.SYNC,
    Level.WARNING,
    "What came in the centre's name is not used: {fault}. What was held goes on.",
    {"fault": FAULT},
)
EDITION_OLD = Event(
    "sync.edition_old",
    Kind.SYNC,
    Level.WARNING,
    "The centre was last heard {days} days ago; its list and its law may be older than they look.",
    {"days": DAYS},
)
LAW_UNREAD = Event(
    "sync.law_unread",
    Kind.SYNC,
    Level.ERROR,
    "The centre's law is for a later version of this program; the one before it is used.",
)
BROUGHT_DOWN = Event(
    "sync.brought_down",
    Kind.SYNC,
    Level.INFO,
    "The hub above gave {new} new facts; {set_aside} were set aside.",
    {"new": COUNT, "set_aside": COUNT},
)
HELD_BACK = Event(
    "sync.held_back",
    Kind.SYNC,
    Level.WARNING,
    "A kiosk showed more codes that nobody knows than travellers mistype; the hub above is asked "
    "about no more of them for a while.",
)
BRINGING_FAILED = Event(
    "sync.bringing_failed",
    Kind.SYNC,
    Level.ERROR,
    "What the hub above gave could not be kept: {fault}. It is asked for again.",
    {"fault": FAULT},
)
