"""A node goes on with a new key: the old one, as its last act, says so.

Everything must have been handed over first. The new key is written before the hub is told, and
takes the old one's place after; what is cut off in between is finished when it is done again.
"""

from __future__ import annotations

from pathlib import Path

from envelope.keys import SigningKey
from records.checkpoint import Checkpoint, pass_by
from records.kiosk_store import KioskStore
from sync.above import Upstream
from sync.folders import kept_key, locked, write_private
from sync.http.nodes_words import ROTATE, wanted
from sync.http.wire import Wire
from sync.membership import HandOver, MembershipRefused
from sync.node import SIGNING_KEY, Node

NEXT_KEY = "next.key"
CHAIN_DUE = "chain.due"
"""There while the new key has the old one's place, or nearly, and its chain is not begun yet."""


class Rotation:
    """A new key for the node in ``folder``, which must not be running."""

    def __init__(
        self, folder: Path, store: KioskStore | None, checkpoint: Checkpoint = pass_by
    ) -> None:
        self._folder = folder
        self._store = store
        self._checkpoint = checkpoint

    def run(self, upstream: Upstream) -> bytes:
        """Give the node its new key, and its new id. Raises MembershipRefused, HubUnreachable."""
        next_key = self._folder / NEXT_KEY
        if next_key.exists() or not (self._folder / CHAIN_DUE).exists():
            new = kept_key(next_key, SigningKey)
            self._checkpoint("new key made")
            if not self._is_believed(upstream, new):
                self._hand_over(upstream, SigningKey.load(self._folder / SIGNING_KEY), new)
            self._checkpoint("handed over")
            self._take_its_place()
        self._begin_chain()
        return Node.open(self._folder).id

    def _take_its_place(self) -> None:
        with locked(self._folder):
            write_private(self._folder / CHAIN_DUE, "")
            self._checkpoint("chain due")
            (self._folder / NEXT_KEY).replace(self._folder / SIGNING_KEY)
        self._checkpoint("key in place")

    def _begin_chain(self) -> None:
        if self._store is not None:
            # Where the new key was used meanwhile its chain shows a gap, and nothing is lost.
            self._store.begin_chain_anew()
        (self._folder / CHAIN_DUE).unlink()

    def _hand_over(self, upstream: Upstream, old: SigningKey, new: SigningKey) -> None:
        last = self._last()
        wire = _wire(upstream, old)
        try:
            said = HandOver(old.node, new.public, last).signed(old, new)
            wanted(*wire.asked(ROTATE, said))
        finally:
            wire.close()

    def _last(self) -> int:
        if self._store is None:
            return 0
        backlog = self._store.outbox.backlog()
        if backlog.new or backlog.stored:
            raise MembershipRefused("facts wait to be handed over")
        return self._store.place().sequence - 1

    def _is_believed(self, upstream: Upstream, new: SigningKey) -> bool:
        # Where an earlier run was cut off, the hub lets the new key in, and the old one no more.
        wire = _wire(upstream, new)
        try:
            return wire.is_admitted()
        finally:
            wire.close()


def _wire(upstream: Upstream, key: SigningKey) -> Wire:
    return Wire(upstream.url, key, authorities=upstream.authorities)
