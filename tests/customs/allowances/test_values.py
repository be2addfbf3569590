"""Value limits: USD 800 with the traveller, USD 300 sent (decision 305, 2.1.2 and 2.1.4)."""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

import pytest

from customs.allowances import Estimate, Goods, Line, RulePack, Used

Ask = Callable[..., Estimate]
Make = Callable[..., Goods]


def line(found: Estimate, rule: str) -> Line:
    return next(candidate for candidate in found.lines if candidate.rule == rule)


@pytest.mark.parametrize(
    ("value", "currency", "excess"),
    [
        ("800", "USD", "0"),
        ("800.01", "USD", "0.01"),
        ("1360", "AZN", "0"),  # 800 times 1.70
        ("1361.70", "AZN", "1"),
        ("680", "EUR", "0"),  # 1,360 manats
        ("850", "EUR", "200"),
    ],
)
def test_goods_up_to_800_dollars_in_any_currency_are_free(
    ask: Ask, goods: Make, value: str, currency: str, excess: str
) -> None:
    found = ask(goods=(goods("electronics", "1", "piece", value, currency),))
    assert line(found, "value.accompanied").excess == Decimal(excess)
    assert bool(found.total) is (Decimal(excess) >= 1)  # a cent over owes less than a qəpik


def test_only_the_excess_is_charged_since_2026(ask: Ask, goods: Make) -> None:
    # 1news.az 2026-02-02. 200 dollars over are 340 manats: duty 15 %, VAT 18 % of 391.
    found = ask(goods=(goods("electronics", "1", "piece", "1000", "USD"),))
    charge = line(found, "value.accompanied").charge
    assert (charge.value, charge.duty, charge.vat) == (
        Decimal("340.00"),
        Decimal("51.00"),
        Decimal("70.38"),
    )
    assert found.total == Decimal("136.38")  # with the fee of 15 manats


def test_the_whole_value_is_charged_before_2026(ask: Ask, goods: Make, pack_2020: RulePack) -> None:
    found = ask(goods=(goods("electronics", "1", "piece", "1000", "USD"),), pack=pack_2020)
    assert line(found, "value.accompanied").charge.value == Decimal("1700.00")


def test_duty_and_vat_together_come_to_35_7_per_cent(ask: Ask, goods: Make) -> None:
    # The "up to 36 %" of the press in February 2023 (azinform.az).
    found = ask(goods=(goods("clothing", "1", "piece", "1000", "AZN"),), used_this_month=Used.YES)
    assert line(found, "value.accompanied").total == Decimal("357.00")


def test_what_is_sent_has_its_own_limit_of_300_dollars(ask: Ask, goods: Make) -> None:
    sent = goods("clothing", "1", "piece", "301", "USD", accompanied=False)
    found = ask(goods=(goods("clothing", "1", "piece", "800", "USD"), sent))
    assert line(found, "value.accompanied").excess == 0
    assert line(found, "value.sent").excess == 1
    assert "unaccompanied" in {reason.code for reason in found.written}


def test_an_allowance_used_this_month_leaves_nothing_free(ask: Ask, goods: Make) -> None:
    things = (goods("clothing", "1", "piece", "10", "USD"),)
    assert ask(goods=things, used_this_month=Used.YES).total > 0
    assert ask(goods=things, used_this_month=Used.NO).total == 0


@pytest.mark.parametrize(
    ("used", "said"),
    [(Used.UNKNOWN, "assumes"), (Used.YES, "already been used"), (Used.NO, None)],
)
def test_what_is_assumed_of_earlier_use_is_said(
    ask: Ask, goods: Make, used: Used, said: str | None
) -> None:
    found = ask(goods=(goods("clothing", "1", "piece", "10", "USD"),), used_this_month=used)
    notes = line(found, "value.accompanied").notes
    assert notes == () if said is None else said in notes[0]


def test_children_add_nothing_known_so_the_officer_is_asked(ask: Ask, goods: Make) -> None:
    things = (goods("clothing", "1", "piece", "900", "USD"),)
    found = line(ask(goods=things, minors=2), "value.accompanied")
    assert found.limit == 800
    assert "Ask the officer about children." in found.notes
    assert "per_minor" in {name for name, _ in found.unconfirmed}


def test_children_added_500_dollars_each_under_the_pack_of_2016(
    ask: Ask, goods: Make, pack_2016: RulePack
) -> None:
    # smiraponitke.com 2016/07/14
    things = (goods("clothing", "1", "piece", "2500", "USD"),)
    found = ask(goods=things, minors=2, pack=pack_2016)
    assert line(found, "value.accompanied").limit == 2500
    assert found.total == 0


@pytest.mark.parametrize("direction", ["leaving", "passing"])
def test_who_leaves_or_passes_through_owes_nothing(ask: Ask, goods: Make, direction: str) -> None:
    found = ask(goods=(goods("clothing", "1", "piece", "9000", "USD"),), direction=direction)
    assert found.total == 0
    assert found.lines == ()


def test_goods_carried_for_a_time_are_not_charged(ask: Ask, goods: Make) -> None:
    found = ask(goods=(goods("electronics", "1", "piece", "9000", "USD", temporary=True),))
    assert found.total == 0
    assert [reason.code for reason in found.written] == ["temporary"]


def test_goods_to_sell_are_not_estimated_and_must_be_written(ask: Ask, goods: Make) -> None:
    found = ask(goods=(goods("commercial", "100", "piece", "9000", "USD"),))
    assert found.lines == ()
    assert [reason.code for reason in found.written] == ["commercial"]


def test_goods_in_a_currency_without_a_rate_are_named_and_left_out(ask: Ask, goods: Make) -> None:
    found = ask(goods=(goods("clothing", "1", "piece", "9000", "XXX"),))
    assert found.unpriced == ("XXX",)
    assert found.total == 0
    assert "No exchange rate is known for one of the currencies." in found.lines[0].notes


def test_goods_without_a_value_say_that_the_estimate_lacks_them(ask: Ask, goods: Make) -> None:
    found = ask(goods=(goods("clothing", "1", "piece", "0", "XXX"),))
    assert found.unpriced == ()
    assert "A value is missing; the officer will estimate it." in found.lines[0].notes
