"""``sarhad allowance``: an estimate, line by line, with its sources."""

from __future__ import annotations

from decimal import Decimal
from pathlib import Path

import pytest

CAVEAT = {
    "az": "hesablama",
    "en": "estimate only",
    "ru": "предварительный расчёт",
}


@pytest.fixture
def estimate(run, examples: Path):
    file = examples / "passenger.json"
    return run("allowance", file, "--on", "2026-11-22", "--json").data


def test_the_figures_add_up_as_written(estimate) -> None:
    lines = estimate["lines"]
    for line in lines:
        parts = (line[name] for name in ("duty", "vat", "excise", "fee"))
        assert Decimal(line["total"]) == sum(map(Decimal, parts))
    assert Decimal(estimate["total"]) == sum(Decimal(line["total"]) for line in lines) > 0


def test_only_the_excess_is_charged(estimate) -> None:
    goods = next(line for line in estimate["lines"] if line["rule"] == "value.accompanied")
    assert Decimal(goods["excess"]) == Decimal(goods["quantity"]) - Decimal(goods["limit"]) == 100
    assert Decimal(goods["value"]) == Decimal("170")
    assert Decimal(goods["duty"]) == Decimal("25.50")


def test_amounts_are_strings_so_that_no_binary_fraction_comes_in(estimate) -> None:
    amounts = ("quantity", "limit", "excess", "value", "duty", "vat", "excise", "fee", "total")
    assert all(isinstance(line[name], str) for line in estimate["lines"] for name in amounts)


def test_every_line_names_its_source_and_whether_it_is_confirmed(estimate) -> None:
    for line in (*estimate["lines"], *estimate["written"]):
        assert line["source"]
        assert isinstance(line["confirmed"], bool)


def test_it_always_says_that_it_is_an_estimate(estimate, run, examples: Path) -> None:
    assert estimate["estimate"] is True
    for name in ("passenger", "nothing-to-declare"):
        for language, word in CAVEAT.items():
            out = run("allowance", examples / f"{name}.json", "--language", language).out
            assert word in out.splitlines()[0].lower()


def test_a_person_reads_rule_amount_and_source(run, examples: Path) -> None:
    out = run("allowance", examples / "passenger.json", "--on", "2026-11-22").out
    assert "Alcohol: 3 l; free: 1.5 l; over: 1.5 l" in out
    assert "Duty 25.50 AZN" in out
    assert "quantity.alcohol: " in out
    assert "(not confirmed)" in out
    assert "Total: " in out


def test_another_day_has_another_law(run, examples: Path) -> None:
    file = examples / "passenger.json"
    packs = {
        run("allowance", file, "--on", day, "--json").data["rule_pack"]
        for day in ("2019-06-01", "2024-06-01", "2026-06-01")
    }
    assert len(packs) == 3


def test_answers_with_mistakes_have_no_estimate(run, examples: Path) -> None:
    ended = run("allowance", examples / "mistakes.json")
    assert ended.code == 1
    assert "person.document_number: " in ended.out


def test_a_form_without_estimate_is_told_by_its_problems(run, examples: Path) -> None:
    assert run("allowance", examples / "goods.json").code == 1
