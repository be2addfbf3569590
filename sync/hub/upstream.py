"""The hub above: a post's hub hands its journal on to the centre's, as a kiosk does to the post's.

``upstream.json`` in the hub's folder says where it is and whose word is taken. What it holds is
safe here. It decides by its own trust list and law what it believes.
"""

from __future__ import annotations

import json
import random
import threading
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from envelope.facts import Envelope
from envelope.parcels import to_parcel
from events import note
from records import StorageFault
from records.relayed import Relayed
from sync.courier import Courier, Round
from sync.events import CARRIED, CARRYING_FAILED
from sync.folders import locked, read_json, undamaged, write_private
from sync.http.transport import HttpTransport, check_safe
from sync.hub.hub import Hub
from sync.node import HubKeys

UPSTREAM = "upstream.json"
IDLE_SECONDS = 1.0
"""Between rounds while the hub above answers."""


@dataclass(frozen=True, slots=True)
class Upstream:
    """Where the hub above is, and its keys. ``authorities`` is a file of certificates."""

    url: str
    keys: HubKeys
    authorities: Path | None = None

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """Read what a hub's folder says; None where nothing is above it. Raises FileDamaged."""
        path = folder / UPSTREAM
        if not path.exists():
            return None
        with undamaged(path):
            kept = read_json(path)
            authorities = Path(kept["authorities"]) if kept["authorities"] else None
            return cls(kept["url"], HubKeys.read(kept["hub"]), authorities)

    def keep(self, folder: Path) -> None:
        """Write it into a hub's folder. Raises PlainHttpRefused."""
        check_safe(self.url)
        kept = {
            "url": self.url,
            "hub": self.keys.written(),
            "authorities": str(self.authorities) if self.authorities else None,
        }
        with locked(folder):
            write_private(folder / UPSTREAM, json.dumps(kept, indent=2) + "\n")


def relay(hub: Hub, upstream: Upstream) -> Courier:
    """Give the courier that carries this hub's journal up."""

    def packed(envelope: Envelope) -> bytes:
        return to_parcel(envelope, upstream.keys.recipients)

    wire = HttpTransport(
        upstream.url, hub.identity.signing, upstream.keys.public, authorities=upstream.authorities
    )
    relayed = Relayed(hub.store.engine, hub.store.journal, packed)
    return Courier(relayed, wire, upstream.keys.public, random.random)


class Carrier:
    """Runs a courier on a thread of its own until it is told to stop."""

    def __init__(self, courier: Courier, idle: float = IDLE_SECONDS) -> None:
        self._courier = courier
        self._idle = idle
        self._stop = threading.Event()
        self._thread = threading.Thread(target=self._run, name="carrier", daemon=True)

    def start(self) -> None:
        """Begin to carry."""
        self._thread.start()

    def stop(self) -> None:
        """End after the round that is under way."""
        self._stop.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._stop.is_set():
            self._stop.wait(self._round(self._courier.run_once))

    def _round(self, run_once: Callable[[], Round]) -> float:
        try:
            done = run_once()
        except StorageFault as fault:
            # The disk may have room again later; what waits is kept by the journal itself.
            note(CARRYING_FAILED, fault=fault)
            return max(self._courier.wait(), self._idle)
        if done.stored or done.set_aside:
            note(CARRIED, stored=done.stored, set_aside=done.set_aside)
            return 0.0
        return max(self._courier.wait(), self._idle)
