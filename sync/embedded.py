"""Everything on one machine: kiosk, cabinet, hub and desk share a folder (TƏLİM).

The embedded default of a new installation, and what the demonstration runs on. All of it takes
the same path as separate machines do; only the wire is short.
"""

from __future__ import annotations

import secrets
import threading
from collections.abc import Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any, Self

from customs.offices import Role
from customs.registration_number import COUNTERS, TRAINING_BLOCK
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from forms.catalogue import definition
from forms.check import check
from forms.content import Problem
from records import StorageFault
from records.checkpoint import Checkpoint, pass_by
from reference.load import today
from sync.holder import Holder
from sync.hub.calls import Calls, KioskCalls
from sync.hub.desk import Desk
from sync.hub.hub import Hub
from sync.in_process import InProcessTransport
from sync.law import LawInForce, law_of
from sync.lodging import Lodged
from sync.lookups import Lookups
from sync.node import SIGNING_KEY, Lease, Node, own_key
from sync.node_status import Paper, Printer
from sync.protocol import SyncFault
from sync.rooms import KIOSK, Station

CABINET, HUB, DESK = "cabinet", "hub", "desk"
_HALF = COUNTERS // 2


class NotDeclarable(SyncFault):
    """The answers do not make a declaration. ``problems`` name why, by field path."""

    number = 44

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{one.path} {one.code}" for one in problems))
        self.problems = problems


@dataclass(frozen=True)
class Embedded:
    """One machine's rooms, open on one folder."""

    hub: Hub
    kiosk: Station
    cabinet: Station
    lookups: Lookups
    desk_key: SigningKey
    law: LawInForce
    now: Callable[[], datetime]
    enrolled: bool = False
    _carrying: threading.Lock = field(default_factory=threading.Lock)

    @classmethod
    def open(
        cls, folder: Path, now: Callable[[], datetime], checkpoint: Checkpoint = pass_by
    ) -> Self:
        """Open the folder, or make it. ``now`` gives an aware datetime.

        Raises StorageFault by its name, and as ``Node.open`` for keys others may read.
        """
        law = law_of(folder / HUB, now)
        hub = Hub.open(folder / HUB, law, now, checkpoint=checkpoint)
        kiosk_node = Node.in_training(folder / KIOSK, hub.identity.keys, _lease(None))
        cabinet_node = Node.in_training(folder / CABINET, hub.identity.keys, _lease(kiosk_node))
        desk_key = own_key(folder / DESK / SIGNING_KEY)
        _believe(hub, kiosk_node, cabinet_node, desk_key)
        wire = InProcessTransport(hub.intake)
        kiosk = Station.of(kiosk_node, wire, law, now, checkpoint)
        kiosk.forget_visits(now())
        cabinet = Station.of(cabinet_node, wire, law, now, checkpoint)
        lookups = Lookups(hub, KIOSK, kiosk_node.id)
        return cls(hub, kiosk, cabinet, lookups, desk_key, law, now)

    def desk(self, officer: str, session: str = "") -> Desk:
        """Give the desk as an officer sits at it."""
        return Desk(self.hub, self.desk_key, officer, session)

    @property
    def holder(self) -> Holder:
        """What travellers do at the kiosk with declarations they hold."""
        return Holder(self.kiosk.lodging, self.lookups)

    def calls(self, post: str, kiosk: str) -> Calls:
        """Give the kiosk's calls for an officer, those left standing before taken back."""
        calls = KioskCalls(self.hub, self.kiosk.node.id, post, kiosk)
        # A power cut takes nothing back: nobody waits any more for who was called before it.
        with suppress(StorageFault):
            calls.take_back()
        return calls

    def tell_of(self, devices: Callable[[], tuple[Printer, Paper]]) -> None:
        """Nobody else asks here: the hub is this machine."""

    def carry(self) -> None:
        """Carry what waits; asked twice at once, it does one round after the other."""
        with self._carrying:
            self.kiosk.courier.run_once()

    def predeclare(self, form: str, answers: Mapping[str, Any]) -> Lodged:
        """Lodge a declaration made at home, and carry it to the hub.

        Raises NotDeclarable, KeyError for a form that does not exist, StorageFault.
        """
        law = self.law()
        checked = check(definition(form), answers, law.lists, today(self.now()))
        if checked.content is None:
            raise NotDeclarable(checked.errors)
        token = secrets.token_hex(16)
        lodged = self.cabinet.lodging.lodge(checked.content, visit_token=token)
        self.cabinet.courier.run_once()
        return lodged

    def close(self) -> None:
        """Let go of every file."""
        for store in (self.kiosk.store, self.cabinet.store, self.hub.store):
            store.close()


def _lease(beside: Node | None) -> Lease:
    """Give the lower half of block 0000, or the upper half beside the node that has it."""
    if beside is None:
        return Lease(TRAINING_BLOCK, secrets.token_bytes(32), 0, _HALF)
    # One block has one permutation key, so the halves can never meet in a number.
    return Lease(TRAINING_BLOCK, beside.lease.key, _HALF, COUNTERS)


def _believe(hub: Hub, kiosk: Node, cabinet: Node, desk: SigningKey) -> None:
    for key, role in ((kiosk.key, Role.KIOSK), (cabinet.key, Role.CABINET), (desk, Role.DESK)):
        hub.introduce(TrustedNode.of(key.public, role.value, "", role, training=True))
