"""What a world knows of its facts: who was told of each, and where one may be missing at the end.

A fact somebody was told of is at the post and at the centre once all is quiet, except what a lost
disk took along before anybody else held it, and what a revoked machine had not handed over.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from customs.facts import FactKind
from envelope.facts import Envelope
from tests.faults.sync.below import Below
from tests.faults.sync.holding import check_journal, check_same, check_scope
from tests.faults.sync.kiosk_machine import KioskMachine
from tests.faults.sync.machines import HubMachine


@dataclass
class Told:
    """A fact somebody was told is written, and where it is excused from being found."""

    envelope: Envelope
    author: KioskMachine | None
    gone: set[str] = field(default_factory=set)

    @property
    def number(self) -> int:
        assert self.envelope.header.number is not None
        return self.envelope.header.number


@dataclass
class Known:
    """Everything that was told in one world, and what has happened to its machines."""

    post: HubMachine
    centre: HubMachine
    far: HubMachine
    kiosks: Sequence[KioskMachine]
    told: dict[bytes, Told] = field(default_factory=dict)
    revoked: set[int] = field(default_factory=set)
    lost_disks: int = 0
    copied: bool = False
    """Whether a kiosk was brought back from an old copy."""

    @property
    def hubs(self) -> tuple[HubMachine, ...]:
        return self.post, self.centre, self.far

    @property
    def lodged(self) -> list[Told]:
        return [one for one in self.told.values() if one.envelope.header.kind == FactKind.LODGED]

    def note(self, envelope: Envelope, author: KioskMachine | None) -> None:
        gone = {"post", "centre"} if self._is_revoked(author) else set()
        self.told[envelope.fact_id] = Told(envelope, author, gone)

    def after_a_loss(self) -> None:
        """Note what nobody has any more."""
        self.lost_disks += 1
        waiting = {one for kiosk in self.kiosks for one in kiosk.waiting()}
        held = waiting.union(*(hub.held() for hub in self.hubs))
        for fact_id, told in self.told.items():
            if fact_id not in held and not told.gone:
                told.gone = {"post", "centre"}
                # With the first disk goes only what no hub but that one had heard of.
                assert self.lost_disks > 1 or self._was_its_own(told), "safe, and yet nowhere"
        self.after_a_revocation()

    def after_a_revocation(self) -> None:
        """Note where what a revoked machine said cannot come any more."""
        for fact_id, told in self.told.items():
            if self._is_revoked(told.author):
                lacks = {one.name for one in (self.post, self.centre) if fact_id not in one.held()}
                told.gone |= lacks

    def check_safe(self) -> None:
        """What a hub calls safe lies in a finished copy of it, or above it in its present life."""
        assert self.centre.safe() <= self.centre.copied
        above = set(self.centre.held()) if self._knows_the_life_above else set()
        if self._knows_the_life_above:
            assert self.post.safe() <= self.post.copied | above | self._set_aside_above()

    def check_numbers(self) -> None:
        """No number was given twice, whatever was lost, brought back or revoked."""
        given = [one.number for one in self.lodged]
        assert len(given) == len(set(given)), "a number was given twice"

    def check(self, far: Below) -> None:
        """Hold what is there against what was told."""
        self._excuse_what_is_bound_for_nobody()
        for hub in (self.post, self.centre):
            held = hub.held()
            for fact_id, told in self.told.items():
                whole = (told.envelope.signed, told.envelope.content)
                assert fact_id in held or hub.name in told.gone, (hub.name, told)
                assert held.get(fact_id, whole) == whole
            check_journal(hub, excused=bool(self.lost_disks), whole=self._is_whole)
        gone = any(told.gone for told in self.told.values())
        check_same(self.post, self.centre, excused=gone)
        check_scope(far, excused=gone)
        self.check_safe()
        self.check_numbers()

    def _excuse_what_is_bound_for_nobody(self) -> None:
        """Without its lodging nothing at the centre says which post a declaration is bound for."""
        there = self.centre.held()
        bound = {one.number for one in self.lodged if one.envelope.fact_id in there}
        for told in self.told.values():
            if told.number not in bound:
                told.gone.add("post")

    @property
    def _knows_the_life_above(self) -> bool:
        return self.post.life_above() == self.centre.store.epoch()

    def _set_aside_above(self) -> set[bytes]:
        return set(self.told) if self.revoked else set()

    @property
    def _is_whole(self) -> bool:
        """Whether nothing has happened that leaves a gap or a fork in anybody's chain."""
        return not self.lost_disks and not self.revoked

    def _was_its_own(self, told: Told) -> bool:
        """Whether the disk that was lost was the only one to have the fact so far."""
        return told.author is None or self.copied

    def _is_revoked(self, author: KioskMachine | None) -> bool:
        return author is not None and self.kiosks.index(author) in self.revoked
