"""Money: manats and dollars at a dated rate. Decimal only.

Sums are compared exactly and rounded only to be shown or charged: half up, to 0.01.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_HALF_UP, Context, Decimal

CENT = Decimal("0.01")
NATIONAL = "AZN"
LIMITS = "USD"
"""The currency the law writes its limits in; every other one is compared by its equivalent."""

EXACT = Context(prec=60, rounding=ROUND_HALF_UP)
"""Wide enough that no sum or product of amounts and rates here is ever rounded."""


class UnknownCurrency(Exception):
    """There is no rate for this currency on this day."""

    def __init__(self, currency: str, on: date) -> None:
        super().__init__(f"no rate for {currency} on {on.isoformat()}")
        self.currency = currency
        self.on = on


@dataclass(frozen=True, slots=True)
class Rates:
    """What one unit of each currency cost in manats on ``on``. ``source`` says who published it.

    ``sample`` marks rates nobody published: an estimate made with them says so. Bank metals
    (XAU and the like) are priced per troy ounce.
    """

    on: date
    azn_per_unit: Mapping[str, Decimal]
    source: str
    sample: bool = False

    def of(self, currency: str) -> Decimal:
        """Give the manats one unit costs. Raises UnknownCurrency."""
        if currency == NATIONAL:
            return Decimal(1)
        try:
            return self.azn_per_unit[currency]
        except KeyError:
            raise UnknownCurrency(currency, self.on) from None


def rounded(amount: Decimal) -> Decimal:
    """Round half up to 0.01, as charges are written."""
    return amount.quantize(CENT, rounding=ROUND_HALF_UP, context=EXACT)


def exact_azn(amount: Decimal, currency: str, rates: Rates) -> Decimal:
    """Give ``amount`` in manats, not rounded, to be summed and compared. Raises UnknownCurrency."""
    return EXACT.multiply(amount, rates.of(currency))


def in_azn(amount: Decimal, currency: str, rates: Rates) -> Decimal:
    """Give ``amount`` in manats, half up to 0.01. Raises UnknownCurrency."""
    return rounded(exact_azn(amount, currency, rates))


def in_usd(amount: Decimal, currency: str, rates: Rates) -> Decimal:
    """Give ``amount`` in US dollars by way of the manat, half up to 0.01. Raises UnknownCurrency.

    To show, not to compare: a limit is compared with ``exact_azn`` on both sides.
    """
    if currency == LIMITS:
        return rounded(amount)
    return rounded(EXACT.divide(exact_azn(amount, currency, rates), rates.of(LIMITS)))
