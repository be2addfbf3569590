"""Reads of one statement, for whoever looks something up while somebody waits.

To fetch a connection from the pool and to begin and end a transaction takes four times as long as
such a statement on a SQLite file, which sees one moment without any of it. So one connection is
kept, and taken in turns. A server's connections come from the pool: there the way to it is what
takes long, and it is gone once instead of three times.
"""

from __future__ import annotations

from collections.abc import Sequence
from threading import Lock
from typing import Any

from sqlalchemy import Connection, Engine, Executable, Row

from records.engine import GLANCE
from records.faults import StorageFault
from records.prepared import Prepared


class Glances:
    """Looks into one store. Every method raises StorageFault when the disk or server fails."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._turn = Lock()
        self._kept: Connection | None = None

    def one(self, question: Executable | Prepared, values: dict[str, Any]) -> Row[Any] | None:
        """Give the one row there is, or None."""
        found = self.all(question, values)
        return found[0] if found else None

    def all(self, question: Executable | Prepared, values: dict[str, Any]) -> Sequence[Row[Any]]:
        """Give every row."""
        if self._engine.dialect.name != "sqlite":
            with self._engine.connect().execution_options(**GLANCE) as fetched:
                return _asked(fetched, question, values)
        with self._turn:
            self._kept = self._kept or self._engine.connect().execution_options(**GLANCE)
            try:
                return _asked(self._kept, question, values)
            except StorageFault:
                self._let_go()
                raise

    def close(self) -> None:
        """Let go of the connection; the next look takes another."""
        with self._turn:
            self._let_go()

    def _let_go(self) -> None:
        if self._kept is not None:
            self._kept.close()
            self._kept = None


def _asked(
    connection: Connection, question: Executable | Prepared, values: dict[str, Any]
) -> Sequence[Row[Any]]:
    if isinstance(question, Prepared):
        return question.run(connection, values).all()
    return connection.execute(question, values).all()
