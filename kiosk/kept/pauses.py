"""Paused visits: in memory only, under a short code, for a quarter of an hour. Pure.

A code is short enough to be kept in one's head, so guesses are dear: after five wrong ones nobody
is listened to for a minute. What is not taken up in time is wiped.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from kiosk.visit import Visit

LASTS = 15 * 60.0
DEAF = 60.0
"""Seconds."""

MOST = 8
FREE_TRIES = 5
DIGITS = 5
CODES = 10**DIGITS


@dataclass(frozen=True)
class Paused:
    """A visit that waits, with what was typed on its screen and not answered yet."""

    visit: Visit
    draft: dict[str, Any] = field(default_factory=dict)
    until: float = 0.0


@dataclass(frozen=True, slots=True)
class Waits:
    """No code is listened to for so many seconds."""

    seconds: float


@dataclass
class Pauses:
    """The paused visits of one glass.

    ``draw`` gives random bytes; ``now`` seconds of a clock that never runs backwards.
    """

    draw: Callable[[int], bytes]
    now: Callable[[], float]
    _held: dict[str, Paused] = field(default_factory=dict)
    _wrong: int = 0
    _deaf_until: float = 0.0

    @property
    def any(self) -> bool:
        """Whether somebody's visit waits."""
        self.look_after()
        return bool(self._held)

    @property
    def has_room(self) -> bool:
        """Whether one more may be held."""
        self.look_after()
        return len(self._held) < MOST

    def hold(self, visit: Visit, draft: dict[str, Any]) -> str:
        """Hold a visit and give its code: five digits. Raises ValueError where there is no room."""
        if not self.has_room:
            raise ValueError(f"no more than {MOST} visits are held")
        code = self._free_code()
        self._held[code] = Paused(visit, draft, self.now() + LASTS)
        return code

    def take(self, code: str) -> Paused | Waits | None:
        """Give the visit under a code, which is its holder's from now on; None for a wrong one."""
        self.look_after()
        if (left := self._deaf_until - self.now()) > 0:
            return Waits(left)
        found = self._held.pop(code, None)
        # A right one forgives nothing: whoever guesses could pause and take up their own between.
        self._wrong += found is None
        if self._wrong >= FREE_TRIES:
            self._wrong, self._deaf_until = 0, self.now() + DEAF
            return Waits(DEAF)
        return found

    def look_after(self) -> None:
        """Wipe what was not taken up in time."""
        for code in [code for code, held in self._held.items() if held.until <= self.now()]:
            _wipe(self._held.pop(code))

    def clear(self) -> None:
        """Wipe everything."""
        while self._held:
            _wipe(self._held.popitem()[1])

    def _free_code(self) -> str:
        drawn = int.from_bytes(self.draw(8), "big")
        codes = (f"{(drawn + more) % CODES:0{DIGITS}d}" for more in range(MOST))
        return next(code for code in codes if code not in self._held)


def _wipe(paused: Paused) -> None:
    paused.visit.wipe("")
    paused.draft.clear()
