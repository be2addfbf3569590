"""The hub's intake: what is signed by a trusted node is taken, all else is set aside with a reason.

A declaration that is genuinely signed but no longer passes ``check`` is taken too: it is a legal
act, and the register marks it for the officer. Malformed is what cannot be read as a fact, or
whose content cannot be read under the form it names.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import datetime

from customs.facts import FactId, NodeId
from envelope.errors import EnvelopeError
from envelope.facts import Envelope, verify
from envelope.keys import RecipientKey, SigningKey
from envelope.parcels import look, open_parcel
from envelope.trust import TrustList
from forms.wire import WireUnreadable
from records.hub_store import HubStore
from sync.answers import sign_answer
from sync.protocol import Acknowledgement, Answer, Head, Level


class Intake:
    """Takes parcels into one hub's journal, and answers with the hub's signed word."""

    def __init__(
        self,
        store: HubStore,
        signing: SigningKey,
        opening: RecipientKey,
        trust: Callable[[], TrustList],
        now: Callable[[], datetime],
    ) -> None:
        self._store = store
        self._signing = signing
        self._opening = opening
        self._trust = trust
        self._now = now

    def take(self, parcels: Sequence[bytes]) -> Answer:
        """Take a batch; every parcel gets an acknowledgement, in order. Raises StorageFault.

        Facts are written in one transaction: all that are genuine, or none.
        """
        at, trust = self._milliseconds(), self._trust()
        opened = [self._open(parcel, trust) for parcel in parcels]
        genuine = [one for one in opened if isinstance(one, Envelope)]
        self._store.journal.append(genuine, at)
        for parcel, one in zip(parcels, opened, strict=True):
            if isinstance(one, Acknowledgement):
                self._store.set_aside.put(parcel, one.reason or "", at)
        said = [
            one if isinstance(one, Acknowledgement) else self._held(one.fact_id) for one in opened
        ]
        return self._answer(said, {one.header.node for one in genuine})

    def held(self, fact_ids: Sequence[FactId]) -> Answer:
        """Say how well facts are held; one that is missing is to be offered again."""
        return self._answer([self._held(one) for one in fact_ids], set())

    def _open(self, parcel: bytes, trust: TrustList) -> Envelope | Acknowledgement:
        fact_id = None
        try:
            outside = look(parcel)
            fact_id = outside.fact_id
            verify(outside.signed, trust)
            envelope = open_parcel(parcel, self._opening)
            self._store.reader.read(envelope)
        except (EnvelopeError, WireUnreadable) as error:
            return Acknowledgement(fact_id, Level.SET_ASIDE, reason_of(error))
        return envelope

    def _held(self, fact_id: FactId) -> Acknowledgement:
        position = self._store.journal.position(fact_id)
        if position is None:
            return Acknowledgement(fact_id, Level.MISSING)
        safe = position <= self._store.safe_position()
        return Acknowledgement(fact_id, Level.SAFE if safe else Level.STORED)

    def _answer(self, said: Sequence[Acknowledgement], nodes: set[NodeId]) -> Answer:
        heads = [self._store.journal.head(node) for node in sorted(nodes)]
        shown = [Head(one.node, one.sequence, one.head) for one in heads]
        return sign_answer(said, shown, self._signing, self._milliseconds())

    def _milliseconds(self) -> int:
        return int(self._now().timestamp() * 1000)


def reason_of(error: Exception) -> str:
    """Name why a parcel was set aside: the fault's name in small letters, ``bad_signature``."""
    name = type(error).__name__
    return "".join(f"_{mark.lower()}" if mark.isupper() else mark for mark in name).lstrip("_")
