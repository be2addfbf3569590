"""Carrying out orders of erasure: the content goes from its line, then from SQLite's log.

Orders are looked for whenever something arrives about a declaration, so it makes no difference
which came first, the order or what it reaches, nor which machine it came from.
"""

from __future__ import annotations

from collections.abc import Sequence

from sqlalchemy import Connection, Engine, bindparam, select, update

from customs.erasure import reaches
from customs.facts import Fact, FactId, FactKind
from envelope.facts import Envelope
from records.documents import Documents
from records.engine import empty_log, reading, writing
from records.fact_reader import FactReader
from records.offices import RoleOf, in_office
from records.schema_hub import journal, state

_ERASE = (
    journal.update()
    .where(journal.c.fact_id == bindparam("which"), journal.c.erased_by.is_(None))
    .values(content=None, erased_by=bindparam("by"))
)


class Erasing:
    """Erases what lawful orders reach. Raises StorageFault when the disk fails."""

    def __init__(
        self, engine: Engine, reader: FactReader, role_of: RoleOf, documents: Documents
    ) -> None:
        self._engine = engine
        self._documents = documents
        self._reader = reader
        self._role_of = role_of
        self._log_waits = False

    def carry_out(self, connection: Connection, about: Sequence[Envelope]) -> int:
        """Erase among all the facts about one declaration; give how many contents went."""
        done = sum(
            self._erase(connection, envelope.fact_id, order.id)
            for order in self._orders(about)
            for envelope in about
            if envelope.header.content_hash is not None
            and reaches(order, envelope.fact_id, envelope.header)
        )
        if done:
            # Kept in the store, so that a process that ends here leaves word for the next one.
            connection.execute(update(state).values(log_waits=True))
            self._log_waits = True
        return done

    def finish(self) -> bool:
        """Remove the documents that went with what was erased, and empty the log of it.

        False while a reader still needs the log; ask again.
        """
        self._documents.sweep()
        self._log_waits = not empty_log(self._engine)
        if not self._log_waits:
            with writing(self._engine) as connection:
                connection.execute(update(state).values(log_waits=False))
        return not self._log_waits

    def finish_if_waiting(self) -> None:
        """Try again to empty the log, when this process still owes it."""
        if self._log_waits:
            self.finish()

    def waits(self) -> bool:
        """Whether erased content may still lie in the log, by any process's doing."""
        with reading(self._engine) as connection:
            return bool(connection.execute(select(state.c.log_waits)).scalar())

    def _orders(self, about: Sequence[Envelope]) -> list[Fact]:
        if not any(one.header.kind == FactKind.ERASED for one in about):
            return []
        lawful = in_office(about, self._role_of)
        return [self._reader.fact(one) for one in lawful if one.header.kind == FactKind.ERASED]

    def _erase(self, connection: Connection, fact_id: FactId, by: FactId) -> int:
        return connection.execute(_ERASE, {"which": fact_id, "by": by}).rowcount
