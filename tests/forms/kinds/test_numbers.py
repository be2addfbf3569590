from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import strategies as st

from forms.definition import Field, Kind
from forms.kinds.cleaned import Cleaned, Setting
from forms.kinds.numbers import clean_count, clean_decimal

SETTING = Setting({}, date(2026, 11, 22))
MINORS = Field(1, "minors", Kind.COUNT, "Children", maximum=Decimal(9))
VALUE = Field(1, "value", Kind.AMOUNT, "Value", scale=2, minimum=Decimal("0.01"))


def codes(cleaned: Cleaned) -> list[str]:
    return [finding.code for finding in cleaned.findings]


@pytest.mark.parametrize(("raw", "count"), [(0, 0), (9, 9), ("3", 3), (" 4 ", 4), (Decimal(5), 5)])
def test_a_count_is_a_whole_number(raw: Any, count: int) -> None:
    cleaned = clean_count(MINORS, raw, SETTING)
    assert cleaned == Cleaned(count)
    assert type(cleaned.value) is int


@pytest.mark.parametrize("raw", ["1.5", "-1", -1, "", "two", True, 1.0, None, [], "٣", "1" * 41])
def test_what_is_not_a_whole_number_is_refused(raw: Any) -> None:
    assert codes(clean_count(MINORS, raw, SETTING)) == ["not_a_whole_number"]


@pytest.mark.parametrize("raw", [10, "10", 10**4000])
def test_a_count_stays_within_its_limit(raw: Any) -> None:
    assert codes(clean_count(MINORS, raw, SETTING)) == ["too_large"]


@pytest.mark.parametrize(
    ("raw", "amount"),
    [
        ("1200.50", "1200.50"),
        ("1200,5", "1200.50"),
        ("1 200,50", "1200.50"),
        ("1\u00a0200\u202f000", "1200000.00"),
        (7, "7.00"),
        (Decimal("0.01"), "0.01"),
        (Decimal("1E+3"), "1000.00"),
        (Decimal("1.500"), "1.50"),
    ],
)
def test_money_is_read_exactly(raw: Any, amount: str) -> None:
    assert str(clean_decimal(VALUE, raw, SETTING).value) == amount


@pytest.mark.parametrize(
    ("raw", "code"),
    [
        ("1,200", "too_many_decimals"),
        ("1.234", "too_many_decimals"),
        ("1,200.50", "not_a_number"),
        ("1.200,50", "not_a_number"),
        ("12e3", "not_a_number"),
        ("NaN", "not_a_number"),
        (1.5, "not_a_number"),
        (True, "not_a_number"),
        (Decimal("NaN"), "not_a_number"),
        (Decimal("Infinity"), "not_a_number"),
        (Decimal("1E+999999"), "not_a_number"),
        (Decimal("1E-999999"), "not_a_number"),
        ("-0.01", "too_small"),
        ("0", "too_small"),
        ("0.001", "too_many_decimals"),
        ("1000000000000", "too_large"),
        (10**4000, "too_large"),
        (-(10**4000), "too_large"),
        (None, "not_a_number"),
        ([], "not_a_number"),
    ],
)
def test_what_is_not_an_amount_is_refused(raw: Any, code: str) -> None:
    assert codes(clean_decimal(VALUE, raw, SETTING)) == ([code])


def test_nothing_is_less_than_zero() -> None:
    free = Field(1, "weight", Kind.QUANTITY, "Weight", scale=3)
    assert codes(clean_decimal(free, "-0.001", SETTING)) == ["too_small"]
    assert str(clean_decimal(free, "-0", SETTING).value) == "0.000"


@for_all(st.decimals(0, 10**9, places=2))
def test_an_amount_is_what_was_written(amount: Decimal) -> None:
    free = Field(1, "value", Kind.AMOUNT, "Value", scale=2)
    assert clean_decimal(free, str(amount), SETTING) == Cleaned(amount)
