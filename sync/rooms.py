"""What stands behind a kiosk's glass, with its hub in the same process or on another machine.

Everything the kiosk does goes by ``Rooms``, so that it never knows which of the two it has.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Protocol, Self

from records.checkpoint import Checkpoint, pass_by
from records.kiosk_store import KioskStore
from reference import clock_lost
from sync.above import Upstream
from sync.courier import Courier
from sync.holder import Holder
from sync.hub.calls import Calls
from sync.law import LawInForce
from sync.lodging import Lodging
from sync.lookups import LooksUp
from sync.node import Node
from sync.node_status import Paper, Printer
from sync.protocol import Transport

KIOSK = "kiosk"
"""The kiosk's folder in that of the machine."""

VISIT_KEPT = 24 * 60 * 60 * 1000
"""Milliseconds a kiosk remembers a visit's number, to print its paper again after a power cut."""


@dataclass(frozen=True)
class Station:
    """A node that lodges: its store, its lodging, and the courier that carries for it."""

    node: Node
    store: KioskStore
    lodging: Lodging
    courier: Courier

    @classmethod
    def of(
        cls,
        node: Node,
        transport: Transport,
        law: LawInForce,
        now: Callable[[], datetime],
        checkpoint: Checkpoint = pass_by,
    ) -> Self:
        """Open a node's store and put what needs it around it. Raises StorageFault."""
        store = KioskStore.open(node.outbox_path, checkpoint=checkpoint)
        courier = Courier(store.outbox, transport, node.hub.public, random.random)
        lodging = Lodging(node, store, law, now, lambda: clock_lost(now()))
        return cls(node, store, lodging, courier)

    def forget_visits(self, now: datetime) -> None:
        """Forget visits nobody prints for any more. Raises StorageFault."""
        self.store.forget_visits(int(now.timestamp() * 1000) - VISIT_KEPT)


class Rooms(Protocol):
    """What the kiosk uses of its machine."""

    @property
    def kiosk(self) -> Station:
        """The kiosk's node."""

    @property
    def lookups(self) -> LooksUp:
        """What is asked of codes. It may take seconds and fail where the hub is away."""

    @property
    def law(self) -> LawInForce:
        """The reference data in force."""

    @property
    def holder(self) -> Holder:
        """What travellers do with declarations they hold."""

    @property
    def enrolled(self) -> bool:
        """Whether post, name and training are what a hub enrolled this machine as."""

    def calls(self, post: str, kiosk: str) -> Calls:
        """Give the calls for an officer. What an earlier life of this kiosk left standing is taken
        back, now or as soon as the hub is reached: nobody waits any more who was there before it.
        """

    def carry(self) -> None:
        """See to it that what waits is carried. Raises StorageFault, HubUnreachable."""

    def tell_of(self, devices: Callable[[], tuple[Printer, Paper]]) -> None:
        """Tell the hub, where it is another machine, how the devices stood when last seen."""

    def close(self) -> None:
        """Let go of every file and wire."""


def open_rooms(folder: Path, now: Callable[[], datetime]) -> Rooms:
    """Open a kiosk's machine: under its post's hub where it has come in there, else by itself.

    Raises StorageFault by its name, KeyExposed, FileDamaged, PlainHttpRefused.
    """
    upstream = Upstream.of(folder / KIOSK)
    if upstream is None:
        from sync.embedded import Embedded

        return Embedded.open(folder, now)
    from sync.at_post import AtPost

    return AtPost.open(folder, upstream, now)
