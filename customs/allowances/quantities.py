"""Quantity limits: litres, pieces, grams. What is over is charged by its share of the value."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from customs.allowances.case import Case
from customs.allowances.charging import charge, figures_of
from customs.allowances.claim import Goods, Used
from customs.allowances.measuring import Measured, measure, share, total
from customs.allowances.pack import Charged, Charges, Figure, QuantityLimit
from customs.allowances.result import (
    EXCISE_MISSING,
    OVER,
    STAYS_BEHIND,
    TO_BE_MEASURED,
    UNMEASURED,
    WITHIN,
    Charge,
    Line,
)
from customs.money import EXACT

NOTHING = Decimal(0)


def quantity_lines(case: Case) -> Iterator[Line]:
    """Give a line for each quantity limit that something in the claim falls under."""
    for limit in case.pack.quantity_limits:
        goods = tuple(g for g in case.claim.goods if g.kind in limit.kinds and not g.temporary)
        if goods and limit.direction == case.claim.direction:
            yield _line(goods, limit, case)


def _line(goods: tuple[Goods, ...], limit: QuantityLimit, case: Case) -> Line:
    measured = measure(goods, limit, case.rates)
    quantity, free = total(m.quantity for m in measured), _free(limit, case)
    excess = max(EXACT.subtract(quantity, free), NOTHING)
    uncounted = (TO_BE_MEASURED,) if len(measured) < len(goods) else ()
    return Line(
        rule=f"quantity.{limit.name}",
        subject=limit.name,
        message=OVER if excess else WITHIN if measured else UNMEASURED,
        unit=limit.limit.unit,
        quantity=quantity,
        limit=free,
        excess=excess,
        charge=_charge(measured, excess, limit, case.pack.charges) if excess else Charge(),
        figures=tuple(_figures(goods, limit, case, bool(excess))),
        notes=(*_notes(goods, limit, case), *uncounted, *_over_notes(goods, limit, case, excess)),
    )


def _free(limit: QuantityLimit, case: Case) -> Decimal:
    barred = case.under_age and case.for_adults(limit.kinds)
    spent = case.used(limit.period) is Used.YES
    return NOTHING if barred or spent else limit.limit.value


def _charge(
    measured: tuple[Measured, ...], excess: Decimal, limit: QuantityLimit, charges: Charges
) -> Charge:
    if limit.charged is Charged.NOTHING:
        return Charge()
    quantity = total(m.quantity for m in measured)
    part = excess if limit.charged is Charged.EXCESS else quantity
    if limit.by_item:
        return charge(_cheapest(measured, EXACT.subtract(quantity, part)), NOTHING, charges)
    value, excise = total(m.value for m in measured), total(_excise(measured, charges))
    return charge(share(value, part, quantity), share(excise, part, quantity), charges)


def _excise(measured: tuple[Measured, ...], charges: Charges) -> Iterator[Decimal]:
    for goods in measured:
        rate = charges.excise.get(goods.kind)
        if rate is not None:
            yield EXACT.multiply(goods.quantity, rate.value)


def _cheapest(measured: tuple[Measured, ...], free: Decimal) -> Decimal:
    """Give the value of all items but the ``free`` dearest ones."""
    left, value = free, NOTHING
    each = [(share(m.value, Decimal(1), m.quantity), m.quantity) for m in measured if m.quantity]
    for price, count in sorted(each, reverse=True):
        spared = min(left, count)
        left -= spared
        value = EXACT.add(value, EXACT.multiply(price, count - spared))
    return value


def _figures(
    goods: tuple[Goods, ...], limit: QuantityLimit, case: Case, over: bool
) -> Iterator[tuple[str, Figure]]:
    yield "limit", limit.limit
    if limit.per_pack is not None and any(g.unit == "pack" for g in goods):
        yield "per_pack", limit.per_pack
    if case.for_adults(limit.kinds) and case.under_age:
        yield "adult_age", case.pack.adult_age
    if over and limit.charged is not Charged.NOTHING:
        yield from figures_of(case.pack.charges, frozenset(g.kind for g in goods))


def _notes(goods: tuple[Goods, ...], limit: QuantityLimit, case: Case) -> Iterator[str]:
    if limit.limit.note is not None:
        yield limit.limit.note
    yield from case.use_notes(limit.period)
    yield from case.age_notes(limit.kinds)
    yield from case.worth_notes(goods)


def _over_notes(
    goods: tuple[Goods, ...], limit: QuantityLimit, case: Case, excess: Decimal
) -> Iterator[str]:
    if excess and limit.charged is Charged.NOTHING:
        yield STAYS_BEHIND
    elif excess and case.pack.charges.no_rate & {g.kind for g in goods}:
        yield EXCISE_MISSING
