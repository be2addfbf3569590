from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from forms.code_list import CodeList, Entry
from forms.definition import Field, Kind
from forms.kinds.choices import clean_choice, clean_currency, clean_date, clean_yes_no
from forms.kinds.cleaned import Cleaned, Setting

ON = date(2026, 11, 22)
STAY = CodeList(
    "stay",
    (
        Entry(1, "temporary", "For a time"),
        Entry(2, "ended", "Ended", valid_to=date(2026, 11, 21)),
        Entry(3, "last_day", "Last day", valid_to=ON),
        Entry(4, "first_day", "First day", valid_from=ON),
        Entry(5, "tomorrow", "Tomorrow", valid_from=date(2026, 11, 23)),
    ),
)
LISTS: Mapping[str, CodeList] = {"stay": STAY}
SETTING = Setting(LISTS, ON)
FIELD = Field(1, "stay", Kind.CHOICE, "Stay", code_list="stay")


def codes(cleaned: Cleaned) -> list[str]:
    return [finding.code for finding in cleaned.findings]


@pytest.mark.parametrize("code", ["temporary", "last_day", "first_day", " temporary "])
def test_a_choice_in_force_is_taken(code: str) -> None:
    assert clean_choice(FIELD, code, SETTING) == Cleaned(code.strip())


@pytest.mark.parametrize("code", ["ended", "tomorrow"])
def test_a_choice_not_in_force_is_refused(code: str) -> None:
    assert codes(clean_choice(FIELD, code, SETTING)) == ["choice_not_valid"]


@pytest.mark.parametrize("raw", ["no_such", 1, None, True, [], "Temporary"])
def test_what_is_not_on_the_list_is_refused(raw: Any) -> None:
    assert codes(clean_choice(FIELD, raw, SETTING)) == ["unknown_choice"]


@pytest.mark.parametrize("answer", [True, False])
def test_yes_and_no_are_taken(answer: bool) -> None:
    assert clean_yes_no(FIELD, answer, SETTING) == Cleaned(answer)


@pytest.mark.parametrize("raw", ["yes", "true", 1, 0, []])
def test_nothing_else_is_yes_or_no(raw: Any) -> None:
    assert codes(clean_yes_no(FIELD, raw, SETTING)) == ["not_yes_or_no"]


@pytest.mark.parametrize("raw", ["USD", "usd", " Usd "])
def test_a_currency_is_three_letters(raw: str) -> None:
    assert clean_currency(FIELD, raw, SETTING) == Cleaned("USD")


@pytest.mark.parametrize("raw", ["US", "USDT", "$", "ı", "ıkı", 840, None, [], "U" * 100])
def test_what_is_not_a_currency_is_refused(raw: Any) -> None:
    assert codes(clean_currency(FIELD, raw, SETTING)) == ["unknown_currency"]


def test_a_currency_is_held_against_the_list_where_there_is_one() -> None:
    known = Setting({"currency": CodeList("currency", (Entry(840, "USD", "US dollar"),))}, ON)
    assert clean_currency(FIELD, "USD", known) == Cleaned("USD")
    assert codes(clean_currency(FIELD, "XYZ", known)) == ["unknown_currency"]


@pytest.mark.parametrize(
    "raw", ["2026-11-22", "22.11.2026", "22/11/2026", " 22.11.2026 ", date(2026, 11, 22)]
)
def test_a_day_is_read(raw: Any) -> None:
    assert clean_date(FIELD, raw, SETTING) == Cleaned(ON)


@pytest.mark.parametrize(
    "raw",
    [
        "31.02.2026",
        "2026-2-3",
        "20261122",
        "22.11.26",
        "today",
        20261122,
        None,
        [],
        "٢٢.١١.٢٠٢٦",
        "0" * 99,
    ],
)
def test_what_is_not_a_day_is_refused(raw: Any) -> None:
    assert codes(clean_date(FIELD, raw, SETTING)) == ["not_a_date"]


@pytest.mark.parametrize("raw", ["1899-12-31", "2101-01-01", "01.01.0001"])
def test_a_day_of_another_century_is_refused(raw: str) -> None:
    assert codes(clean_date(FIELD, raw, SETTING)) == ["date_out_of_range"]
