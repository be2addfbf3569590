"""A process that may be killed: lodges, carries or decides, and says aloud what it was told.

``child.py ACTION FOLDER [ARGUMENT]``; every line it prints was true when it was printed.
"""

from __future__ import annotations

import os
import resource
import signal
import sys
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, date, datetime
from pathlib import Path

from customs.facts import FactKind
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from records import StorageFault
from reference.load import load
from sync.embedded import Embedded


def now() -> datetime:
    return datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def content(seed: int) -> Content:
    law, form = load(date(2026, 11, 22)), definition("passenger")
    made = check(form, answers(form, law.lists, law.on, seed), law.lists, law.on).content
    assert made is not None
    return made


def say(*words: object) -> None:
    print(*words, flush=True)


@dataclass
class KilledAt:
    """Ends the process at a step, once armed."""

    step: str | None = None
    passed: list[str] = field(default_factory=list)

    def __call__(self, step: str, /) -> None:
        self.passed.append(step)
        if step == self.step:
            os.kill(os.getpid(), signal.SIGKILL)


def lodge(folder: Path, step: str) -> None:
    """Lodge twice, then once more with the end coming at ``step``."""
    killed = KilledAt()
    machine = Embedded.open(folder, now, killed)
    for visit in ("first", "second", "third"):
        killed.step = step if visit == "third" else None
        lodged = machine.kiosk.lodging.lodge(content(1), visit_token=visit)
        say(visit, lodged.number, lodged.fact_id.hex())


def carry(folder: Path, step: str) -> None:
    """Lodge three, and carry them with the end coming at ``step``."""
    killed = KilledAt()
    machine = Embedded.open(folder, now, killed)
    for visit in range(3):
        lodged = machine.kiosk.lodging.lodge(content(visit), visit_token=str(visit))
        say(visit, lodged.number, lodged.fact_id.hex())
    killed.step = step
    say("carried", machine.kiosk.courier.run_once().stored)


def decide(folder: Path, step: str) -> None:
    """Lodge and carry one, then release it with the end coming at ``step``."""
    killed = KilledAt()
    machine = Embedded.open(folder, now, killed)
    lodged = machine.kiosk.lodging.lodge(content(1), visit_token="visit")
    machine.kiosk.courier.run_once()
    say("visit", lodged.number, lodged.fact_id.hex())
    killed.step = step
    acts = [(kind, {}) for kind in (FactKind.PRESENTED, FactKind.ACCEPTED, FactKind.RELEASED)]
    say("decided", *(fact.id.hex() for fact in machine.desk("Nümunə").acts(lodged.number, acts)))


def fill(folder: Path, room: str) -> None:
    """Lodge until files may not grow any more; leave with the fault's exit code."""
    machine = Embedded.open(folder, now)
    log = folder / "kiosk" / "outbox.db-wal"
    limit = log.stat().st_size + int(room)
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
    try:
        for visit in range(500):
            lodged = machine.kiosk.lodging.lodge(content(1), visit_token=str(visit))
            say(visit, lodged.number, lodged.fact_id.hex())
    except StorageFault as fault:
        say("fault", type(fault).__name__, fault.number)
        # Straight out: with no room left, nothing is tidied up either.
        os._exit(fault.exit_code)


def append(folder: Path, name: str) -> None:
    """Lodge and carry, as one of several processes that share a hub."""
    machine = Embedded.open(folder, now)
    for visit in range(10):
        lodged = machine.kiosk.lodging.lodge(content(visit), visit_token=f"{name} {visit}")
        machine.kiosk.courier.run_once()
        say(name, lodged.number, lodged.fact_id.hex())
        machine.desk(name).act(lodged.number, FactKind.PRESENTED)


ACTIONS: dict[str, Callable[[Path, str], None]] = {
    "lodge": lodge,
    "carry": carry,
    "decide": decide,
    "fill": fill,
    "append": append,
}

if __name__ == "__main__":
    ACTIONS[sys.argv[1]](Path(sys.argv[2]), sys.argv[3] if len(sys.argv) > 3 else "")
