"""Reference data as it stands on a day."""

from __future__ import annotations

import time
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from reference import Reference, ReferenceBroken, clock_lost, load, today


@pytest.mark.parametrize(
    ("on", "number"),
    [
        (date(2016, 8, 11), 20160811),
        (date(2020, 9, 23), 20160811),
        (date(2020, 9, 24), 20200924),
        (date(2025, 12, 31), 20200924),
        (date(2026, 1, 1), 20260101),
        (date(2026, 11, 22), 20260101),
    ],
)
def test_the_pack_in_force_is_the_latest_begun(on: date, number: int) -> None:
    assert load(on).rule_pack_number == number


def test_before_the_first_pack_there_is_no_law_to_load() -> None:
    with pytest.raises(ReferenceBroken, match="rules: nothing in force on 2016-08-10"):
        load(date(2016, 8, 10))


@pytest.mark.parametrize(
    ("now", "day"),
    [
        (datetime(2026, 12, 31, 19, 59, 59, tzinfo=UTC), date(2026, 12, 31)),
        (datetime(2026, 12, 31, 20, 0, tzinfo=UTC), date(2027, 1, 1)),
    ],
)
def test_a_law_begins_at_midnight_in_baku(now: datetime, day: date) -> None:
    assert today(now) == day


@pytest.mark.parametrize("year", [1970, 2000, 2025])
def test_a_clock_that_shows_less_than_the_rates_held_is_lost(year: int) -> None:
    shown = datetime(year, 1, 1, tzinfo=UTC)
    assert clock_lost(shown)
    assert today(shown) == load(today(shown)).rates.on
    assert not clock_lost(datetime(2026, 11, 22, tzinfo=UTC))


def test_a_moment_without_a_zone_has_no_date_in_baku() -> None:
    with pytest.raises(ValueError, match="without a zone"):
        today(datetime(2026, 11, 22, 12, 0))


def test_crossing_points_are_a_code_list_too(reference: Reference) -> None:
    assert reference.lists["crossing_point"].by_code("sederek").label == "Sədərək"
    assert len(reference.lists["crossing_point"].entries) == len(reference.posts)


def test_sample_rates_are_warned_of(reference: Reference) -> None:
    assert [notice.message for notice in reference.warnings] == [
        "The exchange rates are samples, not published ones."
    ]


@pytest.mark.parametrize(
    ("on", "warned"), [(date(2026, 11, 24), False), (date(2026, 11, 25), True)]
)
def test_rates_older_than_a_long_weekend_are_warned_of(on: date, warned: bool) -> None:
    old = [n.parameters for n in load(on).warnings if n.message.endswith("days old.")]
    assert old == ([{"days": 5}] if warned else [])


def test_rates_of_a_later_day_are_used_and_warned_of() -> None:
    found = load(date(2026, 11, 1))
    assert found.rates.on == date(2026, 11, 20)
    assert found.warnings[0].message == "The exchange rates are of a later day, {day}."


def test_posts_and_questions_are_found_by_name(reference: Reference) -> None:
    assert reference.post("baki").border == "air"
    assert reference.question("wireless").number == 9
    with pytest.raises(KeyError):
        reference.post("atlantis")
    with pytest.raises(KeyError):
        reference.question("tenth")


def test_loading_takes_no_time_a_traveller_sees() -> None:
    # The kiosk loads before its first frame; 30 ms there, more here for a busy machine.
    taken = []
    for _ in range(5):
        start = time.perf_counter()
        load(date(2026, 11, 22))
        taken.append(time.perf_counter() - start)
    assert min(taken) < 0.060


def test_a_folder_without_files_is_named(tmp_path: Path) -> None:
    with pytest.raises(ReferenceBroken, match="posts.toml: is missing"):
        load(date(2026, 11, 22), folder=tmp_path)
