"""How a machine comes in: a token that is used once, by the key of one machine.

The token is used up and kept as such before the machine is believed. Whatever is cut off in
between is finished when the same machine asks again with the same token.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta

from customs.offices import Role
from envelope import cbor
from envelope.errors import EnvelopeError
from envelope.keys import node_id
from envelope.trust import TrustedNode
from records.checkpoint import Checkpoint, pass_by
from records.enrolments import Invited, Unfit
from records.tries import Patience
from sync.editions import Editions
from sync.enrolment_token import Token, TokenUnknown, fingerprint_of, hashed
from sync.hub.certificate import HubCertificate
from sync.hub.hub import Hub
from sync.membership import (
    LARGEST_ROOT,
    VERSION,
    ComingIn,
    Membership,
    MembershipRefused,
    NotThatHub,
    TokenEnded,
    TokenUsed,
)
from sync.protocol import HubBusy, SyncFault

TOKEN_LASTS = timedelta(hours=24)

WRONG_TOKENS = Patience(free=10, first=15_000, longest=600_000, forgets=600_000)
"""Wrong tokens from one address: ten are free, then it waits up to ten minutes."""

_UNFIT: dict[Unfit, type[SyncFault]] = {
    Unfit.UNKNOWN: TokenUnknown,
    Unfit.USED: TokenUsed,
    Unfit.ENDED: TokenEnded,
}


@dataclass(frozen=True)
class Enrolling:
    """One hub's way in. Every method raises StorageFault."""

    hub: Hub
    checkpoint: Checkpoint = pass_by

    @property
    def fingerprint(self) -> bytes:
        """What a token names the hub by."""
        identity = self.hub.identity
        return fingerprint_of(identity.signing.public, HubCertificate(identity.folder).digest)

    def invite(
        self, role: Role, name: str, post: str, url: str, lasts: timedelta = TOKEN_LASTS
    ) -> Token:
        """Make a token for one machine; only its hash is kept. Raises MembershipRefused."""
        if any(one.name == name and _stands(one) for one in self.hub.trust):
            raise MembershipRefused(f"{name} is the name of a machine here")
        token = Token.new(role, self.fingerprint, url)
        at = self._milliseconds()
        ends_at = at + lasts // timedelta(milliseconds=1)
        invited = Invited(role.value, name, post)
        self.hub.store.nodes.enrolments.invite(hashed(token.secret), invited, at, ends_at)
        return token

    def hello(self) -> bytes:
        """Say who this hub is, for anybody: public keys, the authority, whether it trains."""
        identity = self.hub.identity
        authority = HubCertificate(identity.folder).authority
        training = self.hub.trust.training
        return cbor.encode({0: VERSION, 1: identity.signing.public, 2: authority, 3: training})

    def come_in(self, signed: bytes, peer: str) -> bytes:
        """Let a machine in. ``peer`` is the address it asks from.

        Raises MessageUnreadable, NotThatHub, TokenUnknown, TokenUsed, TokenEnded,
        MembershipRefused, and HubBusy after too many wrong tokens.
        """
        asked = ComingIn.heard(signed)
        if asked.hub_public != self.hub.identity.signing.public:
            raise NotThatHub("meant for another hub")
        self._check_not_revoked(asked.public)
        invited = self._use(asked, f"enrol {peer}")
        node = self._believed(asked.public, invited)
        self.checkpoint("believed")
        keys = self.hub.identity.keys.recipients
        said = Membership(
            node.node, node.name, node.role, node.post, node.training, keys, self._root()
        )
        return said.signed(self.hub.identity.signing, asked.nonce)

    def _root(self) -> bytes | None:
        editions = Editions(self.hub.identity.folder)
        edition = editions.current()
        root = editions.pinned() if edition is None else edition.root.data
        return root if root is None or len(root) <= LARGEST_ROOT else None

    def _use(self, asked: ComingIn, key: str) -> Invited:
        tries, at = self.hub.store.tries, self._milliseconds()
        until = tries.guess({key: WRONG_TOKENS}, at)
        if until is not None:
            raise HubBusy("too many wrong tokens", -(-(until - at) // 1000))
        enrolments = self.hub.store.nodes.enrolments
        found = enrolments.use(hashed(asked.secret), asked.public, at)
        if isinstance(found, Unfit):
            raise _UNFIT[found](found.name.lower())
        tries.take_back(key)
        return found

    def _check_not_revoked(self, public: bytes) -> None:
        held = self._held(public)
        if held is not None and not _stands(held):
            raise MembershipRefused(f"the key of {held.name} was revoked")

    def _believed(self, public: bytes, invited: Invited) -> TrustedNode:
        role, training = Role(invited.role), self.hub.trust.training
        node = TrustedNode.of(public, invited.name, invited.post, role, training=training)
        held = self._held(public)
        if held is not None and held != node:
            raise MembershipRefused(f"this machine is {held.name} already")
        self.hub.introduce(node)
        return node

    def _held(self, public: bytes) -> TrustedNode | None:
        try:
            return self.hub.trust.lookup(node_id(public))
        except EnvelopeError:
            return None

    def _milliseconds(self) -> int:
        return int(self.hub.now().timestamp() * 1000)


def _stands(node: TrustedNode) -> bool:
    return node.revoked_after_sequence is None
