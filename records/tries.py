"""Wrong guesses, counted at the hub: by the code guessed at, and by the window that asks."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from sqlalchemy import Connection, Engine, bindparam, select

from records.engine import writing
from records.schema_hub import tries


@dataclass(frozen=True, slots=True)
class Patience:
    """How many wrong guesses are free, and how the wait grows after them. Times: milliseconds.

    The wait doubles from ``first`` to ``longest``; one guess is forgotten after each ``forgets``.
    """

    free: int
    first: int
    longest: int
    forgets: int

    def remembered(self, count: int, elapsed: int) -> int:
        """Give how many of ``count`` guesses still count, ``elapsed`` after the last."""
        return max(0, count - max(0, elapsed) // self.forgets)

    def wait(self, count: int) -> int:
        """Give how long the guess after ``count`` wrong ones has to wait."""
        if count < self.free:
            return 0
        # Past 30 doublings any first wait has met the longest one.
        return min(self.longest, self.first << min(count - self.free, 30))


_FOUND = select(tries.c.count, tries.c.last).where(tries.c.key == bindparam("of"))
_REMOVE = tries.delete().where(tries.c.key == bindparam("of"))
_FEWER = (
    tries.update()
    .where(tries.c.key == bindparam("of"), tries.c.count > 0)
    .values(count=tries.c.count - 1)
)


class Tries:
    """Wrong guesses by key. Times are milliseconds since 1970, UTC."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def guess(self, limits: Mapping[str, Patience], at: int) -> int | None:
        """Count a guess as wrong under every key; None when it may be made.

        When any key still waits, gives until when, and counts nothing: asking costs nobody.
        """
        with writing(self._engine) as connection:
            found = {key: _standing(connection, key, one, at) for key, one in limits.items()}
            until = max(until for _, until in found.values())
            if until > at:
                return until
            for key, (count, _) in found.items():
                connection.execute(_REMOVE, {"of": key})
                connection.execute(tries.insert(), {"key": key, "count": count + 1, "last": at})
        return None

    def forget(self, key: str) -> None:
        """Start the count of a key anew."""
        with writing(self._engine) as connection:
            connection.execute(_REMOVE, {"of": key})

    def take_back(self, key: str) -> None:
        """Count one guess less under a key: it proved right."""
        with writing(self._engine) as connection:
            connection.execute(_FEWER, {"of": key})


def _standing(connection: Connection, key: str, patience: Patience, at: int) -> tuple[int, int]:
    """Give how many guesses a key remembers, and the moment before which it takes no other."""
    row = connection.execute(_FOUND, {"of": key}).one_or_none()
    if row is None:
        return 0, 0
    count, last = row
    return patience.remembered(count, at - last), last + patience.wait(count)
