"""Work out what a person would owe and why they must declare in writing. Always an estimate."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from customs.allowances.case import Case
from customs.allowances.claim import Claim
from customs.allowances.pack import RulePack
from customs.allowances.quantities import quantity_lines
from customs.allowances.result import DAYS, DAYS_USED, FEE, Charge, Estimate, Line
from customs.allowances.values import value_lines
from customs.allowances.writing import goods_reasons, money_reasons
from customs.money import Rates

TEMPORARY = "temporary"


def estimate(claim: Claim, pack: RulePack, rates: Rates) -> Estimate:
    """Estimate one person's charges under one pack and one day's rates.

    The more is brought, the more is owed, never less; within every limit nothing is owed. What has
    no exchange rate is left out of the sums and named. Raises UnknownCurrency only when there is
    no rate for the currency the law writes its limits in.
    """
    case = Case(claim, pack, rates)
    goods = (*value_lines(case), *quantity_lines(case))
    over = any(line.excess for line in goods)
    return Estimate(
        lines=(*goods, *_fee(goods, pack), *_vehicle(claim, pack)),
        written=(*money_reasons(case), *goods_reasons(case, over)),
        rate_date=rates.on,
        rates_source=rates.source,
        rates_are_samples=rates.sample,
        rule_pack=pack.number,
        unpriced=_unpriced(case),
    )


def _fee(lines: tuple[Line, ...], pack: RulePack) -> Iterator[Line]:
    """The customs fee is owed once, and only when something is charged."""
    fee = pack.charges.fee
    if any(line.total for line in lines):
        yield Line(
            rule="fee",
            subject="fee",
            message=FEE,
            unit=fee.unit,
            quantity=Decimal(1),
            limit=Decimal(0),
            excess=Decimal(0),
            charge=Charge(fee=fee.value),
            figures=(("fee", fee),),
            notes=(fee.note,) if fee.note is not None else (),
        )


def _vehicle(claim: Claim, pack: RulePack) -> Iterator[Line]:
    """Days a foreign vehicle may still stay; residents have no such limit."""
    days, used = pack.vehicle_days, Decimal(claim.vehicle_days_used or 0)
    if claim.vehicle_stay == TEMPORARY and claim.resident is not True:
        yield Line(
            rule="vehicle_days",
            subject="vehicle_days",
            message=DAYS if claim.vehicle_days_used is None else DAYS_USED,
            unit=days.unit,
            quantity=used,
            limit=days.value,
            excess=max(used - days.value, Decimal(0)),
            charge=Charge(),
            figures=(("limit", days),),
            notes=(days.note,) if days.note is not None else (),
        )


def _unpriced(case: Case) -> tuple[str, ...]:
    said = {g.currency for g in case.claim.goods if g.value} | {
        m.currency for m in case.claim.money
    }
    return tuple(sorted(currency for currency in said if not case.priced(currency)))
