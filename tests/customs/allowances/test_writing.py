"""Why a declaration must be in writing: both boundary operators, exact to the cent."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from decimal import Decimal

import pytest

from customs.allowances import Estimate, Goods, Money
from customs.allowances.writing import MESSAGES

Ask = Callable[..., Estimate]
Make = Callable[..., Goods]
Cash = Callable[..., Money]


def codes(found: Estimate) -> set[str]:
    return {reason.code for reason in found.written}


@pytest.mark.parametrize("direction", ["arriving", "passing"])
@pytest.mark.parametrize(
    ("amount", "currency", "written"),
    [
        ("10000.00", "USD", False),  # "artıq": strictly more (customs.gov.az, 6)
        ("10000.01", "USD", True),
        ("8500.00", "EUR", False),  # 17,000 manats, 10,000 dollars
        ("8500.01", "EUR", True),
        ("1700000", "JPY", False),
        ("1700000.01", "JPY", True),  # less than a cent over: the equivalent is not rounded first
    ],
)
def test_foreign_money_is_written_above_10000_dollars(
    ask: Ask, cash: Cash, direction: str, amount: str, currency: str, written: bool
) -> None:
    found = ask(money=(cash(amount, currency),), direction=direction)
    assert codes(found) == ({"foreign_currency"} if written else set())


@pytest.mark.parametrize("direction", ["arriving", "leaving", "passing"])
@pytest.mark.parametrize(
    ("amount", "written"), [("19999.99", False), ("20000.00", True), ("20000.01", True)]
)
def test_manats_are_written_from_20000_on(
    ask: Ask, cash: Cash, direction: str, amount: str, written: bool
) -> None:
    # "20000 manat və ondan yuxarı": the figure itself is enough (customs.gov.az, 8)
    found = ask(money=(cash(amount, "AZN"),), direction=direction)
    assert codes(found) == ({"national_currency"} if written else set())


def test_all_foreign_currencies_and_securities_are_summed(ask: Ask, cash: Cash) -> None:
    money = (cash("5000", "USD"), cash("4250", "EUR", "security"))
    assert codes(ask(money=money)) == set()
    assert codes(ask(money=(*money, cash("0.01", "GEL", "cheque")))) == {"foreign_currency"}


def test_manats_do_not_count_as_foreign_money(ask: Ask, cash: Cash) -> None:
    assert codes(ask(money=(cash("10000", "USD"), cash("19999", "AZN")))) == set()


@pytest.mark.parametrize(
    ("amount", "reasons"),
    [
        ("10000.00", set()),
        ("10000.01", {"foreign_currency", "earlier_declaration"}),
        ("50000.00", {"foreign_currency", "earlier_declaration"}),
        ("50000.01", {"foreign_currency", "transfer_only"}),
    ],
)
def test_leaving_with_money_needs_the_earlier_declaration_then_a_transfer(
    ask: Ask, cash: Cash, amount: str, reasons: set[str]
) -> None:
    # Central Bank board 16/1 of 3 March 2016
    assert codes(ask(money=(cash(amount, "USD"),), direction="leaving")) == reasons


@pytest.mark.parametrize("currency", ["AZN", "USD"])
def test_commemorative_coins_are_always_written(ask: Ask, cash: Cash, currency: str) -> None:
    # turk.az: whatever the amount
    assert codes(ask(money=(cash("0.01", currency, "commemorative"),))) == {"commemorative"}


def test_money_without_a_rate_is_written_because_nobody_can_tell(ask: Ask, cash: Cash) -> None:
    found = ask(money=(cash("5", "XXX"),))
    assert codes(found) == {"rate_unknown"}
    assert found.unpriced == ("XXX",)


def test_the_reason_shows_the_sum_and_the_limit(ask: Ask, cash: Cash) -> None:
    (reason,) = ask(money=(cash("9000", "EUR"),)).written
    assert reason.amounts == {
        "limit": (Decimal(10000), "USD"),
        "sum": (Decimal("10588.24"), "USD"),
    }
    assert reason.citation.confirmed


@pytest.mark.parametrize(
    ("kind", "code"),
    [
        ("phone", "wireless"),
        ("wireless_other", "wireless"),
        ("weapon", "permit"),
        ("animal", "permit"),
        ("plant", "permit"),
        ("carpet_cultural", "permit"),
    ],
)
def test_some_goods_are_written_whatever_their_value(
    ask: Ask, goods: Make, kind: str, code: str
) -> None:
    assert codes(ask(goods=(goods(kind, "1", "piece", "1", "AZN"),))) == {code}


def test_precious_things_are_written_above_15000_dollars(ask: Ask, goods: Make) -> None:
    # blackseanews.net 72676 (2013)
    at = goods("jewellery_gold", "10", "gram", "15000", "USD")
    assert "precious" not in codes(ask(goods=(at,)))
    assert "precious" in codes(ask(goods=(at, goods("diamonds", "0.1", "carat", "1", "USD"))))


def test_a_vehicle_is_written_and_its_days_are_shown(ask: Ask) -> None:
    found = ask(vehicle_stay="temporary", vehicle_days_used=91, resident=False)
    assert codes(found) == {"vehicle"}
    (days,) = found.lines
    assert (days.quantity, days.limit, days.excess) == (91, 90, 1)
    assert found.total == 0


@pytest.mark.parametrize("said", [{"resident": True}, {"vehicle_stay": "permanent"}])
def test_days_are_not_counted_for_residents_or_for_good(ask: Ask, said: dict[str, object]) -> None:
    found = ask(**{"vehicle_stay": "temporary", **said})
    assert found.lines == ()
    assert codes(found) == {"vehicle"}


def test_a_claim_of_nothing_comes_to_nothing(ask: Ask) -> None:
    found = ask(birth_date=date(1990, 1, 1))
    assert (found.lines, found.written, found.total) == ((), (), 0)
    assert found.message == "Estimate only. The officer decides."


def test_every_message_of_a_reason_names_only_its_amounts() -> None:
    for code, message in MESSAGES.items():
        assert message.format(limit="", sum=""), code
