"""A kiosk whose disk fills up: visit after visit until it stops, and what the glass said then.

``kiosk_child.py FOLDER ROOM``; every line it prints was true when it was printed.
"""

from __future__ import annotations

import gc
import os
import resource
import sys
from datetime import UTC, datetime
from pathlib import Path

from kiosk.machine import Machine
from kiosk.player.person import Person
from kiosk.player.play import stage, walk
from kiosk.player.script import Script

MRZ = (
    "P<AZESINAQOVA<<MARKER<<<<<<<<<<<<<<<<<<<<<<<",
    "C000001230AZE9001022F3305061<<<<<<<<<<<<<<08",
)
TICKS = (
    "over_limits",
    "unaccompanied",
    "temporary",
    "vehicle",
    "precious",
    "foreign_currency",
    "permit",
    "national_currency",
    "wireless",
)
ANSWERS = {"journey": {"direction": "arriving"}, "ticks": dict.fromkeys(TICKS, False)}


def now() -> datetime:
    return datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def run(folder: Path, room: int) -> None:
    """Play the same short visit until the glass is out of service."""
    with stage(Machine(folder), now, portrait=True) as at:
        log = folder / "kiosk" / "outbox.db-wal"
        limit = log.stat().st_size + room
        resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
        for _ in range(200):
            stay = at.conductor.visit
            played = walk(Person(Script("en", answers=ANSWERS, mrz="\n".join(MRZ))), at)
            if played.reached != "done":
                break
            print("number", played.number, flush=True)
            at.conductor.screen.finish()
        print("reached", played.reached, *at.conductor.screen.spoken().errors, flush=True)
        print("wiped", stay.answers == {} and at.conductor.visit.answers == {}, flush=True)
        # Straight out: with no room left, nothing is tidied up either.
        os._exit(0)


if __name__ == "__main__":
    gc.disable()  # As at a kiosk, where it would look through all that Kivy holds.
    run(Path(sys.argv[1]), int(sys.argv[2]))
