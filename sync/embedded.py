"""Everything on one machine: kiosk, cabinet, hub and desk share a folder (TƏLİM).

The embedded default of a new installation, and what the demonstration runs on. All of it takes
the same path as separate machines do; only the wire is short.
"""

from __future__ import annotations

import random
import secrets
from collections.abc import Callable, Mapping
from dataclasses import dataclass
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
from records.checkpoint import Checkpoint, pass_by
from records.kiosk_store import KioskStore
from reference import clock_lost
from reference.load import today
from sync.courier import Courier
from sync.holder import Holder
from sync.hub.desk import Desk
from sync.hub.hub import Hub
from sync.in_process import InProcessTransport
from sync.law import LawInForce, law_of
from sync.lodging import Lodged, Lodging
from sync.lookups import Lookups
from sync.node import SIGNING_KEY, Lease, Node, own_key
from sync.protocol import SyncFault

KIOSK, CABINET, HUB, DESK = "kiosk", "cabinet", "hub", "desk"
_HALF = COUNTERS // 2

VISIT_KEPT = 24 * 60 * 60 * 1000
"""Milliseconds a kiosk remembers a visit's number, to print its paper again after a power cut."""


class NotDeclarable(SyncFault):
    """The answers do not make a declaration. ``problems`` name why, by field path."""

    number = 44

    def __init__(self, problems: tuple[Problem, ...]) -> None:
        super().__init__(", ".join(f"{one.path} {one.code}" for one in problems))
        self.problems = problems


@dataclass(frozen=True)
class Station:
    """A node that lodges: its store, its lodging, and the courier that carries for it."""

    node: Node
    store: KioskStore
    lodging: Lodging
    courier: Courier


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
        kiosk = _station(kiosk_node, hub, law, now, checkpoint)
        kiosk.store.forget_visits(int(now().timestamp() * 1000) - VISIT_KEPT)
        cabinet = _station(cabinet_node, hub, law, now, checkpoint)
        lookups = Lookups(hub, KIOSK, kiosk_node.id)
        return cls(hub, kiosk, cabinet, lookups, desk_key, law, now)

    def desk(self, officer: str, session: str = "") -> Desk:
        """Give the desk as an officer sits at it."""
        return Desk(self.hub, self.desk_key, officer, session)

    @property
    def holder(self) -> Holder:
        """What travellers do at the kiosk with declarations they hold."""
        return Holder(self.kiosk.lodging, self.lookups)

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


def _station(
    node: Node, hub: Hub, law: LawInForce, now: Callable[[], datetime], checkpoint: Checkpoint
) -> Station:
    store = KioskStore.open(node.outbox_path, checkpoint=checkpoint)
    transport = InProcessTransport(hub.intake)
    courier = Courier(store.outbox, transport, node.hub.public, random.random)
    lodging = Lodging(node, store, law, now, lambda: clock_lost(now()))
    return Station(node, store, lodging, courier)
