"""Statements of SQLAlchemy Core, compiled once and run often.

Core compiles a statement once too, but looks the result up and rebuilds its parameters at every
run. On the path a traveller waits for, that costs more than SQLite itself.
"""

from __future__ import annotations

from typing import Any

from sqlalchemy import ClauseElement, Connection, CursorResult, Dialect
from sqlalchemy.sql.compiler import SQLCompiler


class Prepared:
    """One statement. Values are given by column or ``bindparam`` name."""

    def __init__(self, statement: ClauseElement, *columns: str) -> None:
        self._statement = statement
        self._columns = list(columns) or None
        self._dialect: Dialect | None = None
        self.text = ""
        self.names: tuple[str, ...] | None = None

    def run(self, connection: Connection, values: dict[str, Any]) -> CursorResult[Any]:
        """Run it. Raises as ``connection.execute``."""
        if connection.dialect is not self._dialect:
            self.compile(connection.dialect)
        given: Any = values if self.names is None else tuple(values[n] for n in self.names)
        return connection.exec_driver_sql(self.text, given)

    def compile(self, dialect: Dialect) -> None:
        """Compile for one kind of server; ``run`` does so by itself."""
        compiled = self._statement.compile(dialect=dialect, column_keys=self._columns)
        assert isinstance(compiled, SQLCompiler)
        self.text = str(compiled)
        self.names = tuple(compiled.positiontup or ()) if compiled.positional else None
        self._dialect = dialect
