"""The register: one row a declaration, for lists and look-ups. Only a view of the journal.

It holds nothing the journal does not say, so it can be written anew from it at any time.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import Any, NamedTuple

from sqlalchemy import Connection, Engine, Executable, Select, bindparam, select

from customs.facts import CrossingId
from customs.text import folded
from envelope.facts import Envelope
from records.bound import Bound
from records.documents import Documents
from records.glances import Glances
from records.prepared import Prepared
from records.projection import Project, RegisterRow
from records.schema_hub import register


class Listed(NamedTuple):
    """A row as a list shows it. ``clock`` is the hybrid clock of the last fact."""

    number: int
    name: str | None
    state: str
    form: int | None
    clock: int


_LISTED = (
    register.c.number,
    register.c.name,
    register.c.state,
    register.c.form,
    register.c.clock,
)
# A range, not LIKE: SQLite answers this from the covering index alone.
_BY_NAME = (
    select(*_LISTED)
    .where(register.c.name_key >= bindparam("low"), register.c.name_key < bindparam("high"))
    .order_by(register.c.name_key, register.c.number)
    .limit(bindparam("most"))
)
_NEWEST_FIRST = select(*_LISTED).order_by(register.c.clock.desc()).limit(bindparam("most"))
_BY_DOCUMENT = _NEWEST_FIRST.where(register.c.document == bindparam("key"))
_BY_PLATE = _NEWEST_FIRST.where(register.c.plate == bindparam("key"))
_BY_CROSSING = _NEWEST_FIRST.where(register.c.crossing == bindparam("key"))
_BY_NUMBER = Prepared(select(*_LISTED).where(register.c.number == bindparam("key")))
_BY_NUMBERS = _NEWEST_FIRST.where(register.c.number.in_(bindparam("keys", expanding=True)))
_ROW = select(register).where(register.c.number == bindparam("of"))
_REMOVE = register.delete().where(register.c.number.in_(bindparam("of", expanding=True)))
_ADD = register.insert()


class Register:
    """Look-ups, newest first. ``project`` says what a declaration's facts make of its row.

    ``bound`` says which posts its facts are for, ``documents`` what goes with it; both are written
    with the row.
    """

    def __init__(self, engine: Engine, project: Project, documents: Documents) -> None:
        self._glances = Glances(engine)
        self._project = project
        self.bound = Bound(engine)
        self.documents = documents

    def row(self, number: int) -> RegisterRow | None:
        """Give the whole row of a declaration."""
        row = self._glances.one(_ROW, {"of": number})
        return None if row is None else RegisterRow(**row._mapping)

    def by_name(self, text: str, most: int = 20) -> list[Listed]:
        """Find names that begin so, spelled in any script, in alphabetical order."""
        low = folded(text)
        if not low:
            return []
        # Keys are ASCII, so a brace sorts after every letter that may follow.
        return self._listed(_BY_NAME, most, low=low, high=low + "{")

    def by_document(self, text: str, most: int = 20) -> list[Listed]:
        """Find a travel document by its whole number, spaces and case aside."""
        return self._listed(_BY_DOCUMENT, most, key=squeezed(text))

    def by_plate(self, text: str, most: int = 20) -> list[Listed]:
        """Find a number plate, spaces, hyphens and case aside."""
        return self._listed(_BY_PLATE, most, key=squeezed(text))

    def by_crossing(self, crossing: CrossingId, most: int = 200) -> list[Listed]:
        """Find what crosses together."""
        return self._listed(_BY_CROSSING, most, key=crossing)

    def by_numbers(self, numbers: Iterable[int], most: int = 20) -> list[Listed]:
        """Find those of ``numbers`` that are held here."""
        keys = list(numbers)
        if len(keys) == 1:
            return self._shown(_BY_NUMBER, {"key": keys[0]})
        return self._listed(_BY_NUMBERS, most, keys=keys)

    def newest(self, most: int = 20) -> list[Listed]:
        """Give the declarations something happened to last."""
        return self._listed(_NEWEST_FIRST, most)

    def write(self, connection: Connection, told: Mapping[int, Sequence[Envelope]]) -> None:
        """Write declarations' rows anew, in the journal's own transaction."""
        if told:
            connection.execute(_REMOVE, {"of": list(told)})
        made = [self._project(number, envelopes) for number, envelopes in told.items()]
        rows = [row for row in made if row is not None]
        if rows:
            connection.execute(_ADD, [_columns(row) for row in rows])
        self.bound.settle(connection, {row.number: row.posts for row in rows})
        self.documents.settle(connection, {row.number: row.documents for row in rows})

    def clear(self, connection: Connection) -> None:
        """Forget every row, before the journal writes them anew."""
        connection.execute(register.delete())

    def close(self) -> None:
        """Let go of the connection that look-ups keep."""
        self._glances.close()

    def _listed(
        self, question: Select[*tuple[Any, ...]], most: int, **keys: object
    ) -> list[Listed]:
        return self._shown(question, {"most": most, **keys})

    def _shown(self, question: Executable | Prepared, values: dict[str, Any]) -> list[Listed]:
        return [Listed._make(row) for row in self._glances.all(question, values)]


def squeezed(text: str) -> str:
    """Give the key of an identifier: Latin capitals and digits without spaces or signs."""
    return folded(text).replace(" ", "")


def _columns(row: RegisterRow) -> dict[str, object]:
    return {column.name: getattr(row, column.name) for column in register.columns}
