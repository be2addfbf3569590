"""The hub's intake: what is signed by a trusted node is taken, all else is set aside with a reason.

A declaration that is genuinely signed but no longer passes ``check`` is taken too: it is a legal
act, and the register marks it for the officer. So is what only a later version can read: it is
carried unread. Malformed is what cannot be read as a fact, or whose content cannot be unpacked. A
fact that was not for its signer to make (``customs.offices``) is set aside too. One that comes
before its lodging is taken, and falls silent if the declaration turns out to be another's. Of a
revoked node only what is held already is taken: its key may be in other hands, and can sign any
sequence number anew.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import datetime
from threading import Lock

from customs.facts import FactId, FactKind, Header, NodeId
from customs.offices import is_in_office, may_lodge
from envelope.errors import EnvelopeError
from envelope.facts import Envelope, check_author
from envelope.keys import RecipientKey, SigningKey
from envelope.parcels import Parcel, look, opened
from envelope.trust import TrustList
from records.fact_reader import remembering
from records.hub_store import HubStore
from records.pulling import ReadAbove
from records.set_aside import Author
from sync.answers import digest, sign_answer
from sync.protocol import Acknowledgement, Answer, Head, HubBusy, Level, NotItsOffice

MOST_AT_ONCE = 8
"""Batches one process takes in or has waiting: the last of them is answered in a few seconds."""

BUSY_SECONDS = 2
"""After so long whoever found no room asks again."""


@dataclass(frozen=True, slots=True)
class _Refused:
    """A parcel that is not taken, why, and whose it says it is."""

    fact_id: FactId | None
    reason: str
    author: Author


@dataclass(frozen=True, slots=True)
class Down:
    """What became of facts from above: how many are new here, how many were set aside, and those
    whose author nobody here believes yet.
    """

    new: int
    set_aside: int
    unknown: tuple[FactId, ...]


_UNKNOWN = "unknown_node"


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
        # Batches that come at once are taken one after the other, and few may wait for that: a
        # whole region would only wait for each other, until those who sent have given up.
        self._turn, self._count = Lock(), Lock()
        self._inside = 0

    def take(self, parcels: Sequence[bytes]) -> Answer:
        """Take a batch; every parcel is acknowledged, in order. Raises StorageFault, HubBusy.

        Facts are written in one transaction: all that are genuine, or none.
        """
        with self._coming_in(), self._turn, remembering():
            return self._take(parcels)

    @property
    def has_room(self) -> bool:
        """Whether another batch would be taken in now."""
        return self._inside < MOST_AT_ONCE

    def held(self, fact_ids: Sequence[FactId]) -> Answer:
        """Say how well facts are held; one that is missing is to be offered again."""
        held, safe = self._store.journal.positions(fact_ids), self._store.safe_position()
        said = [_standing(one, held.get(one), safe) for one in fact_ids]
        return self._answer(fact_ids, said, set())

    def take_down(self, parcels: Sequence[bytes], read: ReadAbove) -> Down:
        """Take in what the hub above gives, by the same checks as anybody's; raises StorageFault.

        It held them before any revocation this list tells of, so of a revoked node what stood then
        stands here too. An author nobody here believes yet may be on the list tomorrow: such facts
        are only named. The place that was read is kept in the transaction of the facts.
        """
        with remembering():
            return self._take_down(parcels, read)

    def _take_down(self, parcels: Sequence[bytes], read: ReadAbove) -> Down:
        at, trust = self._milliseconds(), self._trust()
        opened = self._judge(self._open_all(parcels, trust, held_above=True), trust)
        genuine = [one for one in opened if isinstance(one, Envelope)]
        unknown, aside = [], 0
        for parcel, one in zip(parcels, opened, strict=True):
            if isinstance(one, _Refused) and one.fact_id and one.reason == _UNKNOWN:
                unknown.append(one.fact_id)
            elif isinstance(one, _Refused):
                # First, since the place that was read goes on with the facts.
                self._keep(parcel, one, at)
                aside += 1
        done = self._store.pulled.keep(genuine, at, read, unknown)
        return Down(sum(one.new for one in done), aside, tuple(unknown))

    def _take(self, parcels: Sequence[bytes]) -> Answer:
        at, trust = self._milliseconds(), self._trust()
        opened = self._judge(self._open_all(parcels, trust), trust)
        genuine = [one for one in opened if isinstance(one, Envelope)]
        lines = {one.fact_id: one.position for one in self._store.journal.append(genuine, at)}
        safe = self._store.safe_position()
        said = [
            _standing(one.fact_id, lines[one.fact_id], safe)
            if isinstance(one, Envelope)
            else self._keep(parcel, one, at)
            for parcel, one in zip(parcels, opened, strict=True)
        ]
        return self._answer(parcels, said, {one.header.node for one in genuine})

    def _open_all(
        self, parcels: Sequence[bytes], trust: TrustList, held_above: bool = False
    ) -> list[Envelope | _Refused]:
        looked = [_look(parcel) for parcel in parcels]
        ids = [one.fact_id for one in looked if isinstance(one, Parcel)]
        held = self._store.journal.positions(ids)
        return [
            self._open(one, trust, held_above or one.fact_id in held)
            if isinstance(one, Parcel)
            else one
            for one in looked
        ]

    def _open(self, parcel: Parcel, trust: TrustList, held: bool) -> Envelope | _Refused:
        author = Author(parcel.header.node)
        try:
            check_author(parcel.header, parcel.signed, trust, held=held)
            author = replace(author, trusted=True)
            envelope = opened(parcel, self._opening)
            self._store.reader.check(envelope)
        except EnvelopeError as error:
            return _Refused(parcel.fact_id, reason_of(error), author)
        return envelope

    def _judge(
        self, opened: Sequence[Envelope | _Refused], trust: TrustList
    ) -> list[Envelope | _Refused]:
        """Refuse what was not for its signer to say, with this batch's lodgings in sight."""
        lodged_by = self._lodgers([one for one in opened if isinstance(one, Envelope)], trust)
        return [
            one
            if isinstance(one, _Refused) or _is_in_office(one.header, lodged_by, trust)
            else _Refused(one.fact_id, reason_of(NotItsOffice()), Author(one.header.node, True))
            for one in opened
        ]

    def _lodgers(
        self, batch: Sequence[Envelope], trust: TrustList
    ) -> dict[int | None, set[NodeId]]:
        """Name who lodged each declaration that later facts of the batch are about."""
        by: dict[int | None, set[NodeId]] = {}
        headers = [one.header for one in batch]
        for one in headers:
            if may_lodge(one, trust.role_of(one.node)):
                by.setdefault(one.number, set()).add(one.node)
        later = {one.number for one in headers if one.kind != FactKind.LODGED} - {None}
        held = self._store.journal.lodged_by(number for number in later if number is not None)
        for number, nodes in held.items():
            by.setdefault(number, set()).update(nodes)
        return by

    def _keep(self, parcel: bytes, refused: _Refused, at: int) -> Acknowledgement:
        kept = self._store.set_aside.put(parcel, refused.reason, at, refused.author)
        level = Level.SET_ASIDE if kept else Level.SHELF_FULL
        return Acknowledgement(refused.fact_id, level, refused.reason)

    def _answer(
        self, asked: Sequence[bytes], said: Sequence[Acknowledgement], nodes: set[NodeId]
    ) -> Answer:
        heads = [self._store.journal.head(node) for node in sorted(nodes)]
        shown = [Head(one.node, one.sequence, one.head) for one in heads]
        at, epoch = self._milliseconds(), self._store.epoch()
        return sign_answer(said, shown, self._signing, at, epoch, digest(asked))

    @contextmanager
    def _coming_in(self) -> Iterator[None]:
        with self._count:
            if not self.has_room:
                raise HubBusy("batches enough are waiting", BUSY_SECONDS)
            self._inside += 1
        try:
            yield
        finally:
            with self._count:
                self._inside -= 1

    def _milliseconds(self) -> int:
        return int(self._now().timestamp() * 1000)


def _look(parcel: bytes) -> Parcel | _Refused:
    try:
        return look(parcel)
    except EnvelopeError as error:
        return _Refused(None, reason_of(error), Author())


def _is_in_office(
    header: Header, lodged_by: Mapping[int | None, set[NodeId]], trust: TrustList
) -> bool:
    by = lodged_by.get(header.number, ())
    return is_in_office(header, trust.role_of(header.node), by)


def _standing(fact_id: FactId, position: int | None, safe: int) -> Acknowledgement:
    if position is None:
        return Acknowledgement(fact_id, Level.MISSING)
    return Acknowledgement(fact_id, Level.SAFE if position <= safe else Level.STORED)


def reason_of(error: Exception) -> str:
    """Name why a parcel was set aside: the fault's name in small letters, ``bad_signature``."""
    name = type(error).__name__
    return "".join(f"_{mark.lower()}" if mark.isupper() else mark for mark in name).lstrip("_")
