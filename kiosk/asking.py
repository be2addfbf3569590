"""Hold one answer against the form while the person is still on its question."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from forms.check import check
from forms.content import Checked, Problem, Severity
from forms.definition import Field
from forms.kinds import CLEANERS
from forms.kinds.cleaned import Setting
from forms.outline import value_text
from kiosk.context import Context
from kiosk.questions import Question, form
from kiosk.visit import Visit
from languages import Language
from reference import today

ELSEWHERE = frozenset({"under_16"})
"""Problems the journey answers with a step of its own."""


def problems(
    context: Context, visit: Visit, question: Question, row: Mapping[str, Any], index: int
) -> tuple[Problem, ...]:
    """Give what is wrong with the answer in ``row``, errors first.

    ``index`` is the place of the row where the section repeats. Only problems of this question are
    given: the others have not been asked yet.
    """
    checked = check_answers(context, visit, _with(visit, question, row, index))
    where = f"{question.section}.{index}" if _repeats(question) else question.section
    mine = {f"{where}.{name}" for name in (question.field.name, question.field.measured_in)}
    found = [p for p in checked.problems if p.path in mine and p.code not in ELSEWHERE]
    return tuple(sorted(found, key=lambda problem: problem.severity is not Severity.ERROR))


def check_answers(context: Context, visit: Visit, answers: Mapping[str, Any]) -> Checked:
    """Check answers against the form, as of today at the post."""
    return check(
        form(),
        answers,
        context.reference.lists,
        today(context.now()),
        language=visit.language,
        read=visit.read,
    )


def shown(context: Context, language: Language, field: Field, row: Mapping[str, Any]) -> str:
    """Write an answer for reading, the way the form understands it; empty when there is none."""
    lists = context.reference.lists
    setting = Setting(lists, today(context.now()), row=row)
    value = (
        CLEANERS[field.kind](field, row[field.name], setting).value if field.name in row else None
    )
    return "" if value is None else value_text(field, value, row, language, lists)


def _repeats(question: Question) -> bool:
    return form().section(question.section).repeats


def _with(visit: Visit, question: Question, row: Mapping[str, Any], index: int) -> dict[str, Any]:
    if not _repeats(question):
        return {**visit.answers, question.section: dict(row)}
    rows = list(visit.answers.get(question.section, ()))
    return {**visit.answers, question.section: [*rows[:index], dict(row), *rows[index + 1 :]]}
