"""A kiosk that may be killed in the middle of a visit, at any moment that matters.

``kept_child.py FOLDER PRINTER MOMENT``: MOMENT is a name and which time it is passed, ``named 2``.
Every line it prints was true when it was printed.
"""

from __future__ import annotations

import gc
import json
import os
import signal
import sys
from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from kiosk.kept.folder import KeptFolder
from kiosk.machine import Machine
from kiosk.player.person import Person
from kiosk.player.play import stage
from kiosk.player.script import script_of
from kiosk.services.kept import KeptVisits

VISIT = Path("examples/visits/en-goods-and-cash.json")


def now() -> datetime:
    return datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@dataclass
class KilledAt:
    """Ends the process the ``time``-th time a moment is passed."""

    moment: str
    time: int
    passed: Counter[str] = field(default_factory=Counter)

    def __call__(self, moment: str, /) -> None:
        self.passed[moment] += 1
        print("passed", moment, flush=True)
        if moment == self.moment and self.passed[moment] == self.time:
            os.kill(os.getpid(), signal.SIGKILL)


@dataclass(frozen=True)
class Lodges:
    """Lodges as ever, with a moment before and one after."""

    lodging: Any
    killed: KilledAt

    def lodge(self, *told: Any) -> Any:
        self.killed("lodging")
        lodged = self.lodging.lodge(*told)
        self.killed("lodged")
        return lodged


def run(folder: Path, port: int, killed: KilledAt) -> None:
    machine = Machine(folder, f"127.0.0.1:{port}")
    with stage(machine, now, portrait=True) as at:
        doors, rooms = at.kiosk.context, at.kiosk.rooms
        files = KeptFolder(machine.kept, now, killed)
        at.conductor.equip(
            replace(
                doors,
                kept=KeptVisits(files, rooms.kiosk.store, rooms.lookups.standing),
                lodging=Lodges(doors.lodging, killed),
                paper=replace(doors.paper, checkpoint=killed),
            )
        )
        person = Person(script_of(json.loads(VISIT.read_text("utf-8"))))
        while (press := person.fill(at.conductor.screen)) is not None:
            killed(str(at.conductor.visit.step))
            press()
        killed(str(at.conductor.visit.step))
        at.conductor.screen.finish()
        killed("finished")


if __name__ == "__main__":
    gc.disable()  # As at a kiosk, where it would look through all that Kivy holds.
    name, _, time = sys.argv[3].partition(" ")
    run(Path(sys.argv[1]), int(sys.argv[2]), KilledAt(name, int(time or 1)))
