"""Once a night, and never under anybody's hands."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from kiosk.restart import HOURS_TO_TRY, Standing, restarts

QUIET = Standing(untouched=600.0, lived=80_000.0, waiting=True, busy=False)
YESTERDAY = datetime(2026, 11, 22, 9, 0)
NIGHT = datetime(2026, 11, 23, 3, 0)


def test_at_its_hour_a_kiosk_that_nobody_touches_restarts() -> None:
    assert restarts(3, YESTERDAY, NIGHT, QUIET)


@pytest.mark.parametrize(
    "stands",
    [
        replace(QUIET, untouched=599.0),
        replace(QUIET, waiting=False),
        replace(QUIET, busy=True),
        replace(QUIET, lived=3_599.0),
    ],
)
def test_it_waits_while_anything_goes_on(stands: Standing) -> None:
    assert not restarts(3, YESTERDAY, NIGHT, stands)


def test_before_the_hour_and_long_after_it_nothing_happens() -> None:
    assert not restarts(3, YESTERDAY, NIGHT - timedelta(seconds=1), QUIET)
    assert restarts(3, YESTERDAY, NIGHT + timedelta(hours=HOURS_TO_TRY, seconds=-1), QUIET)
    assert not restarts(3, YESTERDAY, NIGHT + timedelta(hours=HOURS_TO_TRY), QUIET)


@pytest.mark.parametrize("hour", range(24))
def test_a_clock_told_to_go_through_three_nights_restarts_it_three_times(hour: int) -> None:
    now = began = datetime(2026, 11, 22, 12, 30)
    ends: list[datetime] = []
    while now < datetime(2026, 11, 25, 12, 30):
        lived = (now - began).total_seconds()
        if restarts(hour, began, now, replace(QUIET, lived=lived)):
            ends.append(now)
            began = now + timedelta(seconds=20)
        now += timedelta(minutes=1)
    assert len(ends) == 3
    assert {end.hour for end in ends} == {hour}


def test_a_busy_night_is_left_at_the_first_quiet_moment_also_after_midnight() -> None:
    began = datetime(2026, 11, 22, 9, 0)
    assert restarts(23, began, datetime(2026, 11, 23, 1, 15), QUIET)
    assert not restarts(23, began, datetime(2026, 11, 23, 4, 0), QUIET)


def test_a_clock_set_back_after_the_restart_does_not_restart_it_over_and_over() -> None:
    began = NIGHT - timedelta(minutes=5)
    assert not restarts(3, began, NIGHT, replace(QUIET, lived=700.0))
