from __future__ import annotations

import pytest

from forms.code_list import CodeList, Entry
from forms.definition import FormDefinition

SEX = CodeList("sex", (Entry(1, "M", "Male"), Entry(2, "F", "Female")))


def test_sections_and_fields_are_found_by_name(passenger: FormDefinition) -> None:
    assert passenger.section("person").field("surname").number == 1
    with pytest.raises(KeyError):
        passenger.section("horoscope")
    with pytest.raises(KeyError):
        passenger.section("person").field("shoe_size")


def test_a_context_leads_to_the_form_the_section_or_the_field(passenger: FormDefinition) -> None:
    assert passenger.context() == "form.passenger"
    assert passenger.context("person", "surname") == "form.passenger.person.surname"


def test_a_section_repeats_when_it_takes_more_than_one_row(passenger: FormDefinition) -> None:
    assert passenger.section("goods").repeats
    assert not passenger.section("vehicle").repeats


def test_an_entry_is_found_by_code_and_by_number() -> None:
    assert SEX.by_code("F") is SEX.by_number(2)
    with pytest.raises(KeyError):
        SEX.by_code("Z")
    with pytest.raises(KeyError):
        SEX.by_number(9)
