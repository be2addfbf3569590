"""The last word of each node, and the last of its facts that is held."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from records.contacts import Contact
from records.hub_store import HubStore

AT = 1_800_000_000_000
SAID = Contact(b"one12345", AT, "0.1.0", -3_000, "ready", "low", 12, 60_000)


def test_the_last_word_of_a_node_is_kept(hub: HubStore) -> None:
    hub.nodes.contacts.keep(SAID)
    hub.nodes.contacts.keep(replace(SAID, node=b"other123"))
    later = replace(SAID, heard_at=AT + 60_000, paper="out", skew=10**12)
    hub.nodes.contacts.keep(later)
    assert hub.nodes.contacts.all()[SAID.node] == later
    assert len(hub.nodes.contacts.all()) == 2


def test_the_last_fact_held_of_a_node_is_told_gaps_and_all(
    hub: HubStore, kiosk_author: Any, content: Callable[..., Any]
) -> None:
    contacts, node = hub.nodes.contacts, kiosk_author.key.node
    assert contacts.last_sequence(node) == 0
    facts = [kiosk_author.fact(200_000 + at, content=content()) for at in range(4)]
    hub.journal.append([facts[0], facts[3]], AT)
    assert contacts.last_sequence(node) == 4
