"""The nine official questions: what a traveller must declare in writing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from pathlib import Path

from reference.files import ReferenceBroken, Table, read

HOW_MANY = 9


@dataclass(frozen=True, slots=True)
class Question:
    """One tick line. ``plain`` and ``does_not_count`` are msgids under context ``question``.

    ``official`` is the Azerbaijani text of the Customs Committee, ``source`` and ``confirmed``
    speak of it; ``reading_confirmed`` says whether customs agreed to our plain wording.
    """

    id: str
    number: int
    official: str
    plain: str
    does_not_count: str
    source: str
    confirmed: bool
    reading_confirmed: bool


def read_questions(folder: Path, on: date) -> tuple[Question, ...]:
    """Read the questions in force on a day, in the official order. Raises ReferenceBroken."""
    tables = [read(path) for path in sorted(folder.glob("questions-*.toml"))]
    started = [table for table in tables if table.day("valid_from") <= on]
    if not started:
        raise ReferenceBroken("questions", f"nothing in force on {on.isoformat()}")
    return _questions(max(started, key=lambda table: table.day("valid_from")))


def _questions(table: Table) -> tuple[Question, ...]:
    source, confirmed = table.text("source"), table.flag("confirmed")
    questions = tuple(_question(row, source, confirmed) for row in table.rows("question"))
    table.done()
    if [question.number for question in questions] != list(range(1, HOW_MANY + 1)):
        raise table.broken("question", f"is not numbered 1 to {HOW_MANY}")
    return questions


def _question(row: Table, source: str, confirmed: bool) -> Question:
    question = Question(
        id=row.text("id"),
        number=row.whole("number"),
        official=row.text("official"),
        plain=row.text("plain"),
        does_not_count=row.text("does_not_count"),
        source=source,
        confirmed=confirmed,
        reading_confirmed=row.flag("reading_confirmed"),
    )
    row.done()
    return question
