from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from forms.definition import Field, Kind
from forms.kinds.cleaned import Cleaned, Setting
from forms.kinds.words import LONGEST_READ, clean_name, clean_text

SETTING = Setting({}, date(2026, 11, 22))
NAME = Field(1, "surname", Kind.NAME, "Surname")
TEXT = Field(1, "note", Kind.TEXT, "Note")


def codes(cleaned: Cleaned) -> list[str]:
    return [finding.code for finding in cleaned.findings]


@pytest.mark.parametrize(
    "name",
    [
        "Sınaqova",
        "ƏLİYEVA",
        "Иванов-Примеров",
        "O’Neill",
        "d'Örnək",
        "ნიმუში",
        "محمد",
        "Nguyễn",
        "J.",
    ],
)
def test_a_name_keeps_its_script_and_its_case(name: str) -> None:
    assert clean_name(NAME, name, SETTING) == Cleaned(name)


@pytest.mark.parametrize("name", ["Aysel 2", "<script>", "Aysel 🙂", "a@b"])
def test_a_name_is_letters(name: str) -> None:
    cleaned = clean_name(NAME, name, SETTING)
    assert codes(cleaned) == ["strange_letters"]
    assert cleaned.value is None


def test_direction_marks_are_taken_out_and_told() -> None:
    cleaned = clean_name(NAME, "\u202eAysel\u200f", SETTING)
    assert cleaned.value == "Aysel"
    assert codes(cleaned) == ["invisible_characters_removed"]


@pytest.mark.parametrize("text", ["№ 5, 2 × 3 kg = 6 kg", "50 € / $ + ₼", "Wi‑Fi® 5°", "a\nb"])
def test_text_may_hold_signs(text: str) -> None:
    assert clean_text(TEXT, text, SETTING).value == " ".join(text.split())


@pytest.mark.parametrize("text", ["🙂", "box \u2603"])
def test_pictures_are_not_words(text: str) -> None:
    assert codes(clean_text(TEXT, text, SETTING)) == ["strange_letters"]


@pytest.mark.parametrize("length", [71, LONGEST_READ + 1, 10_000])
def test_a_name_of_ten_thousand_letters_is_too_long(length: int) -> None:
    cleaned = clean_name(NAME, "a" * length, SETTING)
    assert codes(cleaned) == ["too_long"]
    assert cleaned.findings[0].parameters == {"limit": 70, "length": length}


@pytest.mark.parametrize("raw", [7, True, [], {}, b"Aysel", 1.5])
def test_what_is_not_text_is_refused(raw: Any) -> None:
    assert codes(clean_text(TEXT, raw, SETTING)) == ["not_text"]


@for_all(st.text(st.characters(exclude_categories=()), max_size=100))
def test_cleaning_twice_is_cleaning_once(raw: str) -> None:
    for clean in (clean_text, clean_name):
        value = clean(TEXT, raw, SETTING).value
        if value is not None:
            assert clean(TEXT, value, SETTING) == Cleaned(value)
