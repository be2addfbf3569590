"""Lodging: a declaration becomes a signed, encrypted fact that cannot be lost, then gets a number.

The number is minted inside the transaction that keeps the fact and is given only after it is
committed; a visit that lodges twice gets its first number again.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from customs.facts import CrossingId, FactId, FactKind, Header
from envelope.clock import HybridClock
from envelope.facts import Envelope, seal
from envelope.parcels import to_parcel
from forms.catalogue import definition
from forms.code_list import CodeLists
from forms.content import Content
from forms.wire import to_wire
from records.kiosk_store import KioskStore, Place, Sealed
from sync.law import Law, LawOfTheDay
from sync.node import Node


@dataclass(frozen=True, slots=True)
class Lodged:
    """A lodged declaration. ``envelope`` is None when an earlier call of the same visit lodged it:
    what was encrypted then cannot be read back here.
    """

    number: int
    fact_id: FactId
    envelope: Envelope | None


@dataclass(frozen=True, slots=True)
class _Draft:
    """A fact before it has its place in the chain."""

    kind: FactKind
    content: Content | None
    crossing: CrossingId | None = None
    number: int | None = None
    seen: tuple[FactId, ...] = ()


class Lodging:
    """Writes one node's facts. ``now`` gives an aware datetime.

    ``clock_lost`` says that the machine knows its clock cannot be right.
    """

    def __init__(
        self,
        node: Node,
        store: KioskStore,
        law: Law,
        now: Callable[[], datetime],
        clock_lost: Callable[[], bool] = lambda: False,
    ) -> None:
        self._node = node
        self._store = store
        self._law = law
        self._now = now
        self._clock_lost = clock_lost

    def lodge(
        self, content: Content, *, visit_token: str, crossing: CrossingId | None = None
    ) -> Lodged:
        """Lodge a declaration once per ``visit_token``.

        Raises StorageFault or NumbersExhausted; then nothing was written and no number given.
        """
        making = self._making(_Draft(FactKind.LODGED, content, crossing))
        visit, new = self._store.lodge(visit_token, self._milliseconds(), making)
        return Lodged(visit.number, visit.fact_id, making.envelope if new else None)

    def amend(self, number: int, content: Content, seen: tuple[FactId, ...] = ()) -> Envelope:
        """Replace what a declaration says. ``seen``: the facts about it its author had seen."""
        return self._add(FactKind.AMENDED, number, content, seen)

    def withdraw(self, number: int, act: Content, seen: tuple[FactId, ...] = ()) -> Envelope:
        """Take a declaration back (*Sil*). ``act`` gives the reason, on the act form."""
        return self._add(FactKind.WITHDRAWN, number, act, seen)

    def printed(self, number: int, act: Content | None = None) -> Envelope:
        """Record that a paper of the declaration came out."""
        return self._add(FactKind.PRINTED, number, act, ())

    def join(self, number: int, crossing: CrossingId, seen: tuple[FactId, ...] = ()) -> Envelope:
        """Say that a declaration, this node's or another's, crosses together with others."""
        return self._add(FactKind.JOINED, number, None, seen, crossing)

    def _add(
        self,
        kind: FactKind,
        number: int,
        content: Content | None,
        seen: tuple[FactId, ...],
        crossing: CrossingId | None = None,
    ) -> Envelope:
        latest = self._store.latest_about(number)
        known = seen or ((latest,) if latest else ())
        making = self._making(_Draft(kind, content, crossing, number, known))
        self._store.add(self._milliseconds(), making)
        return making.made()

    def _making(self, draft: _Draft) -> _Making:
        law = self._law()
        return _Making(self._node, draft, law, self._milliseconds(), self._clock_lost())

    def _milliseconds(self) -> int:
        return int(self._now().timestamp() * 1000)


class _Making:
    """Makes one fact for the place the store gives it. Called once, inside the transaction."""

    def __init__(
        self, node: Node, draft: _Draft, law: LawOfTheDay, now_ms: int, lost: bool
    ) -> None:
        self._node = node
        self._draft = draft
        self._now_ms = now_ms
        self._lost = lost
        self._rule_pack = law.rule_pack_number
        self._form, self._wire = wire_of(draft.content, law.lists)
        self.envelope: Envelope | None = None

    def __call__(self, place: Place) -> Sealed:
        draft = self._draft
        minting = draft.number is None
        number = self._node.number(place.counter) if minting else draft.number
        self.envelope = seal(self._header(place, number), self._wire, self._node.key)
        return Sealed(
            fact_id=self.envelope.fact_id,
            number=number,
            content_hash=self.envelope.header.content_hash,
            parcel=to_parcel(self.envelope, self._node.hub.recipients),
            clock=self.envelope.header.clock,
        )

    def made(self) -> Envelope:
        """Give the fact, which the store has asked for by now."""
        assert self.envelope is not None
        return self.envelope

    def _header(self, place: Place, number: int | None) -> Header:
        clock = HybridClock(place.clock, self._lost)
        trusted = clock.date_trusted(self._now_ms)
        return Header(
            node=self._node.id,
            sequence=place.sequence,
            previous=place.previous,
            clock=clock.tick(self._now_ms),
            kind=self._draft.kind,
            number=number,
            form=self._form,
            rule_pack=self._rule_pack,
            seen=self._draft.seen,
            training=self._node.training,
            date_trusted=trusted,
            crossing=self._draft.crossing,
        )


def wire_of(
    content: Content | None, lists: CodeLists
) -> tuple[tuple[int, int] | None, Mapping[int, Any] | None]:
    """Give the form's numbers and the content with integer keys; both None without content."""
    if content is None:
        return None, None
    form = definition(content.form, content.version)
    return (form.number, form.version), to_wire(form, content, lists)
