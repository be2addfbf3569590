"""Facts given downward: to a hub below what is bound for its post, to a kiosk what it may hear.

Whose facts follow from the trust list's word on whoever asks, never from the question.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable
from dataclasses import dataclass

from customs.offices import Role
from envelope.facts import Envelope
from envelope.parcels import RecipientPublic, to_parcel
from envelope.trust import TrustedNode
from sync.hub.hub import Hub
from sync.lookups import summary_of
from sync.pages import Asking, Cursor, Page, Summarised, recipient_of, within
from sync.protocol import SyncFault

READERS = frozenset({Role.HUB, Role.KIOSK})
HUBS = frozenset({Role.HUB})


class OutOfScope(SyncFault):
    """Nothing is bound for whoever asks: no hub or kiosk, or one that stands at no post."""

    number = 82

    @classmethod
    def check(cls, node: TrustedNode, roles: Collection[Role] = READERS) -> None:
        """Refuse whoever has no scope of these roles. Raises OutOfScope."""
        if node.role not in roles or not node.post:
            raise cls(f"a {node.role.value} at {node.post or 'no post'}")


@dataclass(frozen=True)
class Giving:
    """One hub's facts, for whoever may have them. Every method raises StorageFault, OutOfScope,
    MessageUnreadable.
    """

    hub: Hub

    def page(self, node: TrustedNode, asked: Asking) -> bytes:
        """Give what was bound for the asker since its cursor, signed.

        Decisions made elsewhere come with it, and facts about a number it asked for once.
        """
        return self._signed(self._page(node, asked), asked)

    def waits(self, node: TrustedNode, asked: Asking) -> bool:
        """Whether a page would hold anything; for whoever would rather wait for it."""
        OutOfScope.check(node)
        place = Cursor.read(asked.cursor, self.hub.store.epoch()).place
        return bool(self.hub.store.bound.page(node.post, place, 1))

    def named(self, node: TrustedNode, asked: Asking) -> bytes:
        """Give facts by their ids: those of them that are bound for the asker, as many as fit."""
        OutOfScope.check(node, HUBS)
        to = recipient_of(asked.recipient, node.public)
        parcels = _packed(self.hub.store.bound.facts(node.post, asked.ids), to)
        fits = within(parcels)
        return self._signed(Page(facts=tuple(parcels[:fits]), more=fits < len(parcels)), asked)

    def about(self, node: TrustedNode, asked: Asking) -> bytes:
        """Give what is held of a number, and bind what comes later for the asker's post too.

        None is given of a number nobody knows here.
        """
        OutOfScope.check(node, HUBS)
        to = recipient_of(asked.recipient, node.public)
        if asked.number is None:
            return self._signed(Page(), asked)
        parcels = _packed(self.hub.store.bound.follow(node.post, asked.number), to)
        fits = within(parcels)
        # The rest comes with the next pages, since all of it is bound for the asker now.
        return self._signed(Page(facts=tuple(parcels[:fits]), more=fits < len(parcels)), asked)

    def _page(self, node: TrustedNode, asked: Asking) -> Page:
        OutOfScope.check(node)
        epoch = self.hub.store.epoch()
        after = Cursor.read(asked.cursor, epoch).place
        if node.role is Role.KIOSK:
            return self._summaries(node, Cursor(epoch, after), asked.most)
        to = recipient_of(asked.recipient, node.public)
        due = self.hub.store.bound.page(node.post, after, asked.most)
        facts = [self._fact(one.envelope, node, to) for one in due]
        fits = within(facts)
        last = due[fits - 1].id if fits else after
        more = fits < len(due) or len(due) == asked.most
        given = tuple(one for one in facts[:fits] if one)
        return Page(Cursor(epoch, last).written(), more, given)

    def _fact(self, envelope: Envelope | None, node: TrustedNode, to: RecipientPublic) -> bytes:
        if envelope is None:
            # A line altered here is given to nobody; ``journal verify`` is what names it.
            return b""
        if self.hub.trust.post_of(envelope.header.node) == node.post:
            return envelope.fact_id
        return to_parcel(envelope, [to])

    def _summaries(self, node: TrustedNode, after: Cursor, most: int) -> Page:
        due = self.hub.store.bound.page(node.post, after.place, most)
        last = due[-1].id if due else after.place
        told = tuple(self._told(sorted({one.number for one in due})))
        cursor = Cursor(after.epoch, last).written()
        pack = self.hub.law().rule_pack_number
        return Page(cursor, len(due) == most, summaries=told, rule_pack=pack)

    def _told(self, numbers: Iterable[int]) -> Iterable[Summarised]:
        for number in numbers:
            one = summary_of(number, self.hub.store.register.row(number))
            if one.known:
                yield number, one.state, one.form, one.second_thing

    def _signed(self, page: Page, asked: Asking) -> bytes:
        whole = Page(
            page.cursor,
            page.more,
            page.facts,
            page.summaries,
            page.rule_pack,
            self.hub.store.epoch(),
        )
        return whole.signed(self.hub.identity.signing, asked.nonce)


def _packed(envelopes: Iterable[Envelope], to: RecipientPublic) -> list[bytes]:
    return [to_parcel(one, [to]) for one in envelopes]
