"""Paused visits: in memory, under a short code, for a quarter of an hour."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.kept.pauses import DEAF, FREE_TRIES, LASTS, MOST, Paused, Pauses, Waits
from kiosk.visit import Visit


class Time:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def pauses(time: Time) -> Pauses:
    return Pauses(lambda count: (40_713).to_bytes(count, "big"), time)


def visit() -> Visit:
    return Visit("token", answers={"journey": {"direction": "arriving"}})


def wrong(pauses: Pauses, times: int) -> list[Any]:
    return [pauses.take("00000") for _ in range(times)]


def test_a_visit_is_taken_up_once_by_its_code_with_what_was_half_typed(pauses: Pauses) -> None:
    held = visit()
    code = pauses.hold(held, {"at": 2})
    assert code == "40713"
    taken = pauses.take(code)
    assert isinstance(taken, Paused)
    assert taken.visit is held and taken.draft == {"at": 2} and held.answers
    assert pauses.take(code) is None
    assert not pauses.any


def test_no_two_visits_ever_have_one_code(pauses: Pauses) -> None:
    codes = [pauses.hold(visit(), {}) for _ in range(MOST)]
    assert len(set(codes)) == MOST
    assert all(len(code) == 5 and code.isdecimal() for code in codes)
    assert not pauses.has_room
    with pytest.raises(ValueError):
        pauses.hold(visit(), {})


def test_after_a_quarter_of_an_hour_it_is_wiped(pauses: Pauses, time: Time) -> None:
    held, draft = visit(), {"given": {"surname": "NÜMUNƏ"}}
    code = pauses.hold(held, draft)
    time.now = LASTS - 1
    assert pauses.any and held.answers
    time.now = LASTS
    pauses.look_after()
    assert held.answers == {} and draft == {}
    assert pauses.take(code) is None and not pauses.any


def test_clearing_wipes_every_one(pauses: Pauses) -> None:
    held = [visit() for _ in range(3)]
    for each in held:
        pauses.hold(each, {})
    pauses.clear()
    assert not pauses.any and [each.answers for each in held] == [{}] * 3


def test_after_five_wrong_codes_nobody_is_listened_to_for_a_minute(
    pauses: Pauses, time: Time
) -> None:
    code = pauses.hold(visit(), {})
    assert wrong(pauses, FREE_TRIES - 1) == [None] * (FREE_TRIES - 1)
    assert wrong(pauses, 1) == [Waits(DEAF)]
    time.now = 20.0
    assert pauses.take(code) == Waits(DEAF - 20.0)
    time.now = DEAF
    assert isinstance(pauses.take(code), Paused)


def test_taking_up_ones_own_visit_buys_no_more_guesses(pauses: Pauses) -> None:
    wrong(pauses, FREE_TRIES - 1)
    pauses.take(pauses.hold(visit(), {}))
    assert wrong(pauses, 1) == [Waits(DEAF)]
