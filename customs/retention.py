"""How long what was declared is kept, by the state a declaration came to its end in."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from customs.states import State

ENDS = frozenset({State.WITHDRAWN, State.LAPSED, State.RELEASED, State.REFUSED, State.LEFT})
"""States from which nothing more is awaited; from RELEASED and REFUSED one may still leave."""


@dataclass(frozen=True, slots=True)
class Retention:
    """What is in force from a day on: months for each state that is an end."""

    valid_from: date
    source: str
    confirmed: bool
    months: Mapping[State, int]

    def last_day(self, state: State, on: date) -> date | None:
        """Give the day up to which declarations of a state have been kept long enough on ``on``.

        None for a state that is no end.
        """
        months = self.months.get(state)
        return None if months is None else _months_before(on, months)


def _months_before(day: date, months: int) -> date:
    year, month = divmod(day.year * 12 + day.month - 1 - months, 12)
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))
