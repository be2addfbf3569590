"""For whom a declaration is, and for whom its estimate is counted."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from customs.allowances import Claim, Goods, estimate
from kiosk.families import counted_for, declared_for
from languages import available, load
from reference import load as load_reference

NOW = load_reference(date(2026, 11, 22))
BEFORE = load_reference(date(2019, 1, 1))
COAT = (Goods("clothing", Decimal(1), "piece", Decimal(900), "USD"),)


def words(minors: int, reference: object = NOW, goods: tuple[Goods, ...] = COAT) -> str:
    assert isinstance(reference, type(NOW))
    claim = Claim(reference.on, "arriving", goods=goods, minors=minors)
    found = estimate(claim, reference.rule_pack, reference.rates)
    return " ".join(counted_for(found, minors, load("en")))


def test_whoever_travels_with_children_declares_for_them() -> None:
    whom, themselves = declared_for(2, NOW.families, load("en"))
    assert whom == "This declaration is for you and 2 children."
    assert "16" in themselves
    assert declared_for(1, NOW.families, load("en"))[0].endswith("you and 1 child.")


def test_whoever_travels_alone_is_told_nothing() -> None:
    assert declared_for(0, NOW.families, load("en")) == ()
    assert words(0) == ""


def test_where_the_data_says_that_nobody_is_covered_nothing_is_promised() -> None:
    nobody = replace(NOW.families.covers["children"], holds=False)
    families = replace(NOW.families, covers={**NOW.families.covers, "children": nobody})
    assert declared_for(2, families, load("en")) == ()


def test_where_children_add_nothing_the_limit_is_for_one() -> None:
    assert words(2) == (
        "The duty-free limit is counted for you alone. Ask the officer about children."
    )


def test_where_the_rules_add_for_children_it_is_said_how_many_were_counted() -> None:
    assert words(2, BEFORE) == "The duty-free limit is counted for you and 2 children."


def test_without_goods_under_a_limit_no_limit_is_spoken_of() -> None:
    assert words(2, goods=()) == ""


@pytest.mark.parametrize("code", [code for code in available() if code != "en"])
@pytest.mark.parametrize("minors", [1, 2, 5])
def test_the_number_stands_in_the_sentence_of_every_language(code: str, minors: int) -> None:
    whom, _ = declared_for(minors, NOW.families, load(code))
    assert str(minors) in whom and "declaration" not in whom
