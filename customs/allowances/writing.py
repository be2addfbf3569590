"""Why a written declaration is needed: money over its limits, and goods the law always lists."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from customs.allowances.case import Case
from customs.allowances.claim import Goods, Money
from customs.allowances.measuring import total, worth
from customs.allowances.pack import Citation, Currencies, MoneyRule, Over, WrittenValue
from customs.allowances.result import WrittenReason
from customs.money import EXACT, NATIONAL, Rates, exact_azn, rounded

ALWAYS = frozenset({"over_limits", "unaccompanied", "vehicle"})
"""The official questions that need no figure; every pack cites them."""

MESSAGES: dict[str, str] = {
    "over_limits": "Goods over a limit",
    "unaccompanied": "Goods sent separately",
    "temporary": "Goods carried for a time, worth more than {limit}",
    "vehicle": "A motor vehicle",
    "precious": "Precious metals and stones worth more than {limit}",
    "foreign_currency": "Foreign money and securities above {limit}: {sum}",
    "permit": "Goods that need a permit",
    "national_currency": "National money and securities of {limit} or more: {sum}",
    "wireless": "Mobile phones and other wireless devices",
    "earlier_declaration": "Show the declaration made when this money was brought in",
    "transfer_only": "More than {limit} may leave only by bank or post: {sum}",
    "commemorative": "Commemorative coins or notes",
    "commercial": "Goods to sell go by the ordinary procedure",
    "adults_only": "Alcohol and tobacco are for adults only",
    "rate_unknown": "Money in a currency without a known rate",
}
"""Why a declaration must be in writing: msgids under context ``allowance``."""


def money_reasons(case: Case) -> Iterator[WrittenReason]:
    """Apply the money rules: all currencies of one person are summed before comparing."""
    for rule in case.pack.money_rules:
        if case.claim.direction in rule.directions:
            yield from _money_reason(rule, case)


def goods_reasons(case: Case, over: bool) -> Iterator[WrittenReason]:
    """Give the reasons that goods and vehicles make; ``over`` tells that a limit is passed."""
    if over:
        yield _always("over_limits", case)
    if any(not g.accompanied for g in case.claim.goods):
        yield _always("unaccompanied", case)
    if case.claim.vehicle_stay is not None:
        yield _always("vehicle", case)
    for value in case.pack.written_values:
        yield from _value_reason(value, case)
    yield from _kind_reasons(case)


def _kind_reasons(case: Case) -> Iterator[WrittenReason]:
    kinds = {g.kind for g in case.claim.goods}
    for listed in (*case.pack.written_kinds, case.pack.outside):
        if kinds & listed.kinds:
            yield _reason(listed.question, listed.question, listed.citation)
    if case.under_age and case.for_adults(kinds):
        adult = case.pack.adult_age
        yield _reason("adults_only", "over_limits", Citation(adult.source, adult.confirmed))


def _money_reason(rule: MoneyRule, case: Case) -> Iterator[WrittenReason]:
    rates = case.rates
    money = [m for m in case.claim.money if m.kind in rule.kinds and _is_of(m, rule.currencies)]
    known = [m for m in money if case.priced(m.currency)]
    whole = total(exact_azn(m.amount, m.currency, rates) for m in known)
    cited = Citation(rule.limit.source, rule.limit.confirmed)
    if _is_over(whole, rule, rates):
        yield _reason(rule.reason, rule.question, cited, rule, _shown(whole, rule, rates))
    if rule.reason == rule.question and len(known) < len(money):
        yield _reason("rate_unknown", rule.question, cited)


def _is_of(money: Money, wanted: Currencies) -> bool:
    if wanted is Currencies.ANY:
        return True
    return (money.currency == NATIONAL) == (wanted is Currencies.NATIONAL)


def _is_over(whole: Decimal, rule: MoneyRule, rates: Rates) -> bool:
    """Compare exactly, in manats: the equivalent is never rounded before it is compared."""
    limit = exact_azn(rule.limit.value, rule.limit.unit, rates)
    if rule.up_to is not None:
        top = exact_azn(rule.up_to.value, rule.up_to.unit, rates)
        if Over.STRICTLY.passed(whole, top):
            return False
    return rule.over.passed(whole, limit)


def _shown(whole: Decimal, rule: MoneyRule, rates: Rates) -> Decimal:
    return rounded(EXACT.divide(whole, rates.of(rule.limit.unit)))


def _value_reason(value: WrittenValue, case: Case) -> Iterator[WrittenReason]:
    whole = total(worth(g, case.rates) for g in case.claim.goods if _falls_under(g, value))
    if value.over.passed(whole, exact_azn(value.limit.value, value.limit.unit, case.rates)):
        cited = Citation(value.limit.source, value.limit.confirmed)
        yield _reason(value.question, value.question, cited, value)


def _falls_under(goods: Goods, value: WrittenValue) -> bool:
    if value.temporary and not goods.temporary:
        return False
    return not value.kinds or goods.kind in value.kinds


def _always(question: str, case: Case) -> WrittenReason:
    return _reason(question, question, case.pack.written_always[question])


def _reason(
    code: str,
    question: str,
    cited: Citation,
    rule: MoneyRule | WrittenValue | None = None,
    whole: Decimal | None = None,
) -> WrittenReason:
    amounts: dict[str, tuple[Decimal, str]] = {}
    if rule is not None:
        amounts["limit"] = (rule.limit.value, rule.limit.unit)
        if whole is not None:
            amounts["sum"] = (whole, rule.limit.unit)
    return WrittenReason(code, question, MESSAGES[code], cited, amounts)
