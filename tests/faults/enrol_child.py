"""A process that may be killed while a machine comes in: the machine's own, or the hub's.

``enrol_child.py node FOLDER STEP TOKEN`` or ``hub FOLDER STEP PORT``; the hub says when it serves.
"""

from __future__ import annotations

import os
import signal
import sys
from datetime import UTC, datetime
from pathlib import Path

from records.kiosk_store import KioskStore
from sync.above import Upstream
from sync.enrolment_token import Token
from sync.http.access import Doorkeeper, access_key
from sync.http.app import create_app
from sync.http.enrol_client import Enrolment
from sync.http.rotate_client import Rotation
from sync.http.served import Served
from sync.http.serving import server
from sync.hub.hub import Hub
from sync.hub.nodes import NodesOfHub
from sync.law import LawInForce


def now() -> datetime:
    return datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


def killing(at: str, step: str, /) -> None:
    if step == at:
        os.kill(os.getpid(), signal.SIGKILL)


def node(folder: Path, step: str, token: str) -> None:
    Enrolment(Token.read(token), folder, lambda passed, /: killing(step, passed)).node()


def rotate(folder: Path, step: str, _unused: str) -> None:
    upstream = Upstream.of(folder)
    assert upstream is not None
    store = KioskStore.open(folder / "outbox.db")
    Rotation(folder, store, lambda passed, /: killing(step, passed)).run(upstream)
    store.close()


def hub(folder: Path, step: str, port: str) -> None:
    def checkpoint(passed: str, /) -> None:
        killing(step, passed)

    opened = Hub.open(folder, LawInForce(now), now, checkpoint=checkpoint)
    door = Doorkeeper(access_key(folder), lambda: opened.trust, lambda: now().timestamp())
    nodes = NodesOfHub.of(opened, checkpoint)
    app = create_app(Served(opened.intake, door, lambda: True, nodes))
    running = server(app)
    running.config.port = int(port)
    running.run()


if __name__ == "__main__":
    action, place, step, last = sys.argv[1:5]
    {"node": node, "hub": hub, "rotate": rotate}[action](Path(place), step, last)
