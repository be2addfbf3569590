"""The courier: hands a node's parcels to its hub, oldest first, until the hub holds them safe."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Protocol

from customs.facts import FactId
from records.outbox import Backlog, Held, Parcel
from sync.answers import digest, read_answer
from sync.backoff import Backoff
from sync.protocol import (
    MOST_PARCELS,
    Acknowledgement,
    Answer,
    AnswerNotGenuine,
    BatchTooLarge,
    HubBusy,
    HubUnreachable,
    Level,
    Transport,
)

_HELD = {
    Level.STORED: Held.STORED,
    Level.SAFE: Held.SAFE,
    Level.SET_ASIDE: Held.SET_ASIDE,
    Level.MISSING: Held.NEW,
    Level.SHELF_FULL: Held.NEW,
}


@dataclass(frozen=True, slots=True)
class Round:
    """What one round did: how many parcels came to each level, and whether the hub answered."""

    reached: bool
    stored: int = 0
    safe: int = 0
    set_aside: int = 0


class Carried(Protocol):
    """What a courier empties: a node's outbox, or what of a hub's journal the one above lacks."""

    def waiting(self, most: int, state: Held = Held.NEW) -> Sequence[Parcel]:
        """Give up to ``most`` parcels in ``state``, oldest first."""

    def in_epoch(self, epoch: bytes) -> bool:
        """Note the hub's present life; False when what it held in an earlier one must go again."""

    def mark(
        self, answers: Iterable[tuple[FactId, Held, str | None]], witness: bytes | None = None
    ) -> None:
        """Keep what the hub said of each parcel, with its signed word. Raises StorageFault."""

    def backlog(self) -> Backlog:
        """Count what waits."""


@dataclass
class Courier:
    """Carries one outbox to one hub. ``dice`` gives numbers from 0 up to 1 for the backoff."""

    outbox: Carried
    transport: Transport
    hub_public: bytes
    dice: Callable[[], float]
    backoff: Backoff = field(default_factory=Backoff)
    failures: int = 0
    most: int = MOST_PARCELS
    """Parcels in the next batch: fewer for a while after the hub took fewer bytes."""
    asked_to_wait: int = 0
    """Seconds the hub asked to be left alone for."""

    def run_once(self) -> Round:
        """Ask again about what is stored but not yet safe, and offer one batch.

        A hub that does not answer, or not as itself, changes nothing here. Raises StorageFault.
        """
        try:
            # Asked first, so that nothing is asked about that was offered a moment ago.
            asked = self._ask_again()
            offered = self._offer()
        except HubUnreachable as fault:
            self._note(fault)
            return Round(reached=False)
        self.failures, self.asked_to_wait = 0, 0
        # Slowly, since each batch too many is sent in vain.
        self.most = min(MOST_PARCELS, self.most + self.most // 8 + 1)
        return _round([*offered, *asked])

    def wait(self) -> float:
        """Give the seconds to wait before the next round; 0 while all goes well."""
        return max(self.backoff.wait(self.failures, self.dice()), self.asked_to_wait)

    def backlog(self) -> Backlog:
        """Say what still waits here."""
        return self.outbox.backlog()

    def _note(self, fault: HubUnreachable) -> None:
        self.asked_to_wait = fault.seconds if isinstance(fault, HubBusy) else 0
        if isinstance(fault, BatchTooLarge) and self.most > 1:
            # Nothing is wrong with the wire: half as many are offered at once.
            self.most //= 2
        elif not self.asked_to_wait:
            # A hub that names a time has answered: to double it would starve a busy hall.
            self.failures += 1

    def _offer(self) -> Sequence[Acknowledgement]:
        parcels = self.outbox.waiting(self.most)
        if not parcels:
            return ()
        sent = [one.parcel for one in parcels]
        return self._keep(parcels, sent, self.transport.offer(sent))

    def _ask_again(self) -> Sequence[Acknowledgement]:
        parcels = self.outbox.waiting(self.most, Held.STORED)
        if not parcels:
            return ()
        sent = [one.fact_id for one in parcels]
        return self._keep(parcels, sent, self.transport.ask(sent))

    def _keep(
        self, parcels: Sequence[Parcel], sent: Sequence[bytes], said: Answer
    ) -> Sequence[Acknowledgement]:
        # Only signed bytes count: what arrived beside them could be anybody's.
        answer = read_answer(said.signed, self.hub_public)
        if len(answer.acknowledgements) != len(parcels) or _is_about_others(answer, sent):
            raise AnswerNotGenuine("the answer is about another batch")
        if not self.outbox.in_epoch(answer.epoch):
            # It began anew: what was offered now comes again, behind what it has lost.
            return ()
        pairs = list(zip(parcels, answer.acknowledgements, strict=True))
        if any(one.fact_id not in (None, parcel.fact_id) for parcel, one in pairs):
            raise AnswerNotGenuine("the answer is about other facts")
        marks = [(parcel.fact_id, _HELD[one.level], one.reason) for parcel, one in pairs]
        # Only an answer that states our head can bear witness to it later.
        self.outbox.mark(marks, answer.signed if answer.heads else None)
        return answer.acknowledgements


def _is_about_others(answer: Answer, sent: Sequence[bytes]) -> bool:
    # A bit that flipped on the way makes a hub set aside what nobody sent. A hub of the version
    # before does not say what reached it.
    return bool(answer.about) and answer.about != digest(sent)


def _round(said: Sequence[Acknowledgement]) -> Round:
    levels = [one.level for one in said]
    return Round(
        reached=True,
        stored=levels.count(Level.STORED),
        safe=levels.count(Level.SAFE),
        set_aside=levels.count(Level.SET_ASIDE),
    )
