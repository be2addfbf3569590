"""An estimate is put into words: what, how much, why, and how sure."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from customs.allowances import Claim, Estimate, Goods, Money, estimate
from customs.allowances.pack import Figure
from languages import load as speak
from reference import Reference
from reference.explain import explain, figure_line, quantity

THINGS = (
    Goods("electronics", Decimal(1), "piece", Decimal(1000), "USD"),
    Goods("alcohol", Decimal("3.000"), "litre", Decimal(60), "AZN"),
    Goods("food", Decimal(12), "kilogram", Decimal(60), "AZN"),
)


@pytest.fixture(scope="module")
def found(reference: Reference) -> Estimate:
    money = (Money("cash", "USD", Decimal(12000)),)
    claim = Claim(date(2026, 11, 22), "arriving", THINGS, money, birth_date=date(1990, 1, 1))
    return estimate(claim, reference.rule_pack, reference.rates)


def test_it_always_begins_by_saying_that_the_officer_decides(found: Estimate) -> None:
    assert explain(found, speak("en")).headline == "Estimate only. The officer decides."
    assert explain(found, speak("az")).headline.startswith("İlkin hesablama.")
    assert explain(found, speak("ru")).headline.startswith("Предварительный расчёт.")


def test_a_line_says_quantity_limit_and_excess_in_the_readers_language(found: Estimate) -> None:
    assert [line.text for line in explain(found, speak("az")).lines][:2] == [
        "Sizinlə olan mallar: 1.000 USD; güzəşt: 800 USD; artıq: 200 USD",
        "Alkoqollu içkilər: 3 l; güzəşt: 1,5 l; artıq: 1,5 l",
    ]
    assert explain(found, speak("en")).lines[2].text == "Food: 12 kg; free: 30 kg"


def test_amounts_are_shown_only_where_something_is_owed(found: Estimate) -> None:
    lines = explain(found, speak("en")).lines
    assert [line.amount for line in lines] == ["121.38 AZN", "33.37 AZN", "", "15 AZN"]
    assert lines[0].parts == ("Counted from 340 AZN", "Duty 51 AZN", "VAT 70.38 AZN")
    assert lines[2].parts == ()


def test_the_total_is_the_sum_and_the_rates_are_dated(found: Estimate) -> None:
    said = explain(found, speak("en"))
    assert said.total == "Total: 169.75 AZN"
    assert said.rates.startswith("Sample rates of 20")


def test_an_unconfirmed_rule_says_so_beside_its_source(found: Estimate) -> None:
    lines = explain(found, speak("en")).lines
    assert lines[0].reason.endswith("(not confirmed)")
    assert not lines[0].confirmed
    assert lines[2].confirmed
    assert "not confirmed" not in lines[2].reason


def test_a_written_reason_says_both_amounts(found: Estimate) -> None:
    assert explain(found, speak("en")).written[0] == (
        "Foreign money and securities above 10,000 USD: 12,000 USD"
    )


@pytest.mark.parametrize(
    ("amount", "unit", "said"),
    [
        ("3.000", "litre", "3 l"),
        ("1.50", "litre", "1,5 l"),
        ("1200", "piece", "1.200 ədəd"),
        ("100", "piece", "100 ədəd"),
        ("800", "USD", "800 USD"),
        ("0.125", "kilogram", "0,125 kq"),
    ],
)
def test_a_quantity_is_written_the_azerbaijani_way(amount: str, unit: str, said: str) -> None:
    assert quantity(Decimal(amount), unit, speak("az")) == said


def test_an_officer_reads_each_figure_with_its_source() -> None:
    duty = Figure(Decimal(15), "percent", "somewhere", confirmed=False)
    assert figure_line("duty", duty, speak("en")) == "duty: 15 %. somewhere (not confirmed)"
    excise = Figure(Decimal("12.8"), "litre", "a law", confirmed=True)
    assert figure_line("excise.alcohol", excise, speak("en")) == "excise: 12.8 l. a law"
