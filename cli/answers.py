"""Answers from a file, held against their form: what most commands begin with."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, date, datetime
from typing import Any

import typer

from cli.output import PROBLEM_FOUND, say, say_json, words
from cli.reading import read_json
from cli.speaking import speech
from forms.catalogue import definition
from forms.check import check
from forms.content import Checked, Content, Severity
from forms.definition import FormDefinition
from forms.problems import sentence
from reference import Reference, load, today


@dataclass(frozen=True, slots=True)
class Answered:
    """A file of answers as it was found, under the law of one day."""

    form: FormDefinition
    checked: Checked
    reference: Reference


def now() -> datetime:
    """Give this moment, aware."""
    return datetime.now(UTC)


def read_answers(form: str, source: str, on: date | None) -> Answered:
    """Read and check a file. Leaves with 1 or 2 when it cannot be read. Raises ReferenceBroken."""
    given = read_json(source)
    reference = load(on or today(now()))
    chosen = definition(form)
    checked = check(chosen, given, reference.lists, reference.on, language=speech().code)
    return Answered(chosen, checked, reference)


def content_of(answered: Answered, *, as_json: bool = False) -> Content:
    """Give what can be lodged. Leaves with 1, its problems said, when nothing can."""
    if answered.checked.content is None:
        say_problems(answered, as_json=as_json)
        raise typer.Exit(PROBLEM_FOUND)
    return answered.checked.content


def say_problems(answered: Answered, *, as_json: bool = False) -> None:
    """Say every problem with its path: ``path: sentence``, or a JSON list."""
    rows = _problems(answered)
    if as_json:
        say_json(rows)
        return
    for row in rows:
        shown = f"{row['path'] or answered.form.code}: {row['message']}"
        say(words("{problem} (warning)", problem=shown) if _warns(row) else shown)


def _warns(row: dict[str, Any]) -> bool:
    return bool(row["severity"] == Severity.WARNING)


def _problems(answered: Answered) -> list[dict[str, Any]]:
    return [
        {
            "path": one.path,
            "code": one.code,
            "severity": str(one.severity),
            "message": sentence(one, answered.form, speech()),
        }
        for one in answered.checked.problems
    ]
