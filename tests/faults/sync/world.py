"""A post with its kiosks and its desk, the centre above it, and what the world knows of them.

The world remembers every fact whose author was told that it is written. When all is quiet again,
each of them is at the post and at the centre, once and unaltered, except what a lost disk took
along before anybody else held it, and what a revoked machine had not handed over.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from random import Random

from customs.facts import FactKind
from customs.life import allowed
from customs.offices import Role
from envelope.facts import Envelope
from envelope.keys import SigningKey
from envelope.parcels import to_parcel
from envelope.trust import TrustedNode
from forms.content import Content
from records import StorageFault
from records.relayed import Relayed
from reference.load import Reference
from sync.courier import Courier
from sync.hub.desk import Desk
from sync.hub.view import NotHere
from tests.faults.sync.holding import check_journal, check_same
from tests.faults.sync.machines import Clock, Doors, HubMachine, KioskMachine, PowerGone, without
from tests.faults.sync.trouble import Trouble, TroubledWire

MOST_ROUNDS = 40


@dataclass
class Told:
    """A fact somebody was told is written, and where it is excused from being found."""

    envelope: Envelope
    author: KioskMachine | None
    gone: set[str] = field(default_factory=set)


class World:
    """Two kiosks, a desk, a post and the centre. Every act is one thing that happens."""

    def __init__(
        self, folder: Path, law: Reference, contents: Sequence[Content], seed: int
    ) -> None:
        self.dice = Random(seed)
        folder.mkdir()
        self.contents = contents
        self.post = HubMachine("post", folder, law)
        self.centre = HubMachine("centre", folder, law)
        self.kiosks = [KioskMachine(at, folder, law, self.post, self.dice) for at in range(2)]
        self.desk_key = SigningKey.generate()
        self.above = TroubledWire(Doors(self.centre), self.dice)
        self.told: dict[bytes, Told] = {}
        self.revoked: set[int] = set()
        self.copied: set[int] = set()
        self.lost_disks = self.visits = 0
        desk = TrustedNode.of(self.desk_key.public, "desk", "", Role.DESK, training=True)
        for node in (desk, *(kiosk.trusted for kiosk in self.kiosks)):
            self._everywhere(node)
        self._connect()

    @property
    def clocks(self) -> list[Clock]:
        return [one.clock for one in (self.post, self.centre, *self.kiosks)]

    # What people do.

    def lodge(self, at: int) -> None:
        kiosk, self.visits = self.kiosks[at], self.visits + 1
        with self._may_fail(kiosk):
            content = self.contents[self.visits % len(self.contents)]
            lodged = kiosk.lodging.lodge(content, visit_token=f"{self.visits}")
            assert lodged.envelope is not None
            self._note(lodged.envelope, kiosk)

    def amend(self, at: int) -> None:
        kiosk = self.kiosks[at]
        own = [one for one in self._lodged() if one.author is kiosk]
        if own:
            number = self.dice.choice(own).envelope.header.number
            assert number is not None
            with self._may_fail(kiosk):
                self._note(kiosk.lodging.amend(number, self.dice.choice(self.contents)), kiosk)

    def decide(self) -> None:
        lodged = self._lodged()
        if not lodged:
            return
        number = self.dice.choice(lodged).envelope.header.number
        assert number is not None
        desk = Desk(self.post.hub, self.desk_key, "Nümunə")
        with suppress(NotHere), self._may_fail(self.post):
            may = [k for k in allowed(desk.view(number).declaration) if k in _DECIDED]
            if may:
                fact = desk.act(number, self.dice.choice(may))
                made = self.post.store.journal.fact(fact.id)
                assert made is not None
                self._note(made, None)

    # What couriers do, under trouble.

    def carry(self, at: int, trouble: Trouble = Trouble.NONE) -> None:
        kiosk = self.kiosks[at]
        kiosk.wire.trouble = trouble
        self._note_safe(kiosk)
        kiosk.courier.run_once()
        self._check_safe(kiosk)
        kiosk.wire.trouble = Trouble.NONE

    def relay(self, trouble: Trouble = Trouble.NONE) -> None:
        if self._connected is not self.post.hub:
            self._connect()
        self.above.trouble = trouble
        self.carrier.run_once()
        self.above.trouble = Trouble.NONE

    def deliver_late(self) -> None:
        for wire in (self.above, *(kiosk.wire for kiosk in self.kiosks)):
            wire.deliver_late()

    # What breaks.

    def crash_kiosk(self, at: int, step: str) -> None:
        self.kiosks[at].fuse.arm(step)

    def fill_kiosk(self, at: int, step: str) -> None:
        self.kiosks[at].fuse.arm(step, full=True)

    def crash_hub(self, post: bool, step: str) -> None:
        self._hub(post).fuse.arm(step)

    def fill_hub(self, post: bool, step: str) -> None:
        self._hub(post).fuse.arm(step, full=True)

    def restart_hub(self, post: bool) -> None:
        self._hub(post).restart()

    def restart_kiosk(self, at: int) -> None:
        self.kiosks[at].restart()

    def back_up(self, post: bool) -> None:
        self._hub(post).back_up()

    def lose_hub(self, post: bool) -> None:
        """A hub's disk is lost, and its newest copy takes its place."""
        hub = self._hub(post)
        if hub.newest_copy is None:
            return
        hub.lose_disk()
        self._after_a_loss()

    def copy_kiosk(self, at: int) -> None:
        self.kiosks[at].take_copy()

    def lose_kiosk(self, at: int) -> None:
        """A kiosk's disk is lost, and an old copy takes its place."""
        kiosk = self.kiosks[at]
        if kiosk.copy is None:
            return
        kiosk.lose_disk()
        self.copied.add(at)
        self._after_a_loss()

    def revoke(self, at: int) -> None:
        """The key of a kiosk is believed no more: what is held stands, nothing new is taken."""
        kiosk = self.kiosks[at]
        last = max(one.last_of(kiosk.node.id) for one in (self.post, self.centre))
        self._everywhere(without(kiosk.trusted, last))
        self.revoked.add(at)
        self._excuse()

    def turn_clock(self, which: int, off: timedelta) -> None:
        self.clocks[which % len(self.clocks)].off = off

    def pass_time(self, by: timedelta) -> None:
        for clock in self.clocks:
            clock.world += by

    # What must be so.

    def quieten(self) -> None:
        """Everything works again, and everybody carries until nothing waits."""
        for fuse in (self.post.fuse, self.centre.fuse, *(one.fuse for one in self.kiosks)):
            fuse.step = None
        self.deliver_late()
        for _ in range(MOST_ROUNDS):
            for at in range(len(self.kiosks)):
                self.carry(at)
            self.relay()
            if not self._waits():
                return
        raise AssertionError("it never becomes quiet")

    def check(self) -> None:
        """Hold what is there against what was told."""
        for hub in (self.post, self.centre):
            held = hub.held()
            for fact_id, told in self.told.items():
                whole = (told.envelope.signed, told.envelope.content)
                assert fact_id in held or hub.name in told.gone, (hub.name, told)
                assert held.get(fact_id, whole) == whole
            check_journal(hub, excused=bool(self.lost_disks), whole=self._is_whole)
        gone = any(told.gone for told in self.told.values())
        check_same(self.post, self.centre, excused=gone or bool(self.post.life))

    @property
    def _is_whole(self) -> bool:
        """Whether nothing has happened that leaves a gap or a fork in anybody's chain."""
        return not self.lost_disks and not self.revoked

    # How it hangs together.

    def _connect(self) -> None:
        recipients = self.centre.identity.keys.recipients
        journal = self.post.store.journal
        relayed = Relayed(self.post.store.engine, journal, lambda one: to_parcel(one, recipients))
        public = self.centre.identity.signing.public
        self._connected = self.post.hub
        self.carrier = Courier(relayed, self.above, public, self.dice.random)

    def _everywhere(self, node: TrustedNode) -> None:
        for hub in (self.post, self.centre):
            hub.trust.believe(node)

    def _hub(self, post: bool) -> HubMachine:
        return self.post if post else self.centre

    def _note(self, envelope: Envelope, author: KioskMachine | None) -> None:
        gone = {"post", "centre"} if self._is_revoked(author) else set()
        self.told[envelope.fact_id] = Told(envelope, author, gone)

    def _lodged(self) -> list[Told]:
        told = self.told.values()
        return [one for one in told if one.envelope.header.kind == FactKind.LODGED]

    @contextmanager
    def _may_fail(self, machine: KioskMachine | HubMachine) -> Iterator[None]:
        try:
            yield
        except StorageFault:
            return
        except PowerGone:
            machine.restart()

    def _note_safe(self, kiosk: KioskMachine) -> None:
        self._before = kiosk.waiting()

    def _check_safe(self, kiosk: KioskMachine) -> None:
        """What has left the kiosk lies at the post, and above it or in a finished copy of it."""
        left = self._before - kiosk.waiting()
        if not left:
            return
        assert left <= set(self.post.held())
        for fact_id in left:
            position = self.post.store.journal.position(fact_id)
            assert position is not None and position <= self.post.store.safe_position()
            assert self._is_elsewhere(fact_id)

    def _is_elsewhere(self, fact_id: bytes) -> bool:
        if self.centre.store.journal.position(fact_id) is not None:
            return True
        # It may have been lost above since, or set aside there: then a copy must have it.
        return bool(self.centre.life or self.revoked) or self.post.newest_copy is not None

    def _after_a_loss(self) -> None:
        self.lost_disks += 1
        self._excuse()

    def _excuse(self) -> None:
        """Note where a fact cannot come any more: nobody who has it may or can hand it on."""
        waiting = {one for kiosk in self.kiosks for one in kiosk.waiting()}
        held = {hub.name: set(hub.held()) for hub in (self.post, self.centre)}
        for fact_id, told in self.told.items():
            absent = {name for name, there in held.items() if fact_id not in there}
            if self._is_revoked(told.author):
                told.gone |= absent
            elif fact_id not in waiting and "post" in absent:
                # What the centre alone holds comes back to a post by pull, not by a courier.
                told.gone |= absent
                first_loss = "centre" in absent and self.lost_disks < 2
                assert not first_loss or self._was_its_own(told), "safe, and yet nowhere"

    def _was_its_own(self, told: Told) -> bool:
        """Whether the disk that was lost was the only one to have the fact so far."""
        return told.author is None or bool(self.copied)

    def _is_revoked(self, author: KioskMachine | None) -> bool:
        return author is not None and self.kiosks.index(author) in self.revoked

    def _waits(self) -> bool:
        kiosks = any(kiosk.courier.backlog().new for kiosk in self.kiosks)
        return kiosks or bool(self.carrier.backlog().new)


_DECIDED = (FactKind.PRESENTED, FactKind.ACCEPTED, FactKind.HELD, FactKind.RELEASED)
