"""Events of the log itself: what others say, and what nobody caught."""

from __future__ import annotations

import re

from events.event import Event, Kind, Level
from events.fields import FAULT, Written

LIBRARY = Written("the name of a logger", re.compile(r"[A-Za-z_][\w.-]{0,59}"))
PLACE = Written("a file and a line", re.compile(r"[\w.-]{1,60}:\d{1,6}"))

LIBRARY_SAID = Event(
    "library.said",
    Kind.FAULT,
    Level.WARNING,
    "{library} had something to say at {place}; its words are not kept.",
    {"library": LIBRARY, "place": PLACE},
)
NOBODY_CAUGHT = Event(
    "process.fault",
    Kind.FAULT,
    Level.ERROR,
    "A fault that nobody caught: {fault}.",
    {"fault": FAULT},
)
