"""When a visit is taken to be over: pure, so that time is passed in.

A minute without a touch warns, with a countdown in words; half a minute later the visit is wiped.
The last screen stays for twenty seconds only, so that the next person does not read it. While a
voice speaks to somebody, time stands still.
"""

from __future__ import annotations

from dataclasses import dataclass
from math import ceil

WARN_AFTER = 60.0
COUNTDOWN = 30.0
LAST_SCREEN = 20.0
OUT_OF_SERVICE = 60.0
"""Seconds. A kiosk that failed tries again after a minute in which nobody touched it, and the
service menu closes."""


@dataclass(frozen=True, slots=True)
class Awake:
    """Somebody is there."""


@dataclass(frozen=True, slots=True)
class Warned:
    """Nobody has touched the glass for a while; ``seconds`` are left."""

    seconds: int


@dataclass(frozen=True, slots=True)
class Over:
    """Nobody is there any more."""


Attention = Awake | Warned | Over


class Idle:
    """Watches one visit. ``now`` is any clock that never runs backwards, in seconds."""

    def __init__(self, now: float) -> None:
        self._touched = now
        self._looked = now

    def touched(self, now: float) -> None:
        """Somebody touched the glass, or answered in another way."""
        self._touched = now

    def attention(
        self,
        now: float,
        *,
        waiting: bool,
        last: bool,
        failed: bool = False,
        spoken_to: bool = False,
    ) -> Attention:
        """Say how things stand.

        ``waiting``: the first screen is shown, and nobody has begun. ``last``: nothing more is
        asked, so no warning is given either. ``failed``: the failsafe screen is shown, or the
        service menu.
        ``spoken_to``: a voice is speaking now, and has been since last asked.
        """
        if spoken_to:
            self._touched = min(now, self._touched + now - self._looked)
        self._looked = now
        quiet = now - self._touched
        if failed:
            return Over() if quiet >= OUT_OF_SERVICE else Awake()
        if waiting:
            return Awake()
        if last:
            return Over() if quiet >= LAST_SCREEN else Awake()
        if quiet < WARN_AFTER:
            return Awake()
        left = WARN_AFTER + COUNTDOWN - quiet
        return Warned(ceil(left)) if left > 0 else Over()
