"""What goes over the wire between a node and its hub, whatever carries it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from enum import IntEnum
from typing import Protocol

from customs.facts import FactId, NodeId

MOST_PARCELS = 500
"""Parcels in one batch."""


class Level(IntEnum):
    """How well a hub holds a fact. The numbers go on the wire.

    STORED: in the hub's journal. SAFE: held upstream or in a finished backup too. SET_ASIDE:
    refused, but kept with its reason for an officer. MISSING: never came, or was lost with a disk;
    offer it again. SHELF_FULL: refused and not kept either, since the shelf for what nobody trusted
    signed is full; offer it again.
    """

    STORED = 1
    SAFE = 2
    SET_ASIDE = 3
    MISSING = 4
    SHELF_FULL = 5


@dataclass(frozen=True, slots=True)
class Acknowledgement:
    """What became of one parcel. ``fact_id`` is None for bytes that are no fact at all."""

    fact_id: FactId | None
    level: Level
    reason: str | None = None


@dataclass(frozen=True, slots=True)
class Head:
    """The end of the longest whole run of a node's facts that the hub holds."""

    node: NodeId
    sequence: int
    fact_id: FactId | None


@dataclass(frozen=True, slots=True)
class Answer:
    """A hub's word on a batch, parcel by parcel in the order offered, with the nodes' heads.

    ``epoch`` names this life of the hub: one restored from a copy draws a new one, and may lack
    what it held before. ``about`` is the digest of what reached the hub (``sync.answers.digest``):
    what it says of other bytes than were sent is no answer. ``signed`` is the same in signed bytes:
    kept on both sides, it is the witness that catches a journal signed anew.
    """

    acknowledgements: tuple[Acknowledgement, ...]
    heads: tuple[Head, ...]
    signed: bytes
    epoch: bytes = b""
    about: bytes = b""


class SyncFault(Exception):
    """The root of this room's faults. ``number`` is what an officer can read aloud."""

    number = 40


class HubUnreachable(SyncFault):
    """No answer, or none that is the hub's. Everything stays here and is offered again."""

    number = 41


class AnswerNotGenuine(HubUnreachable):
    """Something answered in the hub's place; nothing it said is believed."""

    number = 42


class HubBusy(HubUnreachable):
    """The hub asks to be left alone for ``seconds``; 0 when it does not say for how long."""

    number = 60

    def __init__(self, why: str, seconds: int = 0) -> None:
        super().__init__(why)
        self.seconds = seconds


class BatchTooLarge(HubUnreachable):
    """The hub, or something before it, takes fewer bytes at once."""

    number = 61


class FileDamaged(SyncFault):
    """A small file of a node's or hub's folder is not what was written there."""

    number = 48


class NotItsOffice(SyncFault):
    """Genuinely signed, but not for that machine to say (``customs.offices``)."""

    number = 49


class Transport(Protocol):
    """Carries batches to one hub. Raises HubUnreachable when there is no answer."""

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        """Hand over up to ``MOST_PARCELS`` parcels; handing one over twice is harmless."""

    def ask(self, fact_ids: Sequence[FactId]) -> Answer:
        """Ask how well the hub holds facts it has acknowledged before."""
