from __future__ import annotations

from typing import Any

from customs.causality import bits, ordered
from customs.facts import FactKind

PRINTED = FactKind.PRINTED


def test_bits_are_given_lowest_first() -> None:
    assert list(bits(0b101001)) == [0, 3, 5]
    assert list(bits(0)) == []


def test_seeing_goes_through_others(story: Any) -> None:
    first = story.tell(PRINTED)
    second = story.tell(PRINTED, first)
    third = story.tell(PRINTED, second)
    aside = story.tell(PRINTED, first)
    order = ordered([aside, third, second, first])
    assert order.facts == (first, second, third, aside)
    assert order.saw(2, 0) and order.saw(2, 1) and not order.saw(0, 2)
    assert order.apart(3, 1) and order.apart(1, 3) and not order.apart(3, 0)
    assert not order.apart(3, 3)
    assert set(order.unordered_pairs(range(4))) == {(1, 3), (2, 3)}
    assert set(order.heads()) == {third.id, aside.id}


def test_the_clock_then_the_id_break_ties(story: Any) -> None:
    root = story.tell(PRINTED)
    late, early = story.tell(PRINTED, root, clock=9), story.tell(PRINTED, root, clock=3)
    same = story.tell(PRINTED, root, clock=3)
    assert ordered(story.told).facts == (root, *sorted([early, same], key=lambda f: f.id), late)


def test_a_thousand_facts_in_a_row_are_put_in_order(story: Any) -> None:
    story.chain(story.tell(PRINTED, clock=0), *[PRINTED] * 999)
    order = ordered(reversed(story.told))
    assert order.facts == tuple(story.told)
    assert order.heads() == (story.told[-1].id,)


def test_only_what_is_really_missing_is_waited_for(story: Any) -> None:
    missing = story.tell(PRINTED)
    second = story.tell(PRINTED, missing)
    third = story.tell(PRINTED, second, missing)
    order = ordered([third, second])
    assert order.facts == ()
    assert order.waiting == (second, third)
    assert order.waiting_for == (missing.id,)
