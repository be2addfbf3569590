"""What a claim may hold."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from customs.allowances import Goods, Money
from customs.allowances.claim import age


@pytest.mark.parametrize("amount", ["-0.01", "NaN", "Infinity", "1E+999999", "1000000000000000"])
def test_an_amount_is_a_number_from_nothing_up(amount: str) -> None:
    with pytest.raises(ValueError, match="is not an amount"):
        Money("cash", "USD", Decimal(amount))
    with pytest.raises(ValueError, match="is not an amount"):
        Goods("food", Decimal(amount), "kilogram", Decimal(1), "USD")
    with pytest.raises(ValueError, match="is not an amount"):
        Goods("food", Decimal(1), "kilogram", Decimal(amount), "USD")


@pytest.mark.parametrize(
    ("born", "on", "years"),
    [
        (date(2008, 11, 22), date(2026, 11, 22), 18),
        (date(2008, 11, 23), date(2026, 11, 22), 17),
        (date(2008, 2, 29), date(2026, 2, 28), 17),
        (date(2008, 2, 29), date(2026, 3, 1), 18),
    ],
)
def test_years_are_full_on_the_birthday(born: date, on: date, years: int) -> None:
    assert age(born, on) == years
