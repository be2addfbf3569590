from __future__ import annotations

from typing import Any

import pytest

from customs.errors import NotOneDeclaration
from customs.facts import FactKind
from customs.life import TRANSITIONS, State, allowed, fold, said, target, undoable

LODGED, AMENDED, PRESENTED = FactKind.LODGED, FactKind.AMENDED, FactKind.PRESENTED
ACCEPTED, RELEASED, UNDONE = FactKind.ACCEPTED, FactKind.RELEASED, FactKind.UNDONE


def test_a_lodged_declaration_is_lodged(story: Any) -> None:
    lodged = story.tell(LODGED, crossing=b"crossing")
    declaration = fold([lodged])
    assert declaration.state is State.LODGED
    assert declaration.version == 1
    assert declaration.lodged == lodged
    assert declaration.heads == (lodged.id,)
    assert declaration.crossing == b"crossing"
    assert declaration.number == lodged.header.number
    assert not declaration.training
    assert not declaration.erased


def test_the_green_case_is_released_in_four_facts(story: Any) -> None:
    lodged = story.tell(LODGED)
    accepted = story.chain(lodged, PRESENTED, ACCEPTED)
    green = story.tell(FactKind.CHANNEL_ASSIGNED, accepted, act={"channel": "green"})
    story.tell(RELEASED, green)
    declaration = fold(story.told)
    assert declaration.state is State.RELEASED
    assert declaration.channel == "green"
    assert declaration.standing == tuple(story.told)
    assert FactKind.LEFT in allowed(declaration)
    assert FactKind.HELD not in allowed(declaration)


@pytest.mark.parametrize(
    ("kinds", "state"),
    [
        ([FactKind.WITHDRAWN], State.WITHDRAWN),
        ([FactKind.LAPSED], State.LAPSED),
        ([PRESENTED, FactKind.CORRECTION_ASKED, AMENDED], State.LODGED),
        ([PRESENTED, ACCEPTED, FactKind.EXAMINED], State.UNDER_EXAMINATION),
        ([PRESENTED, ACCEPTED, FactKind.PAYMENT_AWAITED], State.AWAITING_PAYMENT),
        (
            [PRESENTED, ACCEPTED, FactKind.PAYMENT_AWAITED, FactKind.PAYMENT_RECORDED],
            State.PAID,
        ),
        ([PRESENTED, FactKind.HELD, RELEASED, FactKind.LEFT], State.LEFT),
        ([PRESENTED, FactKind.REFUSED, FactKind.LEFT], State.LEFT),
        ([PRESENTED, ACCEPTED, AMENDED], State.ACCEPTED),
    ],
)
def test_a_declaration_goes_through_its_life(
    story: Any, kinds: list[FactKind], state: State
) -> None:
    story.chain(story.tell(LODGED), *kinds)
    assert fold(story.told).state is state


def test_an_act_out_of_its_place_is_kept_and_changes_nothing(story: Any) -> None:
    lodged = story.tell(LODGED)
    released = story.tell(RELEASED, lodged)
    declaration = fold(story.told)
    assert declaration.state is State.LODGED
    assert declaration.out_of_place == (released,)
    assert released in declaration.history
    assert declaration.heads == (released.id,)


def test_a_kind_this_version_does_not_know_is_kept(story: Any) -> None:
    unknown = story.tell(99, story.tell(LODGED))
    declaration = fold(story.told)
    assert declaration.out_of_place == (unknown,)
    assert declaration.state is State.LODGED


def test_amendments_raise_the_version_and_govern(story: Any) -> None:
    story.tell(AMENDED, story.tell(LODGED))
    declaration = fold(story.told)
    assert declaration.version == 2
    assert declaration.lodged == story.told[1]


def test_a_fact_given_twice_counts_once_and_content_wins_over_none(story: Any) -> None:
    lodged = story.tell(LODGED)
    story.tell(FactKind.PRINTED, lodged, act={"copy": 0})
    bare = [type(fact)(fact.id, fact.header) for fact in story.told]
    assert fold([*bare, *story.told, *bare]) == fold(story.told)
    assert fold(story.told).prints == 1


def test_a_fact_whose_past_is_missing_waits(story: Any) -> None:
    lodged = story.tell(LODGED)
    presented = story.tell(PRESENTED, lodged)
    accepted = story.tell(ACCEPTED, presented)
    declaration = fold([lodged, accepted])
    assert declaration.state is State.LODGED
    assert declaration.waiting == (accepted,)
    assert declaration.waiting_for == (presented.id,)
    assert declaration.history == (lodged, accepted)
    assert declaration.heads == (lodged.id,)
    assert fold(story.told).waiting == ()


def test_before_its_lodging_comes_a_declaration_is_not_seen(story: Any) -> None:
    presented = story.tell(PRESENTED, story.tell(LODGED))
    declaration = fold([presented])
    assert declaration.state is State.NOT_SEEN
    assert declaration.lodged is None
    assert declaration.crossing is None
    assert allowed(declaration) == (LODGED,)


def test_facts_of_no_declaration_or_of_two_are_not_folded(story: Any) -> None:
    with pytest.raises(NotOneDeclaration):
        fold([])
    story.tell(LODGED)
    story.tell(LODGED, number=2041200000026)
    with pytest.raises(NotOneDeclaration):
        fold(story.told)


def test_order_comes_from_what_was_seen_and_never_from_the_clock(story: Any) -> None:
    lodged = story.tell(LODGED, clock=900)
    presented = story.tell(PRESENTED, lodged, clock=5)
    assert fold([presented, lodged]).history == (lodged, presented)
    assert fold([presented, lodged]).state is State.PRESENTED


def test_an_erased_declaration_keeps_its_state(story: Any) -> None:
    lodged = story.tell(LODGED)
    released = story.chain(lodged, PRESENTED, ACCEPTED, RELEASED)
    assert FactKind.ERASED in allowed(fold(story.told))
    story.tell(FactKind.ERASED, released, act={"reason": "retention period ended"})
    declaration = fold(story.told)
    assert declaration.erased
    assert declaration.state is State.RELEASED
    assert FactKind.ERASED not in allowed(declaration)


def test_erasing_an_older_version_leaves_the_governing_one(story: Any) -> None:
    lodged = story.tell(LODGED)
    amended = story.tell(AMENDED, lodged)
    story.naming(FactKind.ERASED, lodged, amended)
    assert not fold(story.told).erased
    story.naming(FactKind.ERASED, amended, story.told[-1])
    assert fold(story.told).erased


def test_joining_gives_the_crossing(story: Any) -> None:
    lodged = story.tell(LODGED, crossing=b"crossin1")
    story.tell(FactKind.JOINED, lodged, crossing=b"crossin2")
    assert fold(story.told).crossing == b"crossin2"


def test_one_training_fact_makes_the_declaration_training(story: Any) -> None:
    story.tell(LODGED, training=True)
    assert fold(story.told).training


def test_the_last_act_is_taken_back_with_undone(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released = story.tell(RELEASED, accepted)
    before = fold(story.told)
    assert undoable(before) == released
    assert UNDONE in allowed(before)
    story.naming(UNDONE, released, released)
    after = fold(story.told)
    assert after.state is State.ACCEPTED
    assert undoable(after) == accepted
    assert released not in after.standing
    assert released in after.history


def test_taking_back_an_earlier_act_leaves_the_later_ones_out_of_place(story: Any) -> None:
    presented = story.tell(PRESENTED, story.tell(LODGED))
    accepted = story.tell(ACCEPTED, presented)
    released = story.tell(RELEASED, accepted)
    story.naming(UNDONE, accepted, released)
    declaration = fold(story.told)
    assert declaration.state is State.PRESENTED
    assert declaration.out_of_place == (released,)


def test_a_lodging_cannot_be_undone(story: Any) -> None:
    lodged = story.tell(LODGED)
    assert undoable(fold([lodged])) is None
    assert UNDONE not in allowed(fold([lodged]))
    undone = story.naming(UNDONE, lodged, lodged)
    declaration = fold(story.told)
    assert declaration.state is State.LODGED
    assert declaration.out_of_place == (undone,)


@pytest.mark.parametrize("act", [None, {}, {"target": "not hex"}, {"target": "00" * 16}])
def test_an_undone_that_names_nothing_seen_is_out_of_place(
    story: Any, act: dict[str, str] | None
) -> None:
    presented = story.tell(PRESENTED, story.tell(LODGED))
    undone = story.tell(UNDONE, presented, act=act)
    assert fold(story.told).out_of_place == (undone,)


def test_details_that_are_no_act_say_nothing(story: Any) -> None:
    lodged = story.tell(LODGED)
    odd = type(lodged)(lodged.id, lodged.header, {"act": ("rows",)})
    assert said(odd) == {}
    assert target(odd) is None


def test_every_kind_has_its_place_in_the_table() -> None:
    assert set(TRANSITIONS) == set(FactKind)
    reached = {given for moves in TRANSITIONS.values() for given in moves.values()}
    assert reached == set(State) - {State.NOT_SEEN}


def test_what_the_table_allows_is_what_the_fold_takes(story: Any) -> None:
    story.chain(story.tell(LODGED), PRESENTED, ACCEPTED, FactKind.PAYMENT_AWAITED)
    told = list(story.told)
    for kind in set(FactKind) - {UNDONE, FactKind.CONFLICT_SETTLED}:
        following = story.tell(kind, told[-1])
        taken = fold([*told, following])
        fits = following in taken.standing and not taken.conflicts
        repeated = kind is FactKind.PAYMENT_AWAITED
        assert fits == (kind in allowed(fold(told)) or repeated), kind
