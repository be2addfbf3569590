from __future__ import annotations

import pytest

from records.hub_store import HubStore
from records.tries import Patience

PATIENCE = Patience(free=2, first=10, longest=40, forgets=1_000)
LIMITS = {"code": PATIENCE}


def test_free_guesses_come_first_and_then_each_waits_longer(hub: HubStore) -> None:
    at = 100
    assert [hub.tries.guess(LIMITS, at) for _ in range(3)] == [None, None, 110]
    for wait in (10, 20, 40, 40):
        assert hub.tries.guess(LIMITS, at + wait - 1) == at + wait
        at += wait
        assert hub.tries.guess(LIMITS, at) is None


def test_to_ask_while_waiting_makes_nobody_wait_longer(hub: HubStore) -> None:
    said = [hub.tries.guess(LIMITS, 100) for _ in range(50)]
    assert set(said[2:]) == {110}


def test_wrong_guesses_are_forgotten_one_by_one(hub: HubStore) -> None:
    for _ in range(2):
        hub.tries.guess(LIMITS, 100)
    assert [hub.tries.guess(LIMITS, 1_100) for _ in range(2)] == [None, 1_110]


def test_any_key_that_waits_is_waited_for_and_the_others_count_nothing(hub: HubStore) -> None:
    for _ in range(2):
        hub.tries.guess(LIMITS, 100)
    both = {**LIMITS, "window": PATIENCE}
    assert [hub.tries.guess(both, 100) for _ in range(5)] == [110] * 5
    assert hub.tries.guess({"window": PATIENCE}, 100) is None


def test_the_right_thing_starts_a_code_anew_and_takes_one_guess_off_a_window(
    hub: HubStore,
) -> None:
    for key in ("code", "window"):
        for _ in range(2):
            hub.tries.guess({key: PATIENCE}, 100)
    hub.tries.forget("code")
    hub.tries.take_back("window")
    assert [hub.tries.guess({"code": PATIENCE}, 100) for _ in range(3)] == [None, None, 110]
    assert [hub.tries.guess({"window": PATIENCE}, 100) for _ in range(2)] == [None, 110]


@pytest.mark.parametrize("count", [0, 1, 10**6])
def test_a_clock_set_back_forgives_nothing(count: int) -> None:
    assert PATIENCE.remembered(count, -5_000) == count
