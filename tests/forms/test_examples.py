from __future__ import annotations

from datetime import date

import pytest

from forms.catalogue import all_definitions
from forms.check import check
from forms.code_list import CodeLists
from forms.definition import FormDefinition
from forms.examples import almost, answers

FORMS = pytest.mark.parametrize("form", all_definitions(), ids=lambda form: form.code)
SEEDS = range(150)


@FORMS
def test_valid_answers_are_accepted(form: FormDefinition, lists: CodeLists, on: date) -> None:
    for seed in SEEDS:
        assert check(form, answers(form, lists, on, seed), lists, on).errors == ()


@FORMS
def test_almost_valid_answers_are_refused_where_they_are_wrong(
    form: FormDefinition, lists: CodeLists, on: date
) -> None:
    for seed in SEEDS:
        spoilt, path = almost(form, lists, on, seed)
        assert path in {problem.path for problem in check(form, spoilt, lists, on).errors}


@FORMS
def test_the_same_seed_gives_the_same_answers(
    form: FormDefinition, lists: CodeLists, on: date
) -> None:
    assert answers(form, lists, on, 7) == answers(form, lists, on, 7)
    assert almost(form, lists, on, 7)[1] == almost(form, lists, on, 7)[1]
    assert any(answers(form, lists, on, 7) != answers(form, lists, on, seed) for seed in (8, 9))


@FORMS
def test_every_question_is_answered_sooner_or_later(
    form: FormDefinition, lists: CodeLists, on: date
) -> None:
    seen = set()
    for seed in range(400):
        for section, group in answers(form, lists, on, seed).items():
            for row in group if isinstance(group, list) else [group]:
                seen |= {f"{section}.{name}" for name in row}
    assert seen == {f"{s.name}.{f.name}" for s in form.sections for f in s.fields}
