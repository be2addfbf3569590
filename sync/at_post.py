"""A kiosk whose hub is another machine: the post's. It works on when that cannot be reached.

What it lodges waits encrypted in its store, and a thread of its own carries it. What is asked at
the glass goes over a wire of its own, so that a long batch keeps nobody waiting.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from importlib.metadata import version
from pathlib import Path
from typing import Self

from records import StorageFault
from sync.above import Upstream
from sync.carrier import Carrier
from sync.holder import Holder
from sync.http.lease_client import NumbersOfNode
from sync.http.remote_calls import RemoteCalls
from sync.http.remote_lookups import RemoteLookups
from sync.http.status_client import InTouch, StatusClient
from sync.http.transport import HttpTransport
from sync.http.wire import Wire
from sync.hub.calls import Calls
from sync.keeping_up import KeepingUp, following
from sync.law import LawInForce, law_of
from sync.lookups import LooksUp
from sync.node import Node
from sync.node_status import NodeStatus, Paper, Printer
from sync.protocol import HubUnreachable
from sync.rooms import KIOSK, Station

REACHED, ANSWERED = 1.5, 5.0
"""Seconds somebody at the glass waits for the hub: to be reached, and to answer. It asks the
centre itself for 2 s.
"""


@dataclass(frozen=True)
class AtPost:
    """A kiosk's rooms, open on one folder, with its courier at work."""

    kiosk: Station
    lookups: LooksUp
    law: LawInForce
    now: Callable[[], datetime]
    carrier: Carrier
    beside: Beside
    asking: Wire
    transport: HttpTransport
    keeping: KeepingUp | None = None
    enrolled: bool = True

    @classmethod
    def open(cls, folder: Path, upstream: Upstream, now: Callable[[], datetime]) -> Self:
        """Open the kiosk that came in at ``upstream``, and begin to carry.

        Raises StorageFault by its name, and as ``Node.open`` for keys others may read.
        """
        node, law = Node.open(folder / KIOSK), law_of(folder / KIOSK, now)
        url, authorities = upstream.url, upstream.authorities
        transport = HttpTransport(url, node.key, upstream.keys.public, authorities=authorities)
        asking = Wire(url, node.key, authorities=authorities, connect=REACHED, patience=ANSWERED)
        kiosk = Station.of(node, transport, law, now)
        kiosk.forget_visits(now())
        beside = Beside(kiosk, transport, now)
        carrier = Carrier(kiosk.courier, beside=beside.once)
        carrier.start()
        keeping = following(node.folder, node.key, now, desk=False)
        if keeping is not None:
            keeping.start()
        lookups = RemoteLookups(asking, law)
        return cls(kiosk, lookups, law, now, carrier, beside, asking, transport, keeping)

    @property
    def holder(self) -> Holder:
        """What travellers do at the kiosk with declarations they hold."""
        return Holder(self.kiosk.lodging, self.lookups)

    def calls(self, post: str, kiosk: str) -> Calls:
        """Give the calls for an officer; post and name are those it came in with."""
        return RemoteCalls(self.asking)

    def tell_of(self, devices: Callable[[], tuple[Printer, Paper]]) -> None:
        """Tell the hub how the devices stood when last seen."""
        self.beside.devices = devices

    def carry(self) -> None:
        """Wake the courier. Returns at once."""
        self.carrier.wake()

    def close(self) -> None:
        """End after the round that is under way. What still waits is kept."""
        self.carrier.stop()
        if self.keeping is not None:
            self.keeping.stop()
        self.transport.close()
        self.asking.close()
        self.kiosk.store.close()


def _not_seen() -> tuple[Printer, Paper]:
    return Printer.UNKNOWN, Paper.UNKNOWN


class Beside:
    """What a kiosk tells its hub beside what it lodged: that it is there, and how it is."""

    def __init__(self, kiosk: Station, wire: Wire, now: Callable[[], datetime]) -> None:
        self._kiosk = kiosk
        self._now = now
        self._calls = RemoteCalls(wire)
        self._left_standing = True
        self.devices = _not_seen
        numbers = NumbersOfNode(kiosk.node.folder, wire, kiosk.store)
        self._touch = InTouch(StatusClient(wire, self.look), numbers)

    def once(self) -> None:
        """Do what is due. Raises nothing: what failed is tried again."""
        if self._kiosk.courier.failures:
            # The courier tries first; while nobody answers it, nothing else is asked either.
            return
        self._touch.run_once()
        self._take_back()

    def look(self) -> NodeStatus:
        """Say how this machine is."""
        clock = int(self._now().timestamp() * 1000)
        backlog = self._kiosk.courier.backlog()
        oldest = 0 if backlog.oldest is None else max(0, clock - backlog.oldest)
        return NodeStatus(version("sarhad"), clock, *self.devices(), backlog.new, oldest)

    def _take_back(self) -> None:
        # A power cut takes nothing back: nobody waits any more for who was called before it.
        if self._left_standing:
            try:
                self._calls.take_back()
            except (HubUnreachable, StorageFault):
                return
            self._left_standing = False
