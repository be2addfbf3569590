"""What holds of every estimate, whatever is brought."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal
from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.allowances import Claim, Estimate, Goods, Money, RulePack, Used, estimate
from customs.allowances.pack import Over
from customs.money import Rates
from reference.files import DATA
from reference.lists import read_list
from reference.rules import read_rule_pack

KINDS = [entry.code for entry in read_list(DATA / "lists" / "goods_kind.toml").entries]
UNITS = [entry.code for entry in read_list(DATA / "lists" / "unit.toml").entries]
MONEY = [entry.code for entry in read_list(DATA / "lists" / "money_kind.toml").entries]
PACKS = [read_rule_pack(DATA / "rules", date(year, 12, 1)) for year in (2017, 2021, 2026)]
RATES = Rates(
    date(2026, 11, 20),
    {"USD": Decimal("1.7"), "EUR": Decimal("1.9615"), "JPY": Decimal("0.010482")},
    "invented for this test",
)
currencies = st.sampled_from(["AZN", "USD", "EUR", "JPY", "XXX"])
goods = st.builds(
    Goods,
    kind=st.sampled_from(KINDS),
    quantity=st.decimals(0, 10_000, places=3),
    unit=st.sampled_from(UNITS),
    value=st.decimals(0, 1_000_000, places=2),
    currency=currencies,
    accompanied=st.booleans(),
    temporary=st.booleans(),
)
money = st.builds(
    Money,
    kind=st.sampled_from(MONEY),
    currency=currencies,
    amount=st.decimals(0, 100_000, places=2),
)
claims = st.builds(
    Claim,
    on=st.just(date(2026, 11, 22)),
    direction=st.sampled_from(["arriving", "leaving", "passing"]),
    goods=st.lists(goods, max_size=6).map(tuple),
    money=st.lists(money, max_size=6).map(tuple),
    birth_date=st.none() | st.dates(date(1930, 1, 1), date(2026, 1, 1)),
    minors=st.integers(0, 9),
    used_this_month=st.sampled_from(Used),
    used_this_year=st.sampled_from(Used),
    vehicle_stay=st.none() | st.just("temporary"),
)
packs = st.sampled_from(PACKS)


def counted(claim: Claim, pack: RulePack) -> Estimate:
    return estimate(claim, pack, RATES)


@given(claims, goods, packs)
def test_more_goods_never_lower_the_charge_or_spare_a_declaration(
    claim: Claim, one_more: Goods, pack: RulePack
) -> None:
    before = counted(claim, pack)
    after = counted(replace(claim, goods=(*claim.goods, one_more)), pack)
    assert after.total >= before.total
    assert {r.code for r in before.written} <= {r.code for r in after.written}


@given(claims, packs)
def test_a_higher_value_never_lowers_the_charge(claim: Claim, pack: RulePack) -> None:
    dearer = tuple(replace(g, value=g.value + 100) for g in claim.goods)
    assert counted(replace(claim, goods=dearer), pack).total >= counted(claim, pack).total


@given(claims, packs)
def test_the_total_is_the_sum_of_the_lines_to_the_cent(claim: Claim, pack: RulePack) -> None:
    found = counted(claim, pack)
    parts = [
        part
        for line in found.lines
        for part in (line.charge.duty, line.charge.vat, line.charge.excise, line.charge.fee)
    ]
    assert found.total == sum(parts, Decimal(0))
    assert all(part >= 0 and part == part.quantize(Decimal("0.01")) for part in parts)


@given(claims, packs)
def test_nothing_is_owed_where_no_limit_is_passed(claim: Claim, pack: RulePack) -> None:
    for line in counted(claim, pack).lines:
        assert line.excess or not line.total or line.rule == "fee"
        if line.rule.startswith("quantity."):
            assert line.excess == max(line.quantity - line.limit, Decimal(0))


@given(claims, packs)
def test_the_fee_is_owed_once_and_only_with_a_charge(claim: Claim, pack: RulePack) -> None:
    lines = counted(claim, pack).lines
    fees = [line for line in lines if line.rule == "fee"]
    assert len(fees) == any(line.total for line in lines if line.rule != "fee")


@given(claims, packs, st.randoms())
def test_the_order_of_goods_and_currencies_does_not_matter(
    claim: Claim, pack: RulePack, chance: Random
) -> None:
    things, purse = list(claim.goods), list(claim.money)
    chance.shuffle(things)
    chance.shuffle(purse)
    shuffled = replace(claim, goods=tuple(things), money=tuple(purse))
    assert counted(shuffled, pack) == counted(claim, pack)


@given(st.lists(money, min_size=1, max_size=8), packs)
def test_money_is_never_charged_only_written(purse: list[Money], pack: RulePack) -> None:
    found = counted(Claim(date(2026, 11, 22), "leaving", money=tuple(purse)), pack)
    assert found.total == 0
    assert found.lines == ()


@given(claims, packs)
def test_every_line_names_its_source(claim: Claim, pack: RulePack) -> None:
    for line in counted(claim, pack).lines:
        assert line.source
        assert line.confirmed is all(figure.confirmed for _, figure in line.figures)


@pytest.mark.parametrize(("over", "at"), [(Over.STRICTLY, False), (Over.AT_OR_OVER, True)])
@given(limit=st.decimals(0, 10**6, places=2))
def test_both_operators_turn_exactly_at_the_limit(over: Over, at: bool, limit: Decimal) -> None:
    cent = Decimal("0.01")
    assert over.passed(limit, limit) is at
    assert over.passed(limit + cent, limit)
    assert not over.passed(limit - cent, limit)
