"""How often a code's second thing was guessed wrong, counted at the hub for all kiosks."""

from __future__ import annotations

from sqlalchemy import Engine, bindparam, select

from records.engine import reading, writing
from records.schema_hub import tries

_COUNT = select(tries.c.count).where(
    tries.c.number == bindparam("of"), tries.c.last >= bindparam("since")
)


class Tries:
    """Wrong guesses by code. Times are milliseconds since 1970, UTC."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def count(self, number: int, since: int) -> int:
        """Say how often it was guessed wrong, when the last guess is not before ``since``."""
        with reading(self._engine) as connection:
            found = connection.execute(_COUNT, {"of": number, "since": since}).scalar()
        return int(found or 0)

    def add(self, number: int, at: int, since: int) -> int:
        """Count one more wrong guess and give the count; it starts anew after ``since``."""
        with writing(self._engine) as connection:
            found = connection.execute(_COUNT, {"of": number, "since": since}).scalar()
            count = int(found or 0) + 1
            connection.execute(tries.delete().where(tries.c.number == number))
            connection.execute(tries.insert(), {"number": number, "count": count, "last": at})
        return count

    def forget(self, number: int) -> None:
        """Start the count anew: the right thing was said."""
        with writing(self._engine) as connection:
            connection.execute(tries.delete().where(tries.c.number == number))
