"""Bring goods to the unit a limit is written in, and their value to manats."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from customs.allowances.claim import Goods
from customs.allowances.pack import QuantityLimit
from customs.money import EXACT, Rates, UnknownCurrency, exact_azn

_TIMES: dict[tuple[str, str], Decimal] = {
    ("kilogram", "gram"): Decimal(1000),
    ("tonne", "kilogram"): Decimal(1000),
    ("gram", "kilogram"): Decimal("0.001"),
    ("gram", "carat"): Decimal(5),
    ("carat", "gram"): Decimal("0.2"),
}


@dataclass(frozen=True, slots=True)
class Measured:
    """Goods in the unit of a limit; ``value`` in exact manats, nothing where no rate is known."""

    kind: str
    quantity: Decimal
    value: Decimal


def measure(goods: Iterable[Goods], limit: QuantityLimit, rates: Rates) -> tuple[Measured, ...]:
    """Measure what can be; goods in another sort of unit are left to the officer."""
    found = ((line, in_unit(line, limit)) for line in goods)
    return tuple(
        Measured(line.kind, quantity, worth(line, rates))
        for line, quantity in found
        if quantity is not None
    )


def in_unit(line: Goods, limit: QuantityLimit) -> Decimal | None:
    """Give the quantity in the limit's unit; None when only an officer can tell."""
    if line.unit == limit.limit.unit:
        return line.quantity
    if line.unit == "pack" and limit.per_pack is not None:
        return EXACT.multiply(line.quantity, limit.per_pack.value)
    times = _TIMES.get((line.unit, limit.limit.unit))
    return None if times is None else EXACT.multiply(line.quantity, times)


def worth(line: Goods, rates: Rates) -> Decimal:
    """Give the value in exact manats; nothing where no rate is known, which the estimate says."""
    try:
        return exact_azn(line.value, line.currency, rates)
    except UnknownCurrency:
        return Decimal(0)


def total(values: Iterable[Decimal]) -> Decimal:
    """Sum exactly, so that the order of the lines never matters."""
    result = Decimal(0)
    for value in values:
        result = EXACT.add(result, value)
    return result


def share(amount: Decimal, part: Decimal, whole: Decimal) -> Decimal:
    """Give the share of ``amount`` that falls on ``part`` of ``whole``."""
    return EXACT.divide(EXACT.multiply(amount, part), whole)
