from __future__ import annotations

from typing import Any

import pytest

from customs.facts import FactKind
from customs.life import ConflictKind, State, allowed, fold

LODGED, AMENDED, PRESENTED = FactKind.LODGED, FactKind.AMENDED, FactKind.PRESENTED
ACCEPTED, RELEASED, UNDONE = FactKind.ACCEPTED, FactKind.RELEASED, FactKind.UNDONE
SETTLED, HELD, WITHDRAWN = FactKind.CONFLICT_SETTLED, FactKind.HELD, FactKind.WITHDRAWN


def kinds(declaration: Any) -> list[ConflictKind]:
    return [conflict.kind for conflict in declaration.conflicts]


def test_withdrawn_here_and_released_there_is_a_conflict(story: Any) -> None:
    lodged = story.tell(LODGED)
    story.tell(WITHDRAWN, lodged)
    story.chain(lodged, PRESENTED, ACCEPTED, RELEASED)
    declaration = fold(story.told)
    assert kinds(declaration) == [ConflictKind.ACTS]
    assert set(declaration.conflicts[0].facts) == set(story.told) - {lodged}
    assert declaration.state is State.LODGED
    assert declaration.history == tuple(story.told)
    assert set(declaration.heads) == {story.told[1].id, story.told[-1].id}


def test_a_disputed_release_is_not_released(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    story.tell(RELEASED, accepted)
    story.tell(HELD, accepted)
    declaration = fold(story.told)
    assert declaration.state is State.ACCEPTED
    assert set(allowed(declaration)) == {
        HELD,
        FactKind.PRINTED,
        FactKind.ERASED,
        SETTLED,
    }


def test_holding_what_is_disputed_works_before_it_is_settled(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released, refused = (
        story.tell(RELEASED, accepted),
        story.tell(FactKind.REFUSED, accepted),
    )
    story.tell(HELD, released, refused)
    assert fold(story.told).state is State.HELD
    assert fold(story.told).conflicts


@pytest.mark.parametrize("winner", [RELEASED, HELD])
def test_the_settlement_names_who_wins(story: Any, winner: FactKind) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    sides = {kind: story.tell(kind, accepted) for kind in (RELEASED, HELD)}
    story.naming(SETTLED, sides[winner], *sides.values())
    declaration = fold(story.told)
    assert declaration.conflicts == ()
    assert declaration.state.name == winner.name
    assert SETTLED not in allowed(declaration)


def test_settling_for_a_branch_keeps_the_whole_branch(story: Any) -> None:
    lodged = story.tell(LODGED)
    withdrawn = story.tell(WITHDRAWN, lodged)
    presented = story.tell(PRESENTED, lodged)
    released = story.chain(presented, ACCEPTED, RELEASED)
    story.naming(SETTLED, presented, withdrawn, released)
    assert fold(story.told).state is State.RELEASED


def test_what_the_settler_had_not_seen_is_still_in_dispute(story: Any) -> None:
    lodged = story.tell(LODGED)
    withdrawn = story.tell(WITHDRAWN, lodged)
    presented = story.tell(PRESENTED, lodged)
    story.naming(SETTLED, withdrawn, withdrawn, presented)
    assert fold(story.told).state is State.WITHDRAWN
    accepted = story.tell(ACCEPTED, presented)
    declaration = fold(story.told)
    assert [set(conflict.facts) for conflict in declaration.conflicts] == [{withdrawn, accepted}]
    assert declaration.state is State.LODGED


def test_a_later_settlement_overrules_the_one_it_saw(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released, held = story.tell(RELEASED, accepted), story.tell(HELD, accepted)
    first = story.naming(SETTLED, released, released, held)
    story.naming(SETTLED, held, first)
    declaration = fold(story.told)
    assert declaration.state is State.HELD
    assert declaration.conflicts == ()


def test_two_settlements_that_disagree_settle_nothing(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released, held = story.tell(RELEASED, accepted), story.tell(HELD, accepted)
    one = story.naming(SETTLED, released, released, held)
    other = story.naming(SETTLED, held, released, held)
    declaration = fold(story.told)
    assert kinds(declaration) == [ConflictKind.ACTS, ConflictKind.SETTLEMENT]
    assert declaration.state is State.ACCEPTED
    story.naming(SETTLED, held, one, other)
    assert fold(story.told).conflicts == ()
    assert fold(story.told).state is State.HELD


def test_two_settlements_that_agree_settle_it(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released, held = story.tell(RELEASED, accepted), story.tell(HELD, accepted)
    story.naming(SETTLED, held, released, held)
    story.naming(SETTLED, held, released, held)
    assert fold(story.told).state is State.HELD
    assert fold(story.told).conflicts == ()


def test_a_settlement_that_names_nothing_settles_nothing(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released, held = story.tell(RELEASED, accepted), story.tell(HELD, accepted)
    aimless = story.tell(SETTLED, released, held, act={"reason": "no target"})
    declaration = fold(story.told)
    assert declaration.conflicts
    assert declaration.out_of_place == (aimless,)


def test_one_number_under_two_lodgings_keeps_both(story: Any) -> None:
    first, second = story.tell(LODGED), story.tell(LODGED)
    declaration = fold(story.told)
    assert kinds(declaration) == [ConflictKind.NUMBER_TWICE]
    assert declaration.conflicts[0].facts == (first, second)
    assert declaration.state is State.LODGED
    assert declaration.lodged == first
    assert declaration.history == (first, second)


def test_a_second_lodging_that_saw_the_first_is_still_one_too_many(story: Any) -> None:
    first = story.tell(LODGED)
    story.tell(LODGED, first)
    assert kinds(fold(story.told)) == [ConflictKind.NUMBER_TWICE]


def test_settling_one_number_puts_the_other_lodging_and_its_acts_aside(story: Any) -> None:
    first, second = story.tell(LODGED), story.tell(LODGED)
    amended, presented = story.tell(AMENDED, first), story.tell(PRESENTED, second)
    assert kinds(fold(story.told)) == [ConflictKind.NUMBER_TWICE]
    story.naming(SETTLED, second, amended, presented)
    declaration = fold(story.told)
    assert declaration.conflicts == ()
    assert declaration.lodged == second
    assert declaration.state is State.PRESENTED
    assert declaration.version == 1


@pytest.mark.parametrize("kind", [PRESENTED, WITHDRAWN, FactKind.LAPSED])
def test_the_same_harmless_act_twice_is_no_conflict(story: Any, kind: FactKind) -> None:
    lodged = story.tell(LODGED)
    story.tell(kind, lodged)
    story.tell(kind, lodged)
    declaration = fold(story.told)
    assert declaration.conflicts == ()
    assert declaration.out_of_place == ()
    assert len(declaration.heads) == 2


def test_a_paper_released_at_two_desks_is_a_conflict(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    story.tell(RELEASED, accepted)
    story.tell(RELEASED, accepted)
    assert kinds(fold(story.told)) == [ConflictKind.ACTS]


def test_a_payment_recorded_twice_is_a_conflict(story: Any) -> None:
    awaited = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED, FactKind.PAYMENT_AWAITED)
    story.tell(FactKind.PAYMENT_RECORDED, awaited)
    story.tell(FactKind.PAYMENT_RECORDED, awaited)
    assert fold(story.told).state is State.AWAITING_PAYMENT
    assert kinds(fold(story.told)) == [ConflictKind.ACTS]


def test_printing_and_erasing_never_conflict(story: Any) -> None:
    lodged = story.tell(LODGED)
    story.tell(FactKind.PRINTED, lodged)
    story.tell(FactKind.ERASED, lodged)
    story.tell(WITHDRAWN, lodged)
    assert fold(story.told).conflicts == ()


@pytest.mark.parametrize(
    ("kind", "words", "about"),
    [
        (FactKind.CHANNEL_ASSIGNED, ({"channel": "green"}, {"channel": "red"}), "channel"),
        (FactKind.CHARGES_ASSESSED, ({"amount": "10.00"}, {"amount": "20.00"}), "charges"),
    ],
)
def test_two_words_about_one_thing_conflict_only_when_they_differ(
    story: Any, kind: FactKind, words: tuple[dict[str, str], ...], about: str
) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    first = story.tell(kind, accepted, act=words[0])
    same = story.tell(kind, accepted, act=words[0])
    assert fold(story.told).conflicts == ()
    other = story.tell(kind, accepted, act=words[1])
    declaration = fold(story.told)
    assert kinds(declaration) == [about]
    assert declaration.conflicts[0].facts == (first, same, other)
    assert declaration.state is State.ACCEPTED
    assert declaration.channel is None


def test_joining_two_crossings_at_once_is_a_conflict(story: Any) -> None:
    lodged = story.tell(LODGED, crossing=b"crossin0")
    story.tell(FactKind.JOINED, lodged, crossing=b"crossin1")
    story.tell(FactKind.JOINED, lodged, crossing=b"crossin2")
    declaration = fold(story.told)
    assert kinds(declaration) == [ConflictKind.CROSSING]
    assert declaration.crossing == b"crossin0"


def test_leaving_on_a_release_that_was_being_taken_back_is_a_conflict(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released = story.tell(RELEASED, accepted)
    undone = story.naming(UNDONE, released, released)
    left = story.tell(FactKind.LEFT, released)
    declaration = fold(story.told)
    assert [conflict.facts for conflict in declaration.conflicts] == [(undone, left)]
    assert declaration.state is State.RELEASED
    story.naming(SETTLED, undone, undone, left)
    assert fold(story.told).state is State.ACCEPTED


def test_settling_against_an_undone_lets_the_act_stand(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released = story.tell(RELEASED, accepted)
    undone = story.naming(UNDONE, released, released)
    left = story.tell(FactKind.LEFT, released)
    story.naming(SETTLED, left, undone, left)
    assert fold(story.told).state is State.LEFT


def test_an_act_taken_back_no_longer_conflicts(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released = story.tell(RELEASED, accepted)
    story.tell(HELD, accepted)
    assert fold(story.told).conflicts
    story.naming(UNDONE, released, released)
    declaration = fold(story.told)
    assert declaration.conflicts == ()
    assert declaration.state is State.HELD


def test_when_what_disputes_an_undone_is_itself_undone_the_first_holds(story: Any) -> None:
    accepted = story.chain(story.tell(LODGED), PRESENTED, ACCEPTED)
    released = story.tell(RELEASED, accepted)
    story.naming(UNDONE, released, released)
    left = story.tell(FactKind.LEFT, released)
    story.naming(UNDONE, left, left)
    declaration = fold(story.told)
    assert declaration.conflicts == ()
    assert declaration.state is State.ACCEPTED
