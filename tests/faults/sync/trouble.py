"""A wire on which anything may happen to what is sent and to what is answered.

It stands beside the real one, speaks the same protocol, and breaks what it is told to break.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from enum import Enum
from random import Random

from sync.protocol import Answer, HubUnreachable, Transport

Say = Callable[[Sequence[bytes]], Answer]


class Trouble(Enum):
    """What happens to one message and its answer."""

    NONE = "nothing"
    CUT_BEFORE = "the wire is cut before anything arrives"
    CUT_AFTER = "everything arrives, and the wire is cut before the answer"
    LATE = "it arrives long after the sender gave up"
    TWICE = "it arrives twice"
    REVERSED = "it arrives in the reverse order"
    SHORT = "the last of it does not arrive"
    FLIPPED = "a bit of it is flipped on the way"
    ANSWER_FLIPPED = "a bit of the answer is flipped"
    ANSWER_CUT = "the answer ends in the middle"
    ANSWER_OLD = "the answer before this one comes once more"


BREAKS_THE_ANSWER = frozenset({Trouble.ANSWER_FLIPPED, Trouble.ANSWER_CUT, Trouble.ANSWER_OLD})


def flipped(data: bytes, dice: Random) -> bytes:
    """Give the bytes with one bit turned over; none stay none."""
    if not data:
        return data
    at, bit = dice.randrange(len(data)), 1 << dice.randrange(8)
    return data[:at] + bytes([data[at] ^ bit]) + data[at + 1 :]


@dataclass
class TroubledWire:
    """Carries to the wire it is put before, under whatever ``trouble`` is."""

    inner: Transport
    dice: Random
    trouble: Trouble = Trouble.NONE
    late: list[tuple[Say, Sequence[bytes]]] = field(default_factory=list)
    last: Answer | None = None

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        return self._through(self.inner.offer, parcels)

    def ask(self, fact_ids: Sequence[bytes]) -> Answer:
        return self._through(self.inner.ask, fact_ids)

    def deliver_late(self) -> None:
        """Let everything arrive that was held up; nobody waits for its answer any more."""
        waiting, self.late = self.late, []
        for say, items in waiting:
            try:
                say(items)
            except HubUnreachable:
                continue

    def _through(self, say: Say, items: Sequence[bytes]) -> Answer:
        match self.trouble:
            case Trouble.CUT_BEFORE:
                raise HubUnreachable("the wire is cut")
            case Trouble.LATE:
                self.late.append((say, list(items)))
                raise HubUnreachable("no answer in time")
            case Trouble.TWICE:
                say(items)
        before, self.last = self.last, say(self._on_the_way(list(items)))
        return self._on_the_way_back(self.last, before)

    def _on_the_way(self, items: list[bytes]) -> list[bytes]:
        match self.trouble:
            case Trouble.REVERSED:
                return items[::-1]
            case Trouble.SHORT:
                return items[:-1]
            case Trouble.FLIPPED:
                at = self.dice.randrange(len(items))
                return [*items[:at], flipped(items[at], self.dice), *items[at + 1 :]]
        return items

    def _on_the_way_back(self, answer: Answer, before: Answer | None) -> Answer:
        match self.trouble:
            case Trouble.CUT_AFTER:
                raise HubUnreachable("cut before the answer")
            case Trouble.ANSWER_FLIPPED:
                return replace(answer, signed=flipped(answer.signed, self.dice))
            case Trouble.ANSWER_CUT:
                keep = self.dice.randrange(len(answer.signed))
                return replace(answer, signed=answer.signed[:keep])
            case Trouble.ANSWER_OLD:
                return before or answer
        return answer
