"""A kiosk that can lose its power, and may be brought back from an old copy of its disk."""

from __future__ import annotations

import shutil
from contextlib import suppress
from dataclasses import dataclass, field
from pathlib import Path
from random import Random

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from records.kiosk_store import KioskStore
from records.outbox import Held
from reference.load import Reference
from sync.courier import Courier
from sync.folders import kept_key
from sync.http.lease_client import MARGIN_IN_TRAINING, NumbersOfNode, lease_of
from sync.lodging import Lodging
from sync.node import SIGNING_KEY, HubKeys, Node, NumbersExhausted
from sync.protocol import HubUnreachable
from tests.faults.sync.leasing import LeaseWire, first_numbers
from tests.faults.sync.machines import NO_WAITING, SHARED, Clock, Doors, Fuse, HubMachine
from tests.faults.sync.trouble import Trouble, TroubledWire

FEW = 50
"""Numbers left when a kiosk has used up nearly all: it asks for more then."""


@dataclass
class KioskMachine:
    """A kiosk whose power may go and whose disk may be put back to an earlier copy."""

    at: int
    folder: Path
    law: Reference
    post: HubMachine
    post_name: str
    dice: Random
    clock: Clock = field(default_factory=Clock)
    fuse: Fuse = field(default_factory=Fuse)
    copy: Path | None = None
    given_since_copy: int = 0
    copied_in: int = 0
    """The post's life in which the copy was made."""
    life: int = 0

    def __post_init__(self) -> None:
        self._home = self.folder / f"kiosk {self.at}"
        self.key = kept_key(self._home / SIGNING_KEY, SigningKey)
        self.wire = TroubledWire(Doors(self.post), self.dice)
        self.leases = LeaseWire(self.post, self.trusted)

    def come_in(self) -> None:
        """Take the first numbers, as at enrolment; the hub has to know it by now."""
        keys = self.post.identity.keys
        lease = lease_of(first_numbers(self.leases))
        assert lease is not None
        self.node = Node.in_training(self._home, HubKeys(keys.public, keys.recipients), lease)
        self._open()

    @property
    def trusted(self) -> TrustedNode:
        name = f"kiosk {self.at}"
        return TrustedNode.of(self.key.public, name, self.post_name, Role.KIOSK, training=True)

    def restart(self) -> None:
        self.store.close()
        self._open()

    def confirm(self, trouble: Trouble = Trouble.NONE) -> None:
        """Ask the hub about its numbers, as at a start and from time to time."""
        self.leases.trouble = trouble
        with suppress(HubUnreachable, NumbersExhausted):
            self.numbers.confirm()
        self.node = Node.open(self._home)
        self._work()

    def use_up(self) -> None:
        """Let nearly all its numbers be given, as in years."""
        self.store.skip_to(self.node.lease.size - FEW)
        self.given_since_copy = MARGIN_IN_TRAINING

    def take_copy(self) -> None:
        self.store.close()
        self.copy = self.folder / f"kiosk {self.at} copy of {self.life}"
        shutil.copyfile(self._path, self.copy)
        shutil.copyfile(self._home / "node.json", self.copy.with_suffix(".json"))
        self.given_since_copy, self.copied_in = 0, self.post.life
        self._open()

    @property
    def may_come_back(self) -> bool:
        """Whether it has a copy that is not older than the margin of its numbers, and a hub that
        remembers what it was told since. Where both are lost a kiosk comes in anew.
        """
        is_known = self.copied_in == self.post.life
        return self.copy is not None and is_known and self.given_since_copy < MARGIN_IN_TRAINING

    def lose_disk(self) -> None:
        """Put the copy in the place of what the kiosk had; it starts where it reaches its hub."""
        assert self.copy is not None
        self.store.close()
        self.life += 1
        shutil.copyfile(self.copy, self._path)
        shutil.copyfile(self.copy.with_suffix(".json"), self._home / "node.json")
        self._open()
        self.confirm()

    def waiting(self) -> set[bytes]:
        """Name the facts that are in its outbox, wherever they have come to."""
        states = (Held.NEW, Held.STORED, Held.SET_ASIDE)
        outbox = self.store.outbox
        return {one.fact_id for state in states for one in outbox.waiting(100_000, state)}

    @property
    def _path(self) -> Path:
        return self.folder / f"kiosk {self.at} {self.life}.db"

    def _open(self) -> None:
        template = self.folder.parent / "template kiosk.db"
        if not self._path.exists() and template.exists():
            shutil.copyfile(template, self._path)
        self.store = KioskStore.open(self._path, checkpoint=self.fuse, pragmas=NO_WAITING)
        SHARED.by(self.store._engine)
        self.node = Node.open(self._home)
        self.numbers = NumbersOfNode(
            self._home, self.leases, self.store, lambda: self.clock().timestamp()
        )
        self.courier = Courier(self.store.outbox, self.wire, self.node.hub.public, self.dice.random)
        self._work()

    def _work(self) -> None:
        self.lodging = Lodging(self.node, self.store, lambda: self.law, self.clock)
