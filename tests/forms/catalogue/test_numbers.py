"""Numbers on the wire never change meaning: old papers and journals are read by them."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from forms.catalogue import all_definitions
from forms.definition import Field, FormDefinition

SNAPSHOT = Path(__file__).with_name("numbers.json")


def meaning(section: str, field: Field) -> str:
    detail = field.code_list or (str(field.scale) if field.scale else "")
    return f"{section}.{field.name} {field.kind.value} {detail}".strip()


def numbers(form: FormDefinition) -> dict[str, str]:
    return {
        f"{section.number}.{field.number}": meaning(section.name, field)
        for section in form.sections
        for field in section.fields
    }


def name(form: FormDefinition) -> str:
    return f"{form.number} {form.code} {form.version}"


def recorded() -> dict[str, dict[str, str]]:
    found: dict[str, dict[str, str]] = json.loads(SNAPSHOT.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("form", all_definitions(), ids=name)
def test_a_number_once_given_keeps_its_meaning(form: FormDefinition) -> None:
    now = numbers(form)
    changed = {
        number: (was, now.get(number, "gone"))
        for number, was in recorded().get(name(form), {}).items()
        if now.get(number) != was
    }
    assert changed == {}, "make a new version of the form instead"


@pytest.mark.parametrize("form", all_definitions(), ids=name)
def test_every_number_is_recorded(form: FormDefinition) -> None:
    known = recorded().get(name(form), {})
    new = {number: now for number, now in numbers(form).items() if number not in known}
    lines = json.dumps({name(form): new}, indent=2, ensure_ascii=False)
    assert new == {}, f"add these to {SNAPSHOT.name}, for good:\n{lines}"


def test_no_form_in_the_record_is_gone() -> None:
    assert set(recorded()) == {name(form) for form in all_definitions()}


@pytest.mark.parametrize("form", all_definitions(), ids=name)
def test_no_number_is_used_twice(form: FormDefinition) -> None:
    assert len({section.number for section in form.sections}) == len(form.sections)
    for section in form.sections:
        used = [field.number for field in section.fields]
        assert len(set(used)) == len(used)
        assert all(0 < number < 256 for number in used)
        assert 0 < section.number < 24, "section numbers stay one byte"
