"""One machine of a fleet as a process that may be killed: a hub, a kiosk, or a desk.

``machine.py hub FOLDER PORT``, ``machine.py kiosk FOLDER URL SEED``, ``machine.py desk HUB KEY
SEED``. A line ``told ID`` is printed once a fact is written, and is true from then on.
"""

from __future__ import annotations

import socket
import sys
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from random import Random

from customs.facts import FactKind
from customs.life import allowed
from envelope.keys import SigningKey
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from records import StorageBusy
from records.kiosk_store import KioskStore
from reference.load import Reference, load
from sync.above import Upstream
from sync.carrier import Carrier
from sync.courier import Courier
from sync.http.serving import served_by, server
from sync.http.transport import HttpTransport
from sync.hub.desk import Desk, NotAllowedNow, Overtaken
from sync.hub.hub import Hub
from sync.hub.upstream import relay
from sync.hub.view import NotHere
from sync.lodging import Lodging
from sync.node import Node

ON = date(2026, 11, 22)
DECIDES = (FactKind.PRESENTED, FactKind.ACCEPTED, FactKind.HELD, FactKind.RELEASED)


def now() -> datetime:
    return datetime.now(UTC)


def law() -> Reference:
    return load(ON)


def content(law: Reference) -> Content:
    form = definition("passenger")
    made = check(form, answers(form, law.lists, ON, 3), law.lists, ON).content
    assert made is not None
    return made


def say(*words: str) -> None:
    print(*words, flush=True)


def hub(folder: Path, port: str) -> None:
    """Serve a hub, and carry its journal up where something is above it."""
    in_force = law()
    opened = Hub.open(folder, lambda: in_force, now)
    upstream = Upstream.of(folder)
    if upstream is not None:
        Carrier(relay(opened, upstream), idle=0.2).start()
    listener = socket.socket()
    listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
    listener.bind(("127.0.0.1", int(port)))
    say("ready")
    server(served_by(opened)).run(sockets=[listener])


def kiosk(folder: Path, url: str, seed: str) -> None:
    """Lodge, amend and carry for ever."""
    in_force, dice = law(), Random(seed)
    node = Node.open(folder)
    store = KioskStore.open(node.outbox_path)
    lodging = Lodging(node, store, lambda: in_force, now)
    wire = HttpTransport(url, node.key, node.hub.public)
    courier = Courier(store.outbox, wire, node.hub.public, dice.random)
    said = content(in_force)
    say("ready")
    while True:
        made = lodging.lodge(said, visit_token=f"{dice.random()}")
        say("told", made.fact_id.hex())
        if dice.random() < 0.2:
            say("told", lodging.amend(made.number, said).fact_id.hex())
        courier.run_once()
        time.sleep(dice.random() * 0.2)


def desk(folder: Path, key: str, seed: str) -> None:
    """Decide about whatever comes, in the hub's own store."""
    in_force, dice = law(), Random(seed)
    opened = Hub.open(folder, lambda: in_force, now)
    sitting = Desk(opened, SigningKey.load(Path(key)), "Nümunə")
    say("ready")
    while True:
        time.sleep(dice.random() * 0.2)
        rows = opened.store.register.newest(20)
        if rows:
            _decide(sitting, dice.choice(rows).number, dice)


def _decide(sitting: Desk, number: int, dice: Random) -> None:
    try:
        may = [one for one in allowed(sitting.view(number).declaration) if one in DECIDES]
        if may:
            say("told", sitting.act(number, dice.choice(may)).id.hex())
    except (NotHere, NotAllowedNow, Overtaken, StorageBusy):
        return


ROLES: dict[str, Callable[..., None]] = {"hub": hub, "kiosk": kiosk, "desk": desk}

if __name__ == "__main__":
    ROLES[sys.argv[1]](Path(sys.argv[2]), *sys.argv[3:])
