"""Five tries are free; then each wrong one doubles the wait, up to an hour."""

from __future__ import annotations

import pytest

from kiosk.staff.waits import Tries


def after(wrong: int) -> Tries:
    return Tries(wrong, since=1000.0)


@pytest.mark.parametrize("wrong", range(5))
def test_the_first_tries_are_free(wrong: int) -> None:
    assert after(wrong).wait(1000.0) == 0


@pytest.mark.parametrize(
    ("wrong", "minutes"),
    [(5, 1), (6, 2), (7, 4), (8, 8), (9, 16), (10, 32), (11, 60), (12, 60), (5000, 60)],
)
def test_then_the_wait_doubles_up_to_an_hour(wrong: int, minutes: int) -> None:
    assert after(wrong).wait(1000.0) == minutes * 60


def test_a_wait_runs_down_and_ends() -> None:
    assert after(5).wait(1045.0) == 15
    assert after(5).wait(1060.0) == 0
    assert after(5).wait(9999.0) == 0


def test_each_wrong_one_begins_its_own_wait() -> None:
    assert after(5).after_a_wrong_one(1061.0).wait(1061.0) == 120
