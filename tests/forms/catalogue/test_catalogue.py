from __future__ import annotations

from collections.abc import Iterator

import pytest

from forms.catalogue import all_definitions, definition, definition_by_number
from forms.code_list import CodeLists
from forms.definition import AnyOf, Condition, FormDefinition, Kind, When

FORMS = pytest.mark.parametrize("form", all_definitions(), ids=lambda form: form.code)


def test_a_form_is_found_by_its_name_and_by_its_numbers() -> None:
    assert definition("passenger") is definition("passenger", 1)
    assert definition_by_number(1, 1) is definition("passenger")
    assert [form.code for form in all_definitions()] == ["passenger", "goods", "vehicle", "act"]


@pytest.mark.parametrize("asked", [("parcel", None), ("passenger", 9)])
def test_a_form_nobody_wrote_is_not_found(asked: tuple[str, int | None]) -> None:
    with pytest.raises(KeyError):
        definition(*asked)


def test_a_version_nobody_wrote_is_not_found() -> None:
    with pytest.raises(KeyError):
        definition_by_number(1, 2)


def test_the_nine_official_questions_stand_in_their_official_order() -> None:
    assert [question.name for question in definition("passenger").section("ticks").fields] == [
        "over_limits",
        "unaccompanied",
        "temporary",
        "vehicle",
        "precious",
        "foreign_currency",
        "permit",
        "national_currency",
        "wireless",
    ]


@FORMS
def test_every_choice_is_made_from_a_list_there_is(form: FormDefinition, lists: CodeLists) -> None:
    chosen = [f for s in form.sections for f in s.fields if f.kind is Kind.CHOICE]
    assert [field.name for field in chosen if field.code_list not in lists] == []


def whens(conditions: tuple[Condition, ...]) -> Iterator[When]:
    for condition in conditions:
        yield from condition.conditions if isinstance(condition, AnyOf) else (condition,)


@FORMS
def test_a_question_depends_only_on_questions_before_it(form: FormDefinition) -> None:
    before: set[str] = set()
    for section in form.sections:
        assert {when.path for when in whens(section.only_if)} <= before
        own: set[str] = set()
        for field in section.fields:
            assert {when.path for when in whens(field.only_if)} <= before | own
            own |= {field.name, f"{section.name}.{field.name}"}
        before |= {path for path in own if "." in path}


@FORMS
def test_a_condition_names_values_there_are(form: FormDefinition, lists: CodeLists) -> None:
    for section in form.sections:
        for field in section.fields:
            for when in (*whens(field.only_if), *whens(field.required_if), *whens(section.only_if)):
                where, _, asked = when.path.rpartition(".")
                other = form.section(where or section.name).field(asked)
                if other.kind is Kind.CHOICE and when.values:
                    known = {entry.code for entry in lists[str(other.code_list)].entries}
                    assert set(when.values) <= known


@FORMS
def test_money_and_quantities_know_their_currency_and_unit(form: FormDefinition) -> None:
    for section in form.sections:
        for field in section.fields:
            if field.kind is Kind.AMOUNT:
                assert section.field(str(field.measured_in)).kind is Kind.CURRENCY
            if field.measured_in and field.kind is Kind.QUANTITY:
                assert section.field(field.measured_in).code_list == "unit"


@FORMS
def test_packed_sections_hold_nothing_but_unconditional_questions(form: FormDefinition) -> None:
    for section in form.sections:
        if section.packed:
            assert not section.repeats
            assert all(f.kind is Kind.YES_NO and not f.only_if for f in section.fields)


def test_personal_numbers_are_masked_wherever_they_print() -> None:
    for form in all_definitions():
        for section in form.sections:
            for field in section.fields:
                if field.kind in {Kind.FIN, Kind.DOCUMENT_NUMBER} and field.prints:
                    assert field.masked
                    assert field.personal
