"""How machines cease to belong, or go on with a new key; and what a hub tells the one above."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from customs.facts import NodeId
from customs.offices import Role
from envelope.errors import EnvelopeError
from envelope.keys import node_id
from envelope.trust import TrustedNode
from records.checkpoint import Checkpoint, pass_by
from records.contacts import Contact
from sync.hub.hub import Hub
from sync.membership import HandOver, MembershipRefused
from sync.node_status import NodeStatus


@dataclass(frozen=True)
class Members:
    """The machines of one hub. Every method raises StorageFault."""

    hub: Hub
    checkpoint: Checkpoint = pass_by

    def revoke(self, node: NodeId) -> TrustedNode:
        """Believe a machine no longer; what is held of it stands. Raises UnknownNode.

        Revoking again changes nothing: its last fact was told then.
        """
        self.hub.trust.lookup(node)
        self.hub.store.nodes.rotations.while_nobody_writes(lambda: self._revoke(node))
        return self.hub.trust.lookup(node)

    def hand_over(self, node: TrustedNode, signed: bytes) -> None:
        """Let a machine go on with the new key its old one names.

        All of its facts must be held: the old key signs nothing more that is believed.
        Raises MessageUnreadable, MembershipRefused.
        """
        said = HandOver.heard(signed, node.public)
        if node.role is Role.HUB:
            raise MembershipRefused("nodes know a hub by its key; it is made anew instead")
        if self._is_known(node_id(said.public)):
            raise MembershipRefused("the new key is another machine's")
        after = replace(node, node=node_id(said.public), public=said.public)
        rotations, at = self.hub.store.nodes.rotations, self._milliseconds()
        if not rotations.hand_over(node.node, after.node, signed, at, said.last):
            raise MembershipRefused("not all of its facts are held")
        # Both at once: there is no moment at which neither key is believed, or both are.
        self.hub.believe(after, replace(node, revoked_after_sequence=said.last))
        self.checkpoint("new key believed")

    def heard(self, node: TrustedNode, status: NodeStatus) -> None:
        """Note what a machine says of itself."""
        at = self._milliseconds()
        skew = status.clock - at
        states = status.printer.value, status.paper.value
        counts = status.waiting, status.oldest
        contact = Contact(node.node, at, status.version, skew, *states, *counts)
        self.hub.store.nodes.contacts.keep(contact)

    def vouched(self, below: TrustedNode, nodes: Sequence[TrustedNode]) -> None:
        """Believe what a hub below says of the machines of its own post.

        It may add machines and revoke them; it brings none back, and speaks for no other hub or
        post. Raises MembershipRefused.
        """
        if below.role is not Role.HUB:
            raise MembershipRefused("only a hub vouches for machines")
        for node in nodes:
            if node.role is Role.HUB or node.node == below.node:
                raise MembershipRefused("a hub vouches for no hub")
            self._vouch(below, replace(node, post=below.post, training=self.hub.trust.training))

    def _vouch(self, below: TrustedNode, node: TrustedNode) -> None:
        if not self._is_known(node.node):
            self.hub.introduce(node)
            return
        held = self.hub.trust.lookup(node.node)
        ended = node.revoked_after_sequence
        if held.post == below.post and held.revoked_after_sequence is None and ended is not None:
            self.hub.believe(replace(held, revoked_after_sequence=ended))

    def _revoke(self, node: NodeId) -> None:
        held = self.hub.trust.lookup(node)
        if held.revoked_after_sequence is None:
            last = self.hub.store.nodes.contacts.last_sequence(node)
            self.hub.believe(replace(held, revoked_after_sequence=last))

    def _is_known(self, node: NodeId) -> bool:
        try:
            self.hub.trust.lookup(node)
        except EnvelopeError:
            return False
        return True

    def _milliseconds(self) -> int:
        return int(self.hub.now().timestamp() * 1000)
