"""The fold gives one answer, whatever order the facts come in and whatever nonsense they say."""

from __future__ import annotations

import hashlib

from hypothesis import given, settings
from hypothesis import strategies as st

from customs.facts import Fact, FactKind, Header
from customs.life import Declaration, State, allowed, fold

KINDS = [*FactKind, FactKind.PRESENTED, FactKind.ACCEPTED, FactKind.RELEASED, FactKind.UNDONE, 99]


def name(index: int) -> bytes:
    return hashlib.sha256(bytes((index,))).digest()[:16]


@st.composite
def tellings(draw: st.DrawFn) -> list[Fact]:
    """Facts each of which saw some of the earlier ones: every history there can be."""
    facts: list[Fact] = []
    for index in range(draw(st.integers(1, 9))):
        kind = draw(st.sampled_from(KINDS)) if index else FactKind.LODGED
        earlier = st.sampled_from(range(index)) if index else st.nothing()
        seen = draw(st.sets(earlier, max_size=2, min_size=1)) if index else set()
        act: dict[str, str] = {"channel": draw(st.sampled_from(["green", "red"]))}
        if index:
            act["target"] = name(draw(earlier)).hex()
        header = Header(
            node=b"kiosk412",
            sequence=index,
            previous=None,
            clock=draw(st.integers(0, 5)),
            kind=kind,
            number=2041200000019,
            seen=tuple(sorted(name(link) for link in seen)),
            crossing=draw(st.sampled_from([None, b"crossin1", b"crossin2"])),
        )
        facts.append(Fact(name(index), header, {"act": act}))
    return facts


@settings(max_examples=150, deadline=None)
@given(st.data(), tellings())
def test_any_order_and_any_repeats_give_the_same_declaration(
    data: st.DataObject, facts: list[Fact]
) -> None:
    mixed = data.draw(st.permutations(facts + facts[: len(facts) // 2]))
    assert fold(mixed) == fold(facts)


@settings(max_examples=150, deadline=None)
@given(tellings())
def test_every_fact_is_kept_and_causes_come_first(facts: list[Fact]) -> None:
    history = fold(facts).history
    assert sorted(fact.id for fact in history) == sorted(fact.id for fact in facts)
    places = {fact.id: place for place, fact in enumerate(history)}
    assert all(places[link] < places[fact.id] for fact in history for link in fact.header.seen)


@settings(max_examples=150, deadline=None)
@given(tellings())
def test_standing_disputed_and_out_of_place_never_overlap(facts: list[Fact]) -> None:
    declaration = fold(facts)
    standing = {fact.id for fact in declaration.standing}
    misplaced = {fact.id for fact in declaration.out_of_place}
    disputed = {fact.id for conflict in declaration.conflicts for fact in conflict.facts}
    shown = [f for f in declaration.standing if f.id in disputed]
    assert not standing & misplaced
    assert [fact.header.kind for fact in shown] in ([], [FactKind.LODGED])
    assert all(len(conflict.facts) > 1 for conflict in declaration.conflicts)


@settings(max_examples=150, deadline=None)
@given(st.data(), tellings())
def test_part_of_the_facts_folds_too_and_the_rest_waits(
    data: st.DataObject, facts: list[Fact]
) -> None:
    part = data.draw(st.lists(st.sampled_from(facts), min_size=1, unique_by=lambda fact: fact.id))
    declaration = fold(part)
    here = {fact.id for fact in part}
    assert not here & set(declaration.waiting_for)
    assert {fact.id for fact in declaration.history} == here
    assert declaration.state is not State.NOT_SEEN or declaration.lodged is None


@settings(max_examples=150, deadline=None)
@given(tellings())
def test_the_next_act_that_saw_all_heads_is_taken(facts: list[Fact]) -> None:
    before = fold(facts)
    beyond = {FactKind.UNDONE, FactKind.CONFLICT_SETTLED}
    for kind in set(allowed(before)) - beyond:
        after = fold([*facts, following(before, kind)])
        assert after.standing[-1].id == name(200)
        assert after.heads == (name(200),)


def following(declaration: Declaration, kind: FactKind) -> Fact:
    header = Header(b"desk0001", 1, None, 0, kind, declaration.number, seen=declaration.heads)
    return Fact(name(200), header, {"act": {}})


def test_facts_that_claim_to_have_seen_each_other_wait_for_ever() -> None:
    def circular(own: int, other: int) -> Fact:
        header = Header(b"desk0001", 1, None, 0, FactKind.PRESENTED, 1, seen=(name(other),))
        return Fact(name(own), header)

    declaration = fold([circular(1, 2), circular(2, 1)])
    assert len(declaration.waiting) == 2
    assert declaration.waiting_for == ()
    assert declaration.state is State.NOT_SEEN
