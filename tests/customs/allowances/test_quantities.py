"""Quantity limits, each with where it was read."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from customs.allowances import Estimate, Goods, Line, RulePack, Used

Ask = Callable[..., Estimate]
Make = Callable[..., Goods]


def line(found: Estimate, rule: str) -> Line:
    return next(candidate for candidate in found.lines if candidate.rule == rule)


AT_THE_LIMIT = [
    # (kind, unit, limit, one step more, source)
    ("alcohol", "litre", "1.5", "1.501"),  # mynews.az 50837, benefisiar.org 7612
    ("cigarettes", "piece", "200", "201"),  # the same
    ("jewellery_gold", "gram", "20", "20.001"),  # benefisiar.org 7612
    ("diamonds", "carat", "0.5", "0.501"),  # benefisiar.org 7612
    ("food", "kilogram", "30", "30.001"),  # customs.gov.az FAQ, clause 2.1.11
    ("phone", "piece", "1", "2"),  # 1news.az 2026-02-02
]


@pytest.mark.parametrize(("kind", "unit", "limit", "_more"), AT_THE_LIMIT)
def test_the_limit_itself_is_free(
    ask: Ask, goods: Make, kind: str, unit: str, limit: str, _more: str
) -> None:
    found = ask(goods=(goods(kind, limit, unit, "5000", "USD"),))
    assert found.total == 0
    assert found.lines[0].excess == 0
    assert "over_limits" not in {reason.code for reason in found.written}


@pytest.mark.parametrize(("kind", "unit", "limit", "more"), AT_THE_LIMIT)
def test_the_least_more_is_charged_and_written(
    ask: Ask, goods: Make, kind: str, unit: str, limit: str, more: str
) -> None:
    found = ask(goods=(goods(kind, more, unit, "5000", "USD"),))
    assert found.lines[0].excess == Decimal(more) - Decimal(limit)
    assert found.total > 0
    assert "over_limits" in {reason.code for reason in found.written}


def test_alcohol_of_all_kinds_is_counted_together(ask: Ask, goods: Make) -> None:
    found = ask(
        goods=(goods("wine", "1", "litre", "10", "AZN"), goods("beer", "1", "litre", "10", "AZN"))
    )
    assert line(found, "quantity.alcohol").excess == Decimal("0.5")


def test_the_excess_bears_its_share_of_the_value_and_of_the_excise(ask: Ask, goods: Make) -> None:
    # 3 litres for 60 manats: half is over. Excise 12.8 a litre (metbuat.az 1505253).
    charge = line(
        ask(goods=(goods("alcohol", "3", "litre", "60", "AZN"),)), "quantity.alcohol"
    ).charge
    assert charge.value == Decimal("30.00")
    assert charge.duty == Decimal("4.50")
    assert charge.excise == Decimal("19.20")
    assert charge.vat == Decimal("9.67")  # 18 % of 53.70


def test_wine_says_that_its_excise_is_not_known(ask: Ask, goods: Make) -> None:
    found = line(ask(goods=(goods("wine", "3", "litre", "60", "AZN"),)), "quantity.alcohol")
    assert found.charge.excise == 0
    assert "Some excise is not in this figure; the officer adds it." in found.notes


def test_three_litres_were_free_in_2016(ask: Ask, goods: Make, pack_2016: RulePack) -> None:
    assert ask(goods=(goods("alcohol", "3", "litre", "60", "AZN"),), pack=pack_2016).total == 0


def test_cigarettes_may_be_counted_in_packs_of_twenty(ask: Ask, goods: Make) -> None:
    found = line(
        ask(goods=(goods("cigarettes", "11", "pack", "33", "AZN"),)), "quantity.cigarettes"
    )
    assert (found.quantity, found.excess) == (220, 20)
    assert found.charge.excise == Decimal("1.07")  # 53.5 for 1,000
    assert "per_pack" in {name for name, _ in found.figures}


@pytest.mark.parametrize(
    ("kind", "quantity", "unit", "excess"),
    [("food", "31000", "gram", "1"), ("jewellery_gold", "0.021", "kilogram", "1")],
)
def test_grams_and_kilograms_are_one_measure(
    ask: Ask, goods: Make, kind: str, quantity: str, unit: str, excess: str
) -> None:
    assert ask(goods=(goods(kind, quantity, unit, "1", "AZN"),)).lines[0].excess == Decimal(excess)


def test_what_cannot_be_measured_is_left_to_the_officer(ask: Ask, goods: Make) -> None:
    found = line(ask(goods=(goods("alcohol", "6", "piece", "60", "AZN"),)), "quantity.alcohol")
    assert found.total == 0
    assert found.message == "{subject}; free: {limit}"
    assert "The officer will measure this." in found.notes


@pytest.mark.parametrize("kind", ["alcohol", "wine", "cigarettes"])
def test_nobody_under_18_has_alcohol_or_tobacco_free(ask: Ask, goods: Make, kind: str) -> None:
    # en.trend.az 2210795: of full age.
    unit = "piece" if kind == "cigarettes" else "litre"
    things = (goods(kind, "1", unit, "100", "AZN"),)
    young = ask(goods=things, birth_date=date(2008, 11, 23))
    of_age = ask(goods=things, birth_date=date(2008, 11, 22))
    assert young.lines[0].limit == 0
    assert "Only adults may bring this free of charge." in young.lines[0].notes
    assert "adults_only" in {reason.code for reason in young.written}
    assert of_age.total == 0
    assert of_age.written == ()


def test_an_unknown_age_is_taken_as_full_and_said(ask: Ask, goods: Make) -> None:
    found = ask(goods=(goods("cigarettes", "200", "piece", "10", "AZN"),))
    assert found.total == 0
    assert "This assumes that you are an adult." in found.lines[0].notes


def test_the_dearest_phone_is_the_free_one(ask: Ask, goods: Make) -> None:
    found = ask(
        goods=(
            goods("phone", "1", "piece", "1000", "AZN"),
            goods("phone", "2", "piece", "600", "AZN"),
        )
    )
    assert line(found, "quantity.phones").charge.value == Decimal("600.00")


def test_a_phone_already_brought_this_year_leaves_none_free(ask: Ask, goods: Make) -> None:
    things = (goods("phone", "1", "piece", "1000", "AZN"),)
    assert line(ask(goods=things, used_this_year=Used.YES), "quantity.phones").total == Decimal(
        "357.00"
    )
    assert ask(goods=things, used_this_year=Used.NO, used_this_month=Used.YES).total == 0


def test_before_2026_phones_count_towards_the_value(
    ask: Ask, goods: Make, pack_2020: RulePack
) -> None:
    found = ask(goods=(goods("phone", "1", "piece", "900", "USD"),), pack=pack_2020)
    assert [each.rule for each in found.lines] == ["value.accompanied", "fee"]


def test_fuel_outside_the_tank_is_never_free(ask: Ask, goods: Make) -> None:
    # benefisiar.org 7612: contents of the factory tank
    found = line(ask(goods=(goods("fuel", "20", "litre", "20", "AZN"),)), "quantity.fuel")
    assert found.excess == 20
    assert "Fuel in the vehicle's own tank does not count." in found.notes


@pytest.mark.parametrize(
    ("kind", "unit", "free", "over"),
    [("caviar", "gram", "125", "126"), ("sturgeon", "kilogram", "5", "6")],
)
def test_sturgeon_leaves_in_small_amounts_and_pays_no_duty(
    ask: Ask, goods: Make, kind: str, unit: str, free: str, over: str
) -> None:
    # smiraponitke.com 2016/07/14
    within = ask(goods=(goods(kind, free, unit, "50", "AZN"),), direction="leaving")
    above = ask(goods=(goods(kind, over, unit, "50", "AZN"),), direction="leaving")
    assert within.written == ()
    assert [reason.code for reason in above.written] == ["over_limits"]
    assert above.total == 0
    assert "The part over the limit may not be taken out." in above.lines[0].notes


def test_caviar_counts_towards_the_value_on_arrival(ask: Ask, goods: Make) -> None:
    found = ask(goods=(goods("caviar", "500", "gram", "900", "USD"),))
    assert found.lines[0].rule == "value.accompanied"
