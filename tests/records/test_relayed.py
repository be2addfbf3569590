"""A hub's journal goes up in its order, and is safe as far as the hub above holds it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from customs.facts import FactKind
from envelope.parcels import look, to_plain
from records.hub_store import HubStore
from records.outbox import Held
from records.pulling import ReadAbove
from records.relayed import Relayed


@pytest.fixture
def relayed(hub: HubStore) -> Relayed:
    return Relayed(hub.engine, hub.journal, to_plain)


@pytest.fixture
def facts(hub: HubStore, author: Any) -> list[Any]:
    made = [author.fact(None, FactKind.PRINTED) for _ in range(5)]
    hub.journal.append(made, 1_000)
    return made


def ids(relayed: Relayed, most: int = 9) -> list[bytes]:
    return [look(one.parcel).fact_id for one in relayed.waiting(most)]


def test_the_journal_waits_in_its_order(relayed: Relayed, facts: list[Any]) -> None:
    assert ids(relayed, 3) == [one.fact_id for one in facts[:3]]
    assert relayed.waiting(9, Held.STORED) == []
    backlog = relayed.backlog()
    assert (backlog.new, backlog.oldest) == (5, 1_000)


def test_what_the_hub_above_holds_is_safe_and_offered_no_more(
    relayed: Relayed, facts: list[Any], hub: HubStore
) -> None:
    asked = ids(relayed, 3)
    relayed.mark([(one, Held.STORED, None) for one in asked])
    assert (relayed.position(), hub.safe_position()) == (3, 3)
    assert ids(relayed) == [one.fact_id for one in facts[3:]]


def test_a_line_the_hub_above_lacks_stops_those_after_it(
    relayed: Relayed, facts: list[Any], hub: HubStore
) -> None:
    asked = ids(relayed)
    held = [Held.STORED, Held.SET_ASIDE, Held.NEW, Held.STORED, Held.STORED]
    relayed.mark([(one, how, None) for one, how in zip(asked, held, strict=True)])
    assert relayed.position() == hub.safe_position() == 2
    assert ids(relayed)[0] == facts[2].fact_id


def test_nothing_held_changes_nothing(relayed: Relayed, facts: list[Any]) -> None:
    relayed.mark([(one, Held.NEW, None) for one in ids(relayed)])
    assert relayed.position() == 0


def test_what_a_copy_made_safe_goes_up_all_the_same(
    relayed: Relayed, facts: list[Any], hub: HubStore
) -> None:
    hub.mark_safe(5)
    assert len(ids(relayed)) == 5
    relayed.mark([(one, Held.STORED, None) for one in ids(relayed, 2)])
    assert hub.safe_position() == 5


def test_an_altered_line_is_passed_over(
    relayed: Relayed, facts: list[Any], alter: Callable[..., None]
) -> None:
    alter(2, signed=b"\0")
    assert ids(relayed) == [one.fact_id for one in facts if one is not facts[1]]


def test_a_hub_above_that_began_anew_is_offered_everything_again(
    relayed: Relayed, facts: list[Any], hub: HubStore
) -> None:
    assert relayed.in_epoch(b"one")
    relayed.mark([(one, Held.STORED, None) for one in ids(relayed)])
    assert relayed.in_epoch(b"one")
    assert not relayed.in_epoch(b"two")
    # What is held here alone again is not safe, until the hub above has it once more.
    assert relayed.position() == hub.safe_position() == 0
    assert relayed.in_epoch(b"two")
    relayed.mark([(one, Held.STORED, None) for one in ids(relayed)])
    assert hub.safe_position() == 5


def test_what_comes_down_tells_of_a_new_life_too(
    relayed: Relayed, facts: list[Any], hub: HubStore
) -> None:
    assert relayed.in_epoch(b"one")
    relayed.mark([(one, Held.STORED, None) for one in ids(relayed)])
    hub.pulled.keep([], 1_000, ReadAbove(b"one", b"here"), [])
    assert relayed.position() == hub.safe_position() == 5
    hub.pulled.keep([], 1_000, ReadAbove(b"two", b"there"), [])
    assert relayed.position() == hub.safe_position() == 0
    assert len(ids(relayed)) == 5


def test_an_answer_of_the_life_before_moves_nothing(
    relayed: Relayed, facts: list[Any], hub: HubStore
) -> None:
    assert relayed.in_epoch(b"one")
    relayed.mark([(one, Held.STORED, None) for one in ids(relayed, 3)])
    asked = ids(relayed)
    hub.pulled.keep([], 1_000, ReadAbove(b"two", b"there"), [])
    relayed.mark([(one, Held.STORED, None) for one in asked])
    assert relayed.position() == hub.safe_position() == 0
    assert len(ids(relayed)) == 5
