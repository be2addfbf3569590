"""How long what was declared is kept."""

from __future__ import annotations

from datetime import date

import pytest

from customs.retention import Retention
from customs.states import State

RULES = Retention(date(2026, 1, 1), "a test", False, {State.LEFT: 60, State.LAPSED: 1})


@pytest.mark.parametrize(
    ("state", "on", "last"),
    [
        (State.LEFT, date(2031, 11, 22), date(2026, 11, 22)),
        (State.LAPSED, date(2026, 1, 15), date(2025, 12, 15)),
        (State.LAPSED, date(2026, 3, 31), date(2026, 2, 28)),
        (State.LEFT, date(2029, 2, 28), date(2024, 2, 28)),
    ],
)
def test_months_are_counted_back_in_the_calendar(state: State, on: date, last: date) -> None:
    assert RULES.last_day(state, on) == last


def test_a_state_that_is_no_end_has_no_day() -> None:
    assert RULES.last_day(State.HELD, date(2090, 1, 1)) is None
