from __future__ import annotations

from hypothesis import given
from hypothesis.strategies import floats, integers

from sync.backoff import Backoff

DICE = floats(min_value=0, max_value=1, exclude_max=True)


def test_nobody_waits_while_all_goes_well() -> None:
    assert Backoff().wait(0, 0.9) == 0


def test_waits_double_up_to_the_longest() -> None:
    backoff = Backoff(first=1, longest=10)
    assert [
        backoff.wait(failures, 0.999999) > 0.99 * full
        for failures, full in [(1, 1), (2, 2), (3, 4), (4, 8), (5, 10), (6, 10)]
    ] == [True] * 6


@given(failures=integers(1, 10**9), dice=DICE)
def test_a_wait_is_between_half_and_whole(failures: int, dice: float) -> None:
    backoff = Backoff(first=2, longest=60)
    full = min(60, 2 * 2 ** min(failures - 1, 30))
    assert full / 2 <= backoff.wait(failures, dice) <= full


def test_two_kiosks_do_not_knock_together() -> None:
    assert Backoff().wait(5, 0.1) != Backoff().wait(5, 0.7)
