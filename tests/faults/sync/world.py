"""Two posts and the centre above them, with kiosks and desks. Every act is one thing that happens.

What must be so at the end, whatever happened, is in ``knowing.py``.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from contextlib import contextmanager, suppress
from datetime import timedelta
from pathlib import Path
from random import Random

from customs.facts import FactKind
from customs.life import allowed
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from forms.content import Content
from records import StorageFault
from reference.load import Reference
from sync.http.lease_client import AGAIN_SECONDS
from sync.hub.desk import Desk
from sync.hub.view import NotHere
from sync.node import NumbersExhausted
from sync.protocol import HubUnreachable
from tests.faults.sync.below import Below
from tests.faults.sync.kiosk_machine import KioskMachine
from tests.faults.sync.knowing import Known, Told
from tests.faults.sync.machines import Clock, HubMachine, PowerGone, without
from tests.faults.sync.trouble import Trouble

MOST_ROUNDS = 40


class World:
    """Two kiosks, a desk and a hub at one post, a desk and a hub at a far one, and the centre."""

    def __init__(
        self, folder: Path, law: Reference, contents: Sequence[Content], seed: int
    ) -> None:
        self.dice = Random(seed)
        folder.mkdir()
        self.contents = contents
        self.post, self.centre, self.far_hub = (
            HubMachine(name, folder, law) for name in ("post", "centre", "far")
        )
        self.near = Below(self.post, self.centre, "north", self.dice)
        self.far = Below(self.far_hub, self.centre, "south", self.dice)
        self.kiosks = [
            KioskMachine(at, folder, law, self.post, "north", self.dice) for at in range(2)
        ]
        self.known = Known(self.post, self.centre, self.far_hub, self.kiosks)
        self.visits = 0
        for below in (self.near, self.far):
            self._everywhere(below.trusted, below.desk)
        self._everywhere(*(kiosk.trusted for kiosk in self.kiosks))
        self.near.lease_numbers()
        for kiosk in self.kiosks:
            kiosk.come_in()

    @property
    def told(self) -> dict[bytes, Told]:
        return self.known.told

    @property
    def desk_key(self) -> SigningKey:
        return self.near.desk_key

    @property
    def clocks(self) -> list[Clock]:
        return [one.clock for one in (self.post, self.centre, *self.kiosks)]

    # What people do.

    def lodge(self, at: int) -> None:
        kiosk, self.visits = self.kiosks[at], self.visits + 1
        with self._may_fail(kiosk), suppress(NumbersExhausted):
            content = self.contents[self.visits % len(self.contents)]
            lodged = kiosk.lodging.lodge(content, visit_token=f"{self.visits}")
            assert lodged.envelope is not None
            kiosk.given_since_copy += 1
            self.known.note(lodged.envelope, kiosk)

    def amend(self, at: int) -> None:
        kiosk = self.kiosks[at]
        own = [one for one in self.known.lodged if one.author is kiosk]
        if own:
            number = self.dice.choice(own).number
            with self._may_fail(kiosk):
                self.known.note(kiosk.lodging.amend(number, self.dice.choice(self.contents)), kiosk)

    def decide(self, *, far: bool = False) -> None:
        """An officer decides about a declaration: at the far post about one that came there."""
        may_be = [
            one.number for one in self.known.lodged if not far or one.number in self.far.asked
        ]
        if not may_be:
            return
        below, number = self.far if far else self.near, self.dice.choice(may_be)
        desk = Desk(below.hub.hub, below.desk_key, "Nümunə")
        with suppress(NotHere), self._may_fail(below.hub):
            may = [k for k in allowed(desk.view(number).declaration) if k in _DECIDED]
            if may:
                fact = desk.act(number, self.dice.choice(may))
                made = below.hub.store.journal.fact(fact.id)
                assert made is not None
                self.known.note(made, None)

    def use_up(self, at: int) -> None:
        """A kiosk has given nearly all its numbers."""
        self.kiosks[at].use_up()

    # What goes over the wires, under trouble.

    def carry(self, at: int, trouble: Trouble = Trouble.NONE) -> None:
        kiosk = self.kiosks[at]
        kiosk.wire.trouble = trouble
        before = kiosk.waiting()
        kiosk.courier.run_once()
        self._check_left(before - kiosk.waiting())
        kiosk.wire.trouble = Trouble.NONE

    def confirm(self, at: int, trouble: Trouble = Trouble.NONE) -> None:
        self.kiosks[at].confirm(trouble)

    def relay(self, trouble: Trouble = Trouble.NONE, *, far: bool = False) -> None:
        (self.far if far else self.near).relay(trouble)

    def pull(self, trouble: Trouble = Trouble.NONE, *, far: bool = False) -> bool:
        """Bring a page down; say whether more waits above."""
        below, more = self.far if far else self.near, True
        with suppress(HubUnreachable), self._may_fail(below.hub):
            more = below.pull(trouble)
        return more

    def ask_far(self, trouble: Trouble = Trouble.NONE) -> None:
        """Somebody shows a code at the far post, which asks the centre about it."""
        if self.known.lodged:
            number = self.dice.choice(self.known.lodged).number
            known = self.far_hub.store.register.row(number)
            if known is None:
                with suppress(HubUnreachable), self._may_fail(self.far_hub):
                    self.far.ask(number, trouble)

    def deliver_late(self) -> None:
        for wire in (self.near.up, self.far.up, *(kiosk.wire for kiosk in self.kiosks)):
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
        self.known.check_safe()
        hub.lose_disk()
        if hub is self.centre:
            # Who asked for what is lost with the copy's age; nobody is told until they ask again.
            self.far.follows.clear()
        self.known.after_a_loss()

    def copy_kiosk(self, at: int) -> None:
        self.kiosks[at].take_copy()

    def lose_kiosk(self, at: int) -> None:
        """A kiosk's disk is lost, and an old copy takes its place."""
        kiosk = self.kiosks[at]
        if kiosk.may_come_back:
            # Nobody brings a copy back within the hour it was made in.
            self.pass_time(timedelta(seconds=AGAIN_SECONDS))
            kiosk.lose_disk()
            self.known.copied = True
            self.known.after_a_loss()

    def revoke(self, at: int) -> None:
        """The key of a kiosk is believed no more: what is held stands, nothing new is taken."""
        kiosk = self.kiosks[at]
        last = max(one.last_of(kiosk.node.id) for one in (self.post, self.centre))
        self._everywhere(without(kiosk.trusted, last))
        self.known.revoked.add(at)
        self.known.after_a_revocation()

    def turn_clock(self, which: int, off: timedelta) -> None:
        self.clocks[which % len(self.clocks)].off = off

    def pass_time(self, by: timedelta) -> None:
        for clock in self.clocks:
            clock.world += by

    # What must be so.

    def quieten(self) -> None:
        """Everything works again, and everybody carries and pulls until nothing waits."""
        for fuse in (*(one.fuse for one in self.known.hubs), *(one.fuse for one in self.kiosks)):
            fuse.step = None
        self.deliver_late()
        for _ in range(MOST_ROUNDS):
            more = [self._round(below) for below in (self.near, self.far)]
            if not any(more):
                return
        raise AssertionError("it never becomes quiet")

    def check(self) -> None:
        """Hold what is there against what was told."""
        self.known.check(self.far)

    # How it hangs together.

    def _round(self, below: Below) -> bool:
        """Carry and pull once; say whether anything moves still."""
        if below is self.near:
            for at in range(len(self.kiosks)):
                self.carry(at)
        before = below.hub.store.pulled.cursor()
        more = below.pull() or below.hub.store.pulled.cursor() != before
        below.relay()
        waits = below.carrier.backlog().new or any(k.courier.backlog().new for k in self.kiosks)
        return more or bool(waits)

    def _everywhere(self, *nodes: TrustedNode) -> None:
        for hub in self.known.hubs:
            for node in nodes:
                hub.trust.believe(node)

    def _hub(self, post: bool) -> HubMachine:
        return self.post if post else self.centre

    @contextmanager
    def _may_fail(self, machine: KioskMachine | HubMachine) -> Iterator[None]:
        try:
            yield
        except StorageFault:
            return
        except PowerGone:
            machine.restart()

    def _check_left(self, left: set[bytes]) -> None:
        """What has left the kiosk lies at the post, and above it or in a finished copy of it."""
        if left:
            assert left <= set(self.post.held()) or self.post.life
            self.known.check_safe()
            # An answer of a while ago may come again: what it called safe may be lost above since.
            elsewhere = self.post.safe() | self.post.copied | set(self.centre.held())
            assert left <= elsewhere or self.centre.life


_DECIDED = (FactKind.PRESENTED, FactKind.ACCEPTED, FactKind.HELD, FactKind.RELEASED)
