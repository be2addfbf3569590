"""Money at a dated rate: exact to compare, half up to show."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.money import Rates, UnknownCurrency, exact_azn, in_azn, in_usd, rounded

DAY = date(2026, 11, 20)
RATES = Rates(
    DAY,
    {"USD": Decimal("1.7000"), "EUR": Decimal("1.9615"), "JPY": Decimal("0.010482")},
    "invented for this test",
)
amounts = st.decimals(min_value=0, max_value=10**12, places=2)


@pytest.mark.parametrize(
    ("amount", "currency", "manats"),
    [
        ("800", "USD", "1360.00"),
        ("100", "AZN", "100.00"),
        ("1", "JPY", "0.01"),
        ("0.01", "USD", "0.02"),  # 0.017, up
        ("0.005", "AZN", "0.01"),  # a half goes up
        ("0.015", "AZN", "0.02"),  # also where an even digit comes before it
        ("0.025", "AZN", "0.03"),
    ],
)
def test_an_amount_is_given_in_manats_half_up(amount: str, currency: str, manats: str) -> None:
    assert in_azn(Decimal(amount), currency, RATES) == Decimal(manats)


def test_dollars_are_found_by_way_of_the_manat() -> None:
    assert in_usd(Decimal("1.70"), "AZN", RATES) == Decimal("1.00")
    assert in_usd(Decimal(1000), "EUR", RATES) == Decimal("1153.82")
    assert in_usd(Decimal("10000.005"), "USD", RATES) == Decimal("10000.01")


def test_a_currency_without_a_rate_is_named_with_the_day() -> None:
    with pytest.raises(UnknownCurrency, match="no rate for XXX on 2026-11-20") as caught:
        in_azn(Decimal(1), "XXX", RATES)
    assert caught.value.currency == "XXX"


def test_the_manat_needs_no_rate() -> None:
    assert Rates(DAY, {}, "empty").of("AZN") == 1


@given(amounts, amounts)
def test_manats_are_exact_so_sums_do_not_depend_on_their_parts(one: Decimal, two: Decimal) -> None:
    apart = exact_azn(one, "EUR", RATES) + exact_azn(two, "EUR", RATES)
    assert apart == exact_azn(one + two, "EUR", RATES)


@given(amounts, amounts)
def test_rounding_never_changes_an_order(one: Decimal, two: Decimal) -> None:
    low, high = sorted((exact_azn(one, "JPY", RATES), exact_azn(two, "JPY", RATES)))
    assert rounded(low) <= rounded(high)
    assert abs(rounded(low) - low) <= Decimal("0.005")
