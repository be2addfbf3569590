"""Which nodes are believed: the list a machine holds of keys, names and revocations.

The list is a value here. How it reaches a machine, signed and versioned, is sync's business.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from customs.facts import Header, NodeId
from customs.offices import Role
from envelope.errors import BadKey, RevokedNode, TrainingMismatch, UnknownNode
from envelope.keys import node_id


@dataclass(frozen=True, slots=True)
class TrustedNode:
    """A machine whose facts are believed, as far as its ``role`` goes.

    ``revoked_after_sequence`` is the last sequence number that still stands once the node is
    revoked (0: none does); None while it is in good standing.
    """

    node: NodeId
    public: bytes
    name: str
    post: str
    role: Role
    training: bool = False
    revoked_after_sequence: int | None = None

    def __post_init__(self) -> None:
        if node_id(self.public) != self.node:
            raise BadKey(f"{self.name}: the node is not the one this key names")

    def check_standing(self, header: Header, *, held: bool = False) -> None:
        """Check that the node may still say this. Raises RevokedNode, TrainingMismatch.

        A key that was revoked can sign any sequence number anew, so its facts stand only where
        they are ``held`` already.
        """
        if self.training != header.training:
            raise TrainingMismatch(f"{self.name} is enrolled for the other side")
        last = self.revoked_after_sequence
        if last is not None and header.sequence > last:
            raise RevokedNode(f"{self.name} was revoked after its fact {last}")
        if last is not None and not held:
            raise RevokedNode(f"{self.name} was revoked, and this was not held before")

    @classmethod
    def of(
        cls, public: bytes, name: str, post: str, role: Role, *, training: bool = False
    ) -> TrustedNode:
        """Name the node by its key."""
        return cls(node_id(public), public, name, post, role, training)


class TrustList:
    """The nodes believed in one place. ``training`` says which facts the place takes.

    A live place refuses training facts and a training place live ones, whoever signed them.
    """

    def __init__(self, nodes: Iterable[TrustedNode] = (), *, training: bool = False) -> None:
        self._nodes = {node.node: node for node in nodes}
        self.training = training

    def __iter__(self) -> Iterator[TrustedNode]:
        return iter(self._nodes.values())

    def __len__(self) -> int:
        return len(self._nodes)

    def with_node(self, node: TrustedNode) -> TrustList:
        """Give a list that also believes ``node``, in place of what it held under that name."""
        return TrustList({**self._nodes, node.node: node}.values(), training=self.training)

    def lookup(self, node: NodeId) -> TrustedNode:
        """Find a node. Raises UnknownNode."""
        try:
            return self._nodes[node]
        except KeyError:
            raise UnknownNode(f"node {node.hex()} is not on the trust list") from None

    def role_of(self, node: NodeId) -> Role | None:
        """Give what a node is there for; None for one that is not on the list."""
        found = self._nodes.get(node)
        return found.role if found else None

    def post_of(self, node: NodeId) -> str:
        """Give the post a node stands at; empty for one that is not on the list."""
        found = self._nodes.get(node)
        return found.post if found else ""

    def author(self, header: Header) -> TrustedNode:
        """Find the node that should have signed. Raises TrainingMismatch, UnknownNode."""
        if header.training != self.training:
            raise TrainingMismatch("a training fact among live ones, or the reverse")
        return self.lookup(header.node)
