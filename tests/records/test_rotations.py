"""A key is handed over once all it said is held; what was leased to it goes along."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from records.hub_store import HubStore

AT = 1_800_000_000_000


def test_leases_go_to_the_new_key(hub: HubStore) -> None:
    leases, rotations = hub.nodes.leases, hub.nodes.rotations
    held = leases.more(b"old", [], AT, training=True, size=10_000)
    assert rotations.hand_over(b"old", b"new", b"statement", AT, 0)
    assert (leases.of(b"old"), leases.of(b"new")) == ([], held)
    assert (rotations.newer(b"old"), rotations.newer(b"new")) == (b"new", None)


def test_a_key_that_has_not_handed_over_all_of_its_facts_stays(
    hub: HubStore, kiosk_author: Any, content: Callable[..., Any]
) -> None:
    node = kiosk_author.key.node
    hub.journal.append([kiosk_author.fact(200_000, content=content())], AT)
    assert not hub.nodes.rotations.hand_over(node, b"new", b"statement", AT, 2)
    assert hub.nodes.rotations.newer(node) is None
    assert hub.nodes.rotations.hand_over(node, b"new", b"statement", AT, 1)
