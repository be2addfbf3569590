"""A machine comes in: makes its own keys, makes sure of the hub, and writes down who it is.

Nothing is told to a hub whose fingerprint is not the token's. ``node.json`` (for a hub below:
``upstream.json``) is written last, and says that all is whole. What is cut off before can be done
again with the same token, because the machine's key is kept; where the hub has refused, all that
was written is taken away again.
"""

from __future__ import annotations

import hmac
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from envelope.certificates import digest
from envelope.errors import BadKey
from envelope.keys import SigningKey
from records.checkpoint import Checkpoint, pass_by
from sync.above import UPSTREAM, Upstream
from sync.editions import Editions
from sync.enrolment_token import Token, fingerprint_of
from sync.folders import locked, write_private
from sync.http.lease_client import ask_for_numbers, lease_of
from sync.http.nodes_words import ENROL, read_hello, wanted
from sync.http.stranger import fetch_hello
from sync.http.wire import Wire
from sync.membership import (
    AskingForNumbers,
    ComingIn,
    Membership,
    MembershipRefused,
    NotThatHub,
    Numbers,
    nonce,
)
from sync.node import SETTINGS, SIGNING_KEY, HubKeys, Lease, Node, NumbersExhausted, own_key
from sync.protocol import HubUnreachable, SyncFault

AUTHORITIES = "authorities.pem"


@dataclass(frozen=True, slots=True)
class HubSaid:
    """What a hub says of itself, its fingerprint being the token's."""

    public: bytes
    authority: str
    training: bool


@dataclass(frozen=True)
class Enrolment:
    """One machine's coming in with ``token``, into the folder its role has below ``data``."""

    token: Token
    data: Path
    checkpoint: Checkpoint = pass_by

    @property
    def folder(self) -> Path:
        """Where the machine lives."""
        return self.data / self.token.role.value

    def node(self) -> Membership:
        """Make a kiosk, cabinet or desk of the folder.

        Raises TokenUnknown, TokenUsed, TokenEnded, NotThatHub, MembershipRefused, HubUnreachable,
        NumbersExhausted, OSError.
        """
        if (self.folder / SETTINGS).exists():
            raise MembershipRefused(f"{self.folder} is a machine already")
        with self._or_nothing():
            said = self.meet()
            key = own_key(self.folder / SIGNING_KEY)
            self.checkpoint("key made")
            membership, numbers, upstream = self._come_in(said, key)
            lease = lease_of(numbers)
            if lease is None:
                raise NumbersExhausted("the hub leased none")
            self._pin(membership)
            upstream.keep(self.folder)
            self.checkpoint("upstream written")
            self._node(key, lease, upstream.keys, membership).keep()
        self.checkpoint("node written")
        return membership

    def hub_below(
        self, key: SigningKey, training: bool, keep: Callable[[Numbers], None]
    ) -> Membership:
        """Put the hub in the folder below the token's hub. ``keep`` takes in its numbers.

        Raises as ``node``.
        """
        if (self.folder / UPSTREAM).exists():
            raise MembershipRefused(f"{self.folder} has a hub above it already")
        said = self.meet()
        if said.training != training:
            raise MembershipRefused("one of the two hubs is for training, and the other is not")
        membership, numbers, upstream = self._come_in(said, key)
        keep(numbers)
        self.checkpoint("numbers kept")
        self._pin(membership)
        upstream.keep(self.folder)
        return membership

    def meet(self) -> HubSaid:
        """Ask the hub who it is and hold the token's fingerprint against it. Raises NotThatHub."""
        public, authority, training = read_hello(fetch_hello(self.token.url))
        try:
            named = fingerprint_of(public, digest(authority) if authority else b"")
        except BadKey as error:
            raise NotThatHub("its authority cannot be read") from error
        if not hmac.compare_digest(named, self.token.fingerprint):
            raise NotThatHub("its fingerprint is not the token's")
        return HubSaid(public, authority, training)

    def _come_in(self, said: HubSaid, key: SigningKey) -> tuple[Membership, Numbers, Upstream]:
        wire = self._wire(said, key)
        try:
            drawn = nonce()
            asked = ComingIn(key.public, self.token.secret, said.public, drawn).signed(key)
            answered = wanted(*wire.posted(ENROL, asked))
            self.checkpoint("come in")
            membership = Membership.heard(answered, said.public, key.node, drawn)
            self._check_role(membership)
            numbers = ask_for_numbers(
                wire,
                key.node,
                said.public,
                lambda drawn: AskingForNumbers(drawn, more=True),
            )
            self.checkpoint("numbers leased")
        finally:
            wire.close()
        keys = HubKeys(said.public, membership.recipients)
        return membership, numbers, Upstream(self.token.url, keys, self._authorities(said))

    def _node(self, key: SigningKey, lease: Lease, hub: HubKeys, became: Membership) -> Node:
        return Node(
            self.folder,
            key,
            lease,
            hub,
            became.training,
            name=became.name,
            role=became.role.value,
            post=became.post,
        )

    def _pin(self, membership: Membership) -> None:
        # A hub that publishes nothing yet has no root to give: a keeper pins one later.
        if membership.root is not None:
            Editions(self.folder).pin(membership.root)

    def _wire(self, said: HubSaid, key: SigningKey) -> Wire:
        if said.authority:
            with locked(self.folder):
                write_private(self.folder / AUTHORITIES, said.authority)
        return Wire(self.token.url, key, authorities=self._authorities(said))

    def _authorities(self, said: HubSaid) -> Path | None:
        return (self.folder / AUTHORITIES).absolute() if said.authority else None

    def _check_role(self, membership: Membership) -> None:
        if membership.role is not self.token.role:
            raise MembershipRefused("the token says another role than the hub")

    @contextmanager
    def _or_nothing(self) -> Iterator[None]:
        """Take a new machine's files away again where its hub has plainly refused it."""
        fresh = not (self.folder / SIGNING_KEY).exists()
        try:
            yield
        except HubUnreachable:
            # It may have let us in without our hearing of it: the key is kept, to ask again.
            raise
        except SyncFault:
            if fresh:
                for name in (SIGNING_KEY, AUTHORITIES):
                    (self.folder / name).unlink(missing_ok=True)
            raise
