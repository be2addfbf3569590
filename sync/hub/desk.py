"""A desk: an officer finds a declaration, sees everything, and decides. Every act is a fact."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from customs.facts import CrossingId, Fact, FactId, FactKind, Header
from customs.life import allowed
from customs.offices import is_in_office
from envelope.clock import HybridClock
from envelope.facts import Envelope, seal, verify
from envelope.keys import SigningKey
from forms.catalogue import definition
from forms.check import check
from forms.content import Content, Problem
from records.chains import ChainHead
from records.journal import MakeAct
from reference.load import today
from sync.hub.found import Found, find
from sync.hub.hub import Hub
from sync.hub.misses import Asked
from sync.hub.view import DeclarationView, NotHere, declaration_of, view_of
from sync.lodging import wire_of
from sync.protocol import NotItsOffice, SyncFault

__all__ = [
    "ActIncomplete",
    "DeclarationView",
    "Desk",
    "NotAllowedNow",
    "NotHere",
    "Overtaken",
    "act_content",
]

Act = tuple[FactKind, Mapping[str, Any]]
"""What is done, with answers to the act form's one section."""


class NotAllowedNow(SyncFault):
    """The declaration's life does not allow this act in its present state."""

    number = 46


class Overtaken(SyncFault):
    """Something happened to the declaration after the officer looked. Nothing was written."""

    number = 50


class ActIncomplete(SyncFault):
    """What was said about the act cannot be kept. ``problems`` name why."""

    number = 47

    def __init__(self, problems: Sequence[Problem]) -> None:
        super().__init__(", ".join(f"{one.path} {one.code}" for one in problems))
        self.problems = tuple(problems)


@dataclass
class Desk:
    """One officer's sign-in at one desk.

    ``key`` is the desk's own and on the hub's trust list; ``officer`` and ``session`` go into
    every act.
    """

    hub: Hub
    key: SigningKey
    officer: str
    session: str = ""
    clock: HybridClock = field(default_factory=HybridClock)

    def find(self, text: str) -> Found:
        """Find declarations by code, document, plate or name.

        A code that is not known here is asked of the hub above; that takes 2 s at most.
        """
        register = self.hub.store.register
        found = find(register, text)
        if found.number is None or found.rows:
            return found
        asked = self.hub.above.about(found.number)
        if asked is Asked.ANSWERED:
            return find(register, text)
        return replace(found, unasked=asked is Asked.AWAY)

    def view(self, number: int) -> DeclarationView:
        """Give everything known of a declaration. Raises NotHere, StorageCorrupt."""
        return view_of(number, self.hub.store.journal.facts(number), self.hub.store.reader)

    def act(self, number: int, kind: FactKind, details: Mapping[str, Any] | None = None) -> Fact:
        """Do one act. Raises NotHere, NotAllowedNow, ActIncomplete, StorageFault;
        NotItsOffice or RevokedNode when this desk may no longer decide.

        Then nothing was written.
        """
        return self.acts(number, [(kind, details or {})])[0]

    def join(self, number: int, crossing: CrossingId) -> Fact:
        """Say that a declaration crosses together with others. Raises as ``act``."""
        return self._write(number, [(FactKind.JOINED, {})], crossing)[0]

    def acts(
        self, number: int, steps: Sequence[Act], *, seen: Sequence[FactId] | None = None
    ) -> list[Fact]:
        """Do several acts as one: all of them or none. Raises as ``act``.

        ``seen`` are the declaration's heads as the officer saw them: Overtaken is raised when they
        are others by now.
        """
        return self._write(number, steps, seen=seen)

    def _write(
        self,
        number: int,
        steps: Sequence[Act],
        crossing: CrossingId | None = None,
        seen: Sequence[FactId] | None = None,
    ) -> list[Fact]:
        now_ms = int(self.hub.now().timestamp() * 1000)
        makes: list[MakeAct] = [
            _Making(self, number, kind, self._content(details), now_ms, crossing)
            for kind, details in steps
        ]
        if seen is not None:
            makes[0] = self._unless_overtaken(number, tuple(seen), makes[0])
        made = self.hub.store.journal.act(number, self.key.node, makes, now_ms)
        return [self.hub.store.reader.fact(envelope) for envelope in made]

    def _unless_overtaken(self, number: int, seen: tuple[FactId, ...], make: MakeAct) -> MakeAct:
        """Compare the heads where the act is made: nothing can come in between there."""

        def made(head: ChainHead, envelopes: Sequence[Envelope]) -> Envelope:
            if declaration_of(number, envelopes, self.hub.store.reader).heads != seen:
                raise Overtaken(f"{number:013d}")
            return make(head, envelopes)

        return made

    def _content(self, details: Mapping[str, Any]) -> Content:
        signed_in = {"officer": self.officer} | ({"session": self.session} if self.session else {})
        return act_content({**details, **signed_in}, self.hub)


class _Making:
    """Makes one act for the head of the desk's chain, once the declaration's life allows it."""

    def __init__(
        self,
        desk: Desk,
        number: int,
        kind: FactKind,
        content: Content,
        now_ms: int,
        crossing: CrossingId | None,
    ) -> None:
        self._desk = desk
        self._number = number
        self._kind = kind
        self._content = content
        self._now_ms = now_ms
        self._crossing = crossing

    def __call__(self, head: ChainHead, envelopes: Sequence[Envelope]) -> Envelope:
        desk, law = self._desk, self._desk.hub.law()
        declaration = declaration_of(self._number, envelopes, desk.hub.store.reader)
        if self._kind not in allowed(declaration):
            raise NotAllowedNow(f"{self._kind.name} while {declaration.state.name}")
        for envelope in envelopes:
            desk.clock.observe(envelope.header.clock, self._now_ms)
        form, wire = wire_of(self._content, law.lists)
        header = Header(
            node=head.node,
            sequence=head.sequence + 1,
            previous=head.head,
            clock=desk.clock.tick(self._now_ms),
            kind=self._kind,
            number=self._number,
            form=form,
            rule_pack=law.rule_pack_number,
            seen=declaration.heads,
            training=desk.hub.trust.training,
            crossing=self._crossing or declaration.crossing,
        )
        return self._in_office(seal(header, wire, desk.key))

    def _in_office(self, made: Envelope) -> Envelope:
        trust = self._desk.hub.trust
        verify(made.signed, trust)
        if not is_in_office(made.header, trust.role_of(made.header.node), ()):
            raise NotItsOffice(f"{self._kind.name} by this machine")
        return made


def act_content(details: Mapping[str, Any], hub: Hub) -> Content:
    """Check what is said about an act on the act form. Raises ActIncomplete."""
    on = today(hub.now())
    checked = check(definition("act"), {"act": details}, hub.law().lists, on)
    if checked.content is None:
        raise ActIncomplete(checked.errors)
    return checked.content
