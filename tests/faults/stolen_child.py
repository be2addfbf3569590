"""A kiosk that lodges what it is told, and may be killed at any moment of it.

``stolen_child.py FOLDER MOMENT TIME``: MOMENT is a name and TIME which time it is passed. Content
comes on standard input, one JSON document a line: a form and its answers. With MOMENT ``never`` it
carries what it lodged, and ends as a kiosk does.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import time
from collections import Counter
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from forms.catalogue import definition
from forms.check import check
from reference.load import today
from sync.above import Upstream
from sync.at_post import AtPost
from sync.embedded import Embedded
from sync.rooms import KIOSK, Rooms


def now() -> datetime:
    return datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


class KilledAt:
    def __init__(self, moment: str, which: int) -> None:
        self._moment = moment
        self._which = which
        self._passed: Counter[str] = Counter()

    def __call__(self, moment: str, /) -> None:
        self._passed[moment] += 1
        if moment == self._moment and self._passed[moment] == self._which:
            os.kill(os.getpid(), signal.SIGKILL)


def opened(folder: Path, killed: KilledAt) -> Rooms:
    upstream = Upstream.of(folder / KIOSK)
    if upstream is None:
        return Embedded.open(folder, now, killed)
    return AtPost.open(folder, upstream, now)


def lodge(rooms: Rooms, said: dict[str, Any], token: str) -> None:
    law = rooms.law()
    content = check(definition(said["form"]), said["answers"], law.lists, today(now())).content
    assert content is not None
    print(rooms.kiosk.lodging.lodge(content, visit_token=token).number, flush=True)


def run(folder: Path, killed: KilledAt, alive: bool) -> None:
    rooms = opened(folder, killed)
    for at, line in enumerate(sys.stdin.buffer):
        lodge(rooms, json.loads(line), f"{at}")
        rooms.carry()
    if not alive:
        killed("lodged")
    end = time.monotonic() + 30
    while rooms.kiosk.courier.backlog().new:
        assert time.monotonic() < end, "it was never carried"
        time.sleep(0.05)
    rooms.close()


if __name__ == "__main__":
    run(Path(sys.argv[1]), KilledAt(sys.argv[2], int(sys.argv[3])), sys.argv[2] == "never")
