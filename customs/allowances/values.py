"""Value limits: what goods without a limit of their own may be worth, together."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from customs.allowances.case import Case
from customs.allowances.charging import charge, figures_of
from customs.allowances.claim import Goods, Used
from customs.allowances.measuring import total, worth
from customs.allowances.pack import Charged, Figure, ValueLimit
from customs.allowances.result import (
    ASK_ABOUT_CHILDREN,
    EXCISE_MISSING,
    OVER,
    WITHIN,
    Charge,
    Line,
)
from customs.money import EXACT, exact_azn, rounded

ARRIVING = "arriving"
NOTHING = Decimal(0)


def value_lines(case: Case) -> Iterator[Line]:
    """Give a line for each value limit that something in the claim falls under.

    Only goods that arrive to stay count: leaving and passing through owe nothing here.
    """
    if case.claim.direction != ARRIVING:
        return
    apart = case.pack.governed(ARRIVING) | case.pack.outside.kinds
    counted = tuple(g for g in case.claim.goods if g.kind not in apart and not g.temporary)
    for limit in case.pack.value_limits:
        goods = tuple(g for g in counted if g.accompanied == limit.accompanied)
        if goods:
            yield _line(goods, limit, case)


def _line(goods: tuple[Goods, ...], limit: ValueLimit, case: Case) -> Line:
    free, unit = _free(limit, case), limit.limit.unit
    value = total(worth(g, case.rates) for g in goods)
    over = max(EXACT.subtract(value, exact_azn(free, unit, case.rates)), NOTHING)
    base = value if limit.charged is Charged.WHOLE else over
    return Line(
        rule=f"value.{limit.name}",
        subject=limit.name,
        message=OVER if over else WITHIN,
        unit=unit,
        quantity=rounded(EXACT.divide(value, case.rates.of(unit))),
        limit=free,
        excess=rounded(EXACT.divide(over, case.rates.of(unit))),
        charge=charge(base, NOTHING, case.pack.charges) if over else Charge(),
        figures=tuple(_figures(limit, case, bool(over))),
        notes=tuple(_notes(goods, limit, case)),
    )


def _free(limit: ValueLimit, case: Case) -> Decimal:
    if case.used(limit.period) is Used.YES:
        return NOTHING
    return limit.limit.value + limit.per_minor.value * case.claim.minors


def _figures(limit: ValueLimit, case: Case, over: bool) -> Iterator[tuple[str, Figure]]:
    yield "limit", limit.limit
    if case.claim.minors:
        yield "per_minor", limit.per_minor
    if over:
        # Excise goods here have no limit of their own; their excise is left to the officer.
        yield from figures_of(case.pack.charges, frozenset())


def _notes(goods: tuple[Goods, ...], limit: ValueLimit, case: Case) -> Iterator[str]:
    kinds = {g.kind for g in goods}
    yield from case.use_notes(limit.period)
    yield from case.age_notes(kinds)
    if case.claim.minors and not limit.per_minor.value:
        yield ASK_ABOUT_CHILDREN
    if kinds & (case.pack.charges.excise.keys() | case.pack.charges.no_rate):
        yield EXCISE_MISSING
    yield from case.worth_notes(goods)
