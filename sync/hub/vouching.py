"""What a hub below says to the one above: which machines are its own, how it is, what it needs.

The hub above is told of a machine before it is given what that machine said, and of a revocation
after it was given what was held until then. So nothing that stands here is set aside there.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from importlib.metadata import version

from customs.facts import FactId
from customs.offices import Role
from envelope.trust import TrustedNode
from events import note
from records.outbox import Backlog, Held, Parcel
from sync.above import Upstream
from sync.courier import Carried
from sync.events import NOT_VOUCHED
from sync.http.lease_client import Asks, ask_for_numbers
from sync.http.nodes_words import MOST_NODES, NODES, wanted, write_nodes
from sync.http.status_client import InTouch, StatusClient
from sync.http.wire import Wire
from sync.hub.hub import Hub
from sync.hub.identity import TrustFile
from sync.hub.leasing import keep_numbers
from sync.membership import AskingForNumbers
from sync.node_status import NodeStatus, Paper, Printer
from sync.protocol import HubUnreachable, SyncFault

FEW_BLOCKS = 4
"""While fewer are left to lease, the hub above is asked for more."""

_OLDER = (404, 405)
"""What a hub of a version without this address answers."""


class Vouching:
    """Tells the hub above of this hub's own machines, as often as they change."""

    def __init__(self, own: Callable[[], Iterable[TrustedNode]], wire: Asks) -> None:
        self._own = own
        self._wire = wire
        self._told: dict[bool, list[TrustedNode]] = {}

    def tell(self, *, revocations: bool) -> None:
        """Say which machines there are, and with ``revocations`` which are no more.

        Raises HubUnreachable. What the hub above refuses is noted, and stops nothing.
        """
        nodes = [one for one in self._own() if one.role is not Role.HUB]
        if not revocations:
            nodes = [replace(one, revoked_after_sequence=None) for one in nodes]
        if self._told.get(revocations) == nodes:
            return
        try:
            for at in range(0, len(nodes), MOST_NODES):
                self._say(nodes[at : at + MOST_NODES])
        except HubUnreachable:
            raise
        except SyncFault as fault:
            note(NOT_VOUCHED, fault=fault)
        self._told[revocations] = nodes

    def _say(self, nodes: Sequence[TrustedNode]) -> None:
        status, said = self._wire.asked(NODES, write_nodes(nodes))
        if status not in _OLDER:
            wanted(status, said)


class Vouched:
    """A hub's journal on its way up, behind the names of the machines that speak in it."""

    def __init__(self, carried: Carried, vouching: Vouching) -> None:
        self._carried = carried
        self._vouching = vouching

    def waiting(self, most: int, state: Held = Held.NEW) -> Sequence[Parcel]:
        """Give what waits, once the hub above knows whose it is. Raises HubUnreachable."""
        if state is not Held.NEW:
            return self._carried.waiting(most, state)
        self._vouching.tell(revocations=False)
        parcels = self._carried.waiting(most, state)
        if not parcels:
            self._vouching.tell(revocations=True)
        return parcels

    def in_epoch(self, epoch: bytes) -> bool:
        """As what is carried."""
        return self._carried.in_epoch(epoch)

    def mark(
        self, answers: Iterable[tuple[FactId, Held, str | None]], witness: bytes | None = None
    ) -> None:
        """As what is carried."""
        self._carried.mark(answers, witness)

    def backlog(self) -> Backlog:
        """As what is carried."""
        return self._carried.backlog()


class BlocksOfHub:
    """Asks for blocks in time. In training there is one block, and nothing more to ask for."""

    def __init__(self, hub: Hub, hub_public: bytes, wire: Asks) -> None:
        self._hub = hub
        self._hub_public = hub_public
        self._wire = wire

    def confirm(self) -> None:
        """Ask for more where few are left. Raises HubUnreachable, NumbersExhausted."""
        leases = self._hub.store.nodes.leases
        if self._hub.trust.training or leases.blocks_left() >= FEW_BLOCKS:
            return
        node, spans = self._hub.identity.signing.node, tuple(leases.own_spans())
        numbers = ask_for_numbers(
            self._wire,
            node,
            self._hub_public,
            lambda drawn: AskingForNumbers(drawn, spans=spans, more=True),
        )
        keep_numbers(self._hub, numbers)


def vouching_of(hub: Hub, wire: Asks) -> Vouching:
    """Speak for the machines this hub itself let in, not for those it heard of from above."""
    return Vouching(TrustFile(hub.identity.folder).own, wire)


def in_touch_of(hub: Hub, upstream: Upstream, backlog: Callable[[], Backlog]) -> InTouch:
    """Keep the hub above told of how this one is. For the thread that carries up."""

    def look() -> NodeStatus:
        waits, now = backlog(), int(hub.now().timestamp() * 1000)
        oldest = max(0, now - waits.oldest) if waits.oldest is not None else 0
        return NodeStatus(version("sarhad"), now, Printer.NONE, Paper.NONE, waits.new, oldest)

    wire = Wire(upstream.url, hub.identity.signing, authorities=upstream.authorities)
    return InTouch(StatusClient(wire, look), BlocksOfHub(hub, upstream.keys.public, wire))
