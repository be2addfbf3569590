"""What is owed on a value over a limit."""

from __future__ import annotations

from decimal import Decimal

from customs.allowances.pack import Charges, Figure
from customs.allowances.result import Charge
from customs.money import EXACT, rounded

HUNDRED = Decimal(100)


def charge(value: Decimal, excise: Decimal, charges: Charges) -> Charge:
    """Charge duty on the value, then VAT on value, duty and excise. Each is rounded to 0.01.

    ``value`` and ``excise`` are exact manats. The fee is not here: it is owed once a declaration.
    """
    base, extra = rounded(value), rounded(excise)
    duty = percent(base, charges.duty)
    vat = percent(base + duty + extra, charges.vat)
    return Charge(value=base, duty=duty, vat=vat, excise=extra)


def percent(amount: Decimal, rate: Figure) -> Decimal:
    """Give ``rate`` per cent of ``amount``, half up to 0.01."""
    return rounded(EXACT.divide(EXACT.multiply(amount, rate.value), HUNDRED))


def figures_of(charges: Charges, kinds: frozenset[str]) -> tuple[tuple[str, Figure], ...]:
    """Name the figures a charge on ``kinds`` rests on."""
    rates = sorted(kinds & charges.excise.keys())
    excise = tuple((f"excise.{kind}", charges.excise[kind]) for kind in rates)
    return (("duty", charges.duty), ("vat", charges.vat), *excise)
