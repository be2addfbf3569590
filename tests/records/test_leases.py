"""Numbers are leased once: to one node, by one hub, over restarts, losses and copies."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from customs.registration_number import mint
from records.backup import begin_anew
from records.hub_store import HubStore
from records.leases import (
    ALL_BLOCKS,
    LEASE,
    MOST_LEASES,
    SPAN,
    TRAINING_LEASE,
    Leased,
    Leases,
    Used,
)

AT = 1_800_000_000_000
ONE, OTHER, BELOW = b"one12345", b"other123", b"below123"


@pytest.fixture
def leases(hub: HubStore) -> Leases:
    hub.nodes.leases.given(*ALL_BLOCKS)
    return hub.nodes.leases


def known(held: list[Leased]) -> list[Used]:
    """What a node says that has given all of what it holds."""
    return [Used(one.block, one.first, one.end - one.first) for one in held]


def more(leases: Leases, node: bytes, held: list[Leased] | None = None) -> list[Leased]:
    said = known(held or [])
    leases.use(node, said)
    return leases.more(node, said, AT, training=False, size=LEASE)


def places(*all_held: list[Leased]) -> list[tuple[int, int]]:
    return [(one.block, one.first) for held in all_held for one in held]


def test_blocks_begin_with_the_first_and_are_shared_by_nodes(leases: Leases) -> None:
    one, other = more(leases, ONE), more(leases, OTHER)
    assert places(one, other) == [(1, 0), (1, LEASE)]
    assert one[0].key == other[0].key


def test_a_full_block_is_followed_by_the_next_with_a_key_of_its_own(leases: Leases) -> None:
    held = [more(leases, f"node {at:03}".encode()) for at in range(11)]
    assert places(*held) == [(1, at * LEASE) for at in range(10)] + [(2, 0)]
    assert held[0][0].key != held[10][0].key


def test_asking_again_without_having_heard_gives_the_same(leases: Leases) -> None:
    first = more(leases, ONE)
    assert more(leases, ONE) == first
    assert len(more(leases, ONE, first)) == 2


def test_a_node_with_numbers_enough_gets_no_more(leases: Leases) -> None:
    (held,) = more(leases, ONE)
    said = [Used(held.block, held.first, LEASE // 4)]
    leases.use(ONE, said)
    assert len(leases.more(ONE, said, AT, training=False, size=LEASE)) == 1


def test_a_stolen_node_cannot_use_up_a_posts_blocks(leases: Leases) -> None:
    held: list[Leased] = []
    for _ in range(MOST_LEASES + 5):
        held = more(leases, ONE, held)
    assert len(held) == MOST_LEASES


def test_what_a_node_says_of_others_numbers_or_beyond_its_own_is_nothing(leases: Leases) -> None:
    one, _ = more(leases, ONE), more(leases, OTHER)
    leases.use(OTHER, [Used(one[0].block, one[0].first, 7)])
    leases.use(ONE, [Used(one[0].block, one[0].first, LEASE + 1)])
    assert leases.of(ONE)[0].used == 0


def test_what_is_known_to_be_used_only_rises(leases: Leases) -> None:
    (held,) = more(leases, ONE)
    for used in (5, 3):
        leases.use(ONE, [Used(held.block, held.first, used)])
    assert leases.of(ONE)[0].used == 5


def test_numbers_of_facts_held_are_counted_as_used(
    hub: HubStore, leases: Leases, kiosk_author: Any, content: Callable[..., Any]
) -> None:
    node = kiosk_author.key.node
    (held,) = more(leases, node)
    for counter in (held.first, held.first + 41):
        number = mint(held.block, counter, held.key)
        hub.journal.append([kiosk_author.fact(number, content=content())], AT)
    assert leases.of(node)[0].used == 42
    elsewhere = mint(held.block, held.first + LEASE, held.key)
    hub.journal.append([kiosk_author.fact(elsewhere, content=content())], AT)
    assert leases.of(node)[0].used == 42


def test_a_hub_below_gets_blocks_that_nobody_else_has(leases: Leases) -> None:
    own = more(leases, ONE)
    (span,) = leases.span_for(BELOW, [])
    assert leases.span_for(BELOW, []) == [span]
    assert span == (2, 2 + SPAN)
    (other,) = leases.span_for(OTHER, [])
    assert other == (span[1], span[1] + SPAN)
    twelfth = [more(leases, f"node {at:03}".encode()) for at in range(11)][-1]
    assert own[0].block == 1 and twelfth[0].block == other[1]
    assert leases.span_for(BELOW, [span]) == [span, (other[1] + 1, other[1] + 1 + SPAN)]


def test_a_hub_that_gives_away_its_first_block_goes_on_with_the_rest(leases: Leases) -> None:
    assert leases.span_for(BELOW, []) == [(1, 1 + SPAN)]
    assert leases.own_spans() == [(1 + SPAN, ALL_BLOCKS[1])]
    assert places(more(leases, ONE)) == [(1 + SPAN, 0)]


def test_a_hub_below_leases_from_what_it_was_given_and_says_when_that_ends(hub: HubStore) -> None:
    leases = hub.nodes.leases
    leases.given(41, 42)
    leases.given(41, 42)
    held = [more(leases, f"node {at:03}".encode()) for at in range(11)]
    assert [one[0].block for one in held[:10]] == [41] * 10
    assert held[10] == []


def test_in_training_all_numbers_are_of_block_0000(hub: HubStore) -> None:
    leases = hub.nodes.leases
    one, other = (
        leases.more(node, [], AT, training=True, size=TRAINING_LEASE) for node in (ONE, OTHER)
    )
    assert places(one, other) == [(0, 0), (0, TRAINING_LEASE)]


def test_a_training_hub_below_leases_from_its_part(hub: HubStore) -> None:
    leases = hub.nodes.leases
    part = Leased(0, bytes(32), 400_000, 420_000)
    leases.given_in_training(part)
    leases.given_in_training(part)
    nodes = [f"node {at:03}".encode() for at in range(3)]
    held = [leases.more(one, [], AT, training=True, size=TRAINING_LEASE) for one in nodes]
    assert places(*held) == [(0, 400_000), (0, 410_000)]
    assert held[2] == [] and held[0][0].key == bytes(32)


@pytest.mark.parametrize("training", [False, True])
def test_a_hub_made_anew_from_a_copy_leases_nothing_it_may_have_leased_since(
    hub: HubStore, training: bool
) -> None:
    leases = hub.nodes.leases
    leases.given(*ALL_BLOCKS)
    size = TRAINING_LEASE if training else LEASE
    before = leases.more(ONE, [], AT, training=training, size=size)
    begin_anew(hub.engine)
    after = leases.more(OTHER, [], AT, training=training, size=size)
    room = [(one.block, one.first) for one in (*before, *after)]
    if training:
        assert room[1][1] >= room[0][1] + 10 * TRAINING_LEASE
    else:
        assert room[1][0] > room[0][0] + 50
    assert leases.of(ONE) == before


def test_leases_outlast_the_hubs_process(place: Path | str, law: Any, trust: Any) -> None:
    held = []
    for node in (ONE, OTHER):
        store = HubStore.open(place, law.lists, trust.role_of)
        store.nodes.leases.given(*ALL_BLOCKS)
        held.append(more(store.nodes.leases, node))
        store.close()
    assert places(*held) == [(1, 0), (1, LEASE)]
