"""What a kiosk tells its keepers. Devices declare theirs beside their drivers."""

from __future__ import annotations

from enum import StrEnum

from events import COUNT, FAULT, FLAG, MILLISECONDS, Event, Kind, Level, Word
from kiosk.visit import Step


class Ending(StrEnum):
    """How a visit came to its end."""

    FINISHED = "finished"
    NOBODY_THERE = "nobody_there"
    NEXT_PERSON = "next_person"
    FAULT = "fault"
    PAUSED = "paused"


class Again(StrEnum):
    """How somebody came back to a visit."""

    AFTER_A_PAUSE = "after_a_pause"
    AFTER_A_POWER_CUT = "after_a_power_cut"
    FOR_THE_PAPER = "for_the_paper"


KIOSK_STARTED = Event(
    "kiosk.started",
    Kind.LIFECYCLE,
    Level.INFO,
    "The kiosk's program has begun.",
)
KIOSK_OPENED = Event(
    "kiosk.opened",
    Kind.LIFECYCLE,
    Level.INFO,
    "Storage and devices were opened in {took} ms; training: {training}.",
    {"took": MILLISECONDS, "training": FLAG},
)
KIOSK_NOT_OPENED = Event(
    "kiosk.not_opened",
    Kind.LIFECYCLE,
    Level.ERROR,
    "Storage or devices could not be opened: {fault}. The program ends.",
    {"fault": FAULT},
)
KIOSK_RESTARTS = Event(
    "kiosk.restarts",
    Kind.LIFECYCLE,
    Level.INFO,
    "The program ends after {hours} hours to be started anew, as every night.",
    {"hours": COUNT},
)
KIOSK_STOPPED = Event(
    "kiosk.stopped",
    Kind.LIFECYCLE,
    Level.INFO,
    "The kiosk's program has come to its end.",
)

VISIT_ENDED = Event(
    "visit.ended",
    Kind.VISIT,
    Level.INFO,
    "A visit ended at {step} after {screens} screens and {took} ms: {how}; lodged: {lodged}.",
    {
        "step": Word(Step),
        "screens": COUNT,
        "took": MILLISECONDS,
        "how": Word(Ending),
        "lodged": FLAG,
    },
)

TAKEN_UP = Event(
    "visit.taken_up",
    Kind.VISIT,
    Level.INFO,
    "A visit was taken up again at {step}: {how}.",
    {"step": Word(Step), "how": Word(Again)},
)
NOT_KEPT = Event(
    "visit.not_kept",
    Kind.STORAGE,
    Level.WARNING,
    "A visit could not be kept over a power cut, or what was kept not read or erased: {fault}.",
    {"fault": FAULT},
)

LODGED = Event(
    "lodging.lodged",
    Kind.STORAGE,
    Level.INFO,
    "A declaration was lodged in {took} ms.",
    {"took": MILLISECONDS},
)
AMENDED = Event(
    "lodging.amended",
    Kind.STORAGE,
    Level.INFO,
    "A declaration was changed at the glass; somebody had acted on it meanwhile: {overtaken}.",
    {"overtaken": FLAG},
)
WITHDRAWN = Event(
    "lodging.withdrawn",
    Kind.STORAGE,
    Level.INFO,
    "A declaration was withdrawn at the glass; somebody had acted on it meanwhile: {overtaken}.",
    {"overtaken": FLAG},
)
JOINED = Event(
    "lodging.joined",
    Kind.STORAGE,
    Level.INFO,
    "Codes were brought for one crossing; {codes} declarations were joined to it.",
    {"codes": COUNT},
)
NOT_JOINED = Event(
    "lodging.not_joined",
    Kind.STORAGE,
    Level.ERROR,
    "Declarations could not be joined into one crossing: {fault}. Their slip names them all.",
    {"fault": FAULT},
)
NOT_CARRIED = Event(
    "lodging.not_carried",
    Kind.STORAGE,
    Level.ERROR,
    "What waits could not be carried to the hub: {fault}. It is kept and will be carried.",
    {"fault": FAULT},
)
END_NOT_KEPT = Event(
    "printing.end_not_kept",
    Kind.STORAGE,
    Level.ERROR,
    "How a print job ended could not be kept: {fault}.",
    {"fault": FAULT},
)

OFFICER_CALLED = Event(
    "officer.called",
    Kind.STAFF,
    Level.INFO,
    "An officer was called from the glass; a desk answered: {answered}.",
    {"answered": FLAG},
)
OFFICER_ANSWERED = Event(
    "officer.answered",
    Kind.STAFF,
    Level.INFO,
    "A desk answered a call from the glass after {took} ms.",
    {"took": MILLISECONDS},
)
CALL_NOT_MADE = Event(
    "officer.not_reached",
    Kind.STAFF,
    Level.ERROR,
    "A call from the glass could not be put before the desks, or taken back: {fault}. It is tried "
    "again.",
    {"fault": FAULT},
)

OUT_OF_SERVICE = Event(
    "glass.out_of_service",
    Kind.FAULT,
    Level.ERROR,
    "The glass is out of service: {fault}.",
    {"fault": FAULT},
)
NOT_GOT_READY = Event(
    "glass.not_got_ready",
    Kind.FAULT,
    Level.WARNING,
    "What may follow {step} could not be got ready: {fault}. It is built when it is wanted.",
    {"step": Word(Step), "fault": FAULT},
)
GLASS_BROKEN = Event(
    "glass.broken",
    Kind.FAULT,
    Level.ERROR,
    "Not even the failsafe screen could be shown: {fault}. The program ends.",
    {"fault": FAULT},
)
WORK_FAILED = Event(
    "background.failed",
    Kind.FAULT,
    Level.ERROR,
    "Work in the background failed: {fault}.",
    {"fault": FAULT},
)
