"""A node's numbers, confirmed with its hub, so that none is ever given twice.

A machine brought back from an old copy does not know what it gave since. The hub knows: by the
facts it holds, and by what the machine said before. So a node asks at its start and passes over
what may have been given, with a margin for what never reached the hub.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Protocol

from customs.registration_number import COUNTERS
from events import note
from records.kiosk_store import KioskStore
from sync.events import SKIPPED
from sync.http.nodes_words import LEASE, wanted
from sync.membership import AskingForNumbers, Holding, Numbers, nonce
from sync.node import Lease, Node

MARGIN, MARGIN_IN_TRAINING = 1_000, 20
"""Numbers passed over at a start: more than a kiosk gives in days without its hub."""

AGAIN_SECONDS = 3600
"""A machine that starts again so soon after it passed some over, and has given none since, keeps
its place. Later it passes over some again: it may be a copy of what it was then.
"""

LOW = 5
"""A further lease is asked for while this many margins are left."""


class Asks(Protocol):
    """Asks a hub with the node's pass. Raises HubUnreachable."""

    def asked(self, path: str, body: bytes) -> tuple[int, bytes]:
        """Give the status and what came with it."""


def ask_for_numbers(
    wire: Asks, node: bytes, hub_public: bytes, asking: Callable[[bytes], AskingForNumbers]
) -> Numbers:
    """Ask a hub what is leased to ``node``. Raises HubUnreachable, NumbersExhausted."""
    drawn = nonce()
    said = wanted(*wire.asked(LEASE, asking(drawn).written()))
    return Numbers.heard(said, hub_public, node, drawn)


class NumbersOfNode:
    """Confirms the numbers of the node in ``folder``, whose store counts them."""

    def __init__(
        self,
        folder: Path,
        wire: Asks,
        store: KioskStore,
        seconds: Callable[[], float] = time.time,
    ) -> None:
        self._folder = folder
        self._wire = wire
        self._store = store
        self._seconds = seconds
        self._started = False

    def confirm(self) -> None:
        """Ask the hub; at the first answer since the start, pass over what may have been given.

        Asks for a further lease when few numbers are left. Raises HubUnreachable, StorageFault;
        NumbersExhausted when the hub has none left either.
        """
        node = Node.open(self._folder)
        numbers = self._ask(node, more=False)
        node = self._keep(node, numbers)
        if not self._started and self._pass_over(node, numbers):
            # The hub must know where it went on: a copy brought back passes over from there.
            self._ask(node, more=False)
        self._started = True
        if node.lease.size - self._store.place().counter < LOW * _margin(node):
            self._keep(node, self._ask(node, more=True))

    def _ask(self, node: Node, more: bool) -> Numbers:
        held = held_by(node.lease, self._store.place().counter)
        return ask_for_numbers(
            self._wire,
            node.id,
            node.hub.public,
            lambda drawn: AskingForNumbers(drawn, held, more=more),
        )

    def _keep(self, node: Node, numbers: Numbers) -> Node:
        lease = with_further(node.lease, numbers)
        if lease == node.lease:
            return node
        node = replace(node, lease=lease)
        node.keep()
        return node

    def _pass_over(self, node: Node, numbers: Numbers) -> bool:
        counter, seen = self._store.place().counter, position_of(node.lease, numbers)
        now = int(self._seconds())
        is_soon = abs(now - node.aside_at) < AGAIN_SECONDS
        if is_soon and counter == node.aside and seen <= counter:
            # Nothing was given since: a machine that starts again and again wastes no numbers.
            return False
        target = max(counter, seen + _margin(node))
        self._store.skip_to(target)
        replace(node, aside=target, aside_at=now).keep()
        note(SKIPPED, count=target - counter)
        return True


def lease_of(numbers: Numbers) -> Lease | None:
    """Give what a node writes down of the hub's first answer; None where it leases nothing."""
    if not numbers.leases:
        return None
    first, *rest = map(_lease, numbers.leases)
    return replace(first, further=tuple(rest))


def with_further(lease: Lease, numbers: Numbers) -> Lease:
    """Add what is new; what the hub no longer knows of stays: it was leased, and once only."""
    known = {(one.block, one.first) for one in lease.parts}
    new = [_lease(one) for one in numbers.leases if (one.block, one.first) not in known]
    return replace(lease, further=(*lease.further, *new)) if new else lease


def held_by(lease: Lease, counter: int) -> tuple[Holding, ...]:
    """Say of each part how much is used when ``counter`` numbers are."""
    held = []
    for part in lease.parts:
        size = part.end - part.first
        held.append(Holding(part.block, part.first, part.end, min(size, max(0, counter))))
        counter -= size
    return tuple(held)


def position_of(lease: Lease, numbers: Numbers) -> int:
    """Say how many of a node's numbers the hub takes for used: up to the last one it knows of."""
    used = {(one.block, one.first): one.used for one in numbers.leases}
    position = before = 0
    for part in lease.parts:
        if seen := used.get((part.block, part.first), 0):
            position = before + seen
        before += part.end - part.first
    return position


def _lease(one: Holding) -> Lease:
    return Lease(one.block, one.key, one.first, min(one.end, COUNTERS))


def _margin(node: Node) -> int:
    return MARGIN_IN_TRAINING if node.training else MARGIN
