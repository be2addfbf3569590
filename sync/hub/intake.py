"""The hub's intake: what is signed by a trusted node is taken, all else is set aside with a reason.

A declaration that is genuinely signed but no longer passes ``check`` is taken too: it is a legal
act, and the register marks it for the officer. Malformed is what cannot be read as a fact, or
whose content cannot be read under the form it names. A fact that was not for its signer to make
(``customs.offices``) is set aside too. One that comes before its lodging is taken, and falls silent
if the declaration turns out to be another's. Of a revoked node only what is held already is taken:
its key may be in other hands, and can sign any sequence number anew.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from customs.facts import FactId, FactKind, NodeId
from customs.offices import is_in_office, may_lodge
from envelope.errors import EnvelopeError
from envelope.facts import Envelope, verify
from envelope.keys import RecipientKey, SigningKey
from envelope.parcels import look, open_parcel
from envelope.trust import TrustList
from forms.wire import WireUnreadable
from records.hub_store import HubStore
from records.set_aside import Author
from sync.answers import digest, sign_answer
from sync.protocol import Acknowledgement, Answer, Head, Level, NotItsOffice


@dataclass(frozen=True, slots=True)
class _Refused:
    """A parcel that is not taken, why, and whose it says it is."""

    fact_id: FactId | None
    reason: str
    author: Author


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
        opened = self._judge([self._open(parcel, trust) for parcel in parcels], trust)
        genuine = [one for one in opened if isinstance(one, Envelope)]
        self._store.journal.append(genuine, at)
        said = [
            self._held(one.fact_id) if isinstance(one, Envelope) else self._keep(parcel, one, at)
            for parcel, one in zip(parcels, opened, strict=True)
        ]
        return self._answer(parcels, said, {one.header.node for one in genuine})

    def held(self, fact_ids: Sequence[FactId]) -> Answer:
        """Say how well facts are held; one that is missing is to be offered again."""
        return self._answer(fact_ids, [self._held(one) for one in fact_ids], set())

    def _open(self, parcel: bytes, trust: TrustList) -> Envelope | _Refused:
        fact_id, author = None, Author()
        try:
            outside = look(parcel)
            fact_id, author = outside.fact_id, Author(outside.header.node)
            held = self._store.journal.position(fact_id) is not None
            verify(outside.signed, trust, held=held)
            author = replace(author, trusted=True)
            envelope = open_parcel(parcel, self._opening)
            self._store.reader.read(envelope)
        except (EnvelopeError, WireUnreadable) as error:
            return _Refused(fact_id, reason_of(error), author)
        return envelope

    def _judge(
        self, opened: Sequence[Envelope | _Refused], trust: TrustList
    ) -> list[Envelope | _Refused]:
        """Refuse what was not for its signer to say, with this batch's lodgings in sight."""
        genuine = [one for one in opened if isinstance(one, Envelope)]
        return [
            one
            if isinstance(one, _Refused) or self._is_in_office(one, genuine, trust)
            else _Refused(one.fact_id, reason_of(NotItsOffice()), Author(one.header.node, True))
            for one in opened
        ]

    def _is_in_office(
        self, envelope: Envelope, batch: Sequence[Envelope], trust: TrustList
    ) -> bool:
        header = envelope.header
        by = {
            one.header.node
            for one in batch
            if one.header.number == header.number
            and may_lodge(one.header, trust.role_of(one.header.node))
        }
        if header.number is not None and header.kind != FactKind.LODGED:
            by |= self._store.journal.lodged_by(header.number)
        return is_in_office(header, trust.role_of(header.node), by)

    def _keep(self, parcel: bytes, refused: _Refused, at: int) -> Acknowledgement:
        kept = self._store.set_aside.put(parcel, refused.reason, at, refused.author)
        level = Level.SET_ASIDE if kept else Level.SHELF_FULL
        return Acknowledgement(refused.fact_id, level, refused.reason)

    def _held(self, fact_id: FactId) -> Acknowledgement:
        position = self._store.journal.position(fact_id)
        if position is None:
            return Acknowledgement(fact_id, Level.MISSING)
        safe = position <= self._store.safe_position()
        return Acknowledgement(fact_id, Level.SAFE if safe else Level.STORED)

    def _answer(
        self, asked: Sequence[bytes], said: Sequence[Acknowledgement], nodes: set[NodeId]
    ) -> Answer:
        heads = [self._store.journal.head(node) for node in sorted(nodes)]
        shown = [Head(one.node, one.sequence, one.head) for one in heads]
        at, epoch = self._milliseconds(), self._store.epoch()
        return sign_answer(said, shown, self._signing, at, epoch, digest(asked))

    def _milliseconds(self) -> int:
        return int(self._now().timestamp() * 1000)


def reason_of(error: Exception) -> str:
    """Name why a parcel was set aside: the fault's name in small letters, ``bad_signature``."""
    name = type(error).__name__
    return "".join(f"_{mark.lower()}" if mark.isupper() else mark for mark in name).lstrip("_")
