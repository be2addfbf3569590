"""Numbers for the nodes of a hub, and blocks of them for the hubs below it.

The pass says who asks, and the trust list what that machine is. A kiosk, cabinet or desk gets
counters of a block and the block's permutation key; a hub below gets whole blocks, and makes their
keys itself. In training there is one block, so a hub below gets counters of it too.
"""

from __future__ import annotations

from dataclasses import dataclass

from customs.offices import Role
from envelope.trust import TrustedNode
from records.leases import ALL_BLOCKS, LEASE, TRAINING_LEASE, TRAINING_SPAN, Leased, Used
from sync.above import Upstream
from sync.hub.hub import Hub
from sync.membership import AskingForNumbers, Holding, Numbers
from sync.node import NumbersExhausted


@dataclass(frozen=True)
class Leasing:
    """One hub's numbers."""

    hub: Hub

    def answer(self, node: TrustedNode, asked: AskingForNumbers) -> bytes:
        """Say what ``node`` holds and how much of it is used; lease more where that is asked.

        Raises NumbersExhausted, StorageFault.
        """
        numbers = self._blocks(node, asked) if self._takes_blocks(node) else self._own(node, asked)
        if asked.more and not (numbers.leases or numbers.spans):
            raise NumbersExhausted("nothing is left to lease")
        return numbers.signed(self.hub.identity.signing, node.node, asked.nonce)

    def _takes_blocks(self, node: TrustedNode) -> bool:
        return node.role is Role.HUB and not self.hub.trust.training

    def _blocks(self, node: TrustedNode, asked: AskingForNumbers) -> Numbers:
        # Without ``more`` nothing new is due: as if all that may be held were known.
        self._own_all_blocks()
        leases = self.hub.store.nodes.leases
        if asked.more:
            return Numbers(spans=tuple(leases.span_for(node.node, asked.spans)))
        return Numbers(spans=tuple(leases.spans_of(node.node)))

    def _own(self, node: TrustedNode, asked: AskingForNumbers) -> Numbers:
        self._own_all_blocks()
        leases = self.hub.store.nodes.leases
        known = [Used(one.block, one.first, one.used) for one in asked.held]
        leases.use(node.node, known)
        if not asked.more:
            return _numbers(leases.of(node.node))
        training, at = self.hub.trust.training, int(self.hub.now().timestamp() * 1000)
        size = _size(node, training)
        return _numbers(leases.more(node.node, known, at, training=training, size=size))

    def _own_all_blocks(self) -> None:
        """A hub with nothing above it is the root: all blocks are its own."""
        folder, leases = self.hub.identity.folder, self.hub.store.nodes.leases
        live = not self.hub.trust.training
        if live and not leases.own_spans() and Upstream.of(folder) is None:
            leases.given(*ALL_BLOCKS)


def keep_numbers(hub: Hub, numbers: Numbers) -> None:
    """Take in what the hub above leased to this one; the same again changes nothing."""
    leases = hub.store.nodes.leases
    for first, end in numbers.spans:
        leases.given(first, end)
    for one in numbers.leases:
        leases.given_in_training(Leased(one.block, one.key, one.first, one.end))


def _size(node: TrustedNode, training: bool) -> int:
    if not training:
        return LEASE
    return TRAINING_SPAN if node.role is Role.HUB else TRAINING_LEASE


def _numbers(held: list[Leased]) -> Numbers:
    return Numbers(tuple(Holding(o.block, o.first, o.end, o.used, o.key) for o in held))
