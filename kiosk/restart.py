"""When the program ends by itself to be started anew: pure, so that time is passed in.

Once a night, so that what libraries leave behind never piles up for months; never under anybody's
hands, and never twice in one night.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

EXIT_CODE = 79
"""How the process ends then: none of ``sysexits.h``, so nobody takes it for a fault."""

HOURS_TO_TRY = 4
"""A post that is busy at the hour is tried again for so long, then left alone until tomorrow."""

UNTOUCHED_SECONDS = 600.0
SHORTEST_LIFE_SECONDS = 3_600.0
"""A clock that is set back and forth must not end a program that has only just begun."""


@dataclass(frozen=True, slots=True)
class Standing:
    """How the kiosk stands. ``untouched`` and ``lived`` are seconds of a clock that only goes
    forward; ``waiting``: the first screen is shown and nobody has begun; ``busy``: something is
    printed or written."""

    untouched: float
    lived: float
    waiting: bool
    busy: bool


def restarts(hour: int, began: datetime, now: datetime, stands: Standing) -> bool:
    """Whether to end now. ``began`` and ``now`` are local times at the post."""
    return (
        _is_the_time(hour, began, now)
        and stands.waiting
        and not stands.busy
        and stands.untouched >= UNTOUCHED_SECONDS
        and stands.lived >= SHORTEST_LIFE_SECONDS
    )


def _is_the_time(hour: int, began: datetime, now: datetime) -> bool:
    tonight = now.replace(hour=hour, minute=0, second=0, microsecond=0)
    if now < tonight:
        # Hours after midnight may still belong to the night that began before it.
        tonight -= timedelta(days=1)
    return began < tonight <= now < tonight + timedelta(hours=HOURS_TO_TRY)
