from __future__ import annotations

from datetime import UTC, date, datetime
from typing import Any

from reference.load import Reference, load
from sync.law import LawInForce


def test_the_law_changes_at_midnight_in_baku(clock: Any) -> None:
    law = LawInForce(clock)
    clock.moment = datetime(2026, 11, 22, 19, 59, 59, tzinfo=UTC)
    assert law().on == date(2026, 11, 22)
    clock.move(seconds=1)
    assert law().on == date(2026, 11, 23)


def test_the_law_is_read_once_a_day(clock: Any) -> None:
    days: list[date] = []

    def read(on: date) -> Reference:
        days.append(on)
        return load(on)

    law = LawInForce(clock, read)
    first = law()
    assert law() is first
    clock.move(days=1)
    assert law() is not first
    assert days == [date(2026, 11, 22), date(2026, 11, 23)]
