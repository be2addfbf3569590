from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from languages import load
from paper.figures import OnPaper

APART = "\N{NO-BREAK SPACE}"


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_money_reads_the_same_in_every_language(language: str) -> None:
    speech = OnPaper(load(language))
    assert speech.amount(Decimal("12500"), "USD") == f"12{APART}500{APART}USD"
    assert speech.amount(Decimal("1234567.5"), "AZN") == f"1{APART}234{APART}567,50{APART}AZN"


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_a_decimal_has_a_comma_in_every_language(language: str) -> None:
    speech = OnPaper(load(language))
    assert speech.decimal(Decimal("1.5")) == "1,5"
    assert speech.decimal(Decimal(1000), 2) == f"1{APART}000,00"


def test_all_else_is_said_as_the_language_says_it() -> None:
    az, speech = load("az"), OnPaper(load("az"))
    assert (speech.code, speech.paper_fonts) == (az.code, az.paper_fonts)
    assert speech.country("TR") == az.country("TR")
    assert speech.currency("USD") == az.currency("USD")
    assert speech.date(date(2026, 11, 22)) == "22.11.2026"
    assert speech.say("receipt", "Flight") == "Reys"
    assert speech.say_count("nothing", "one", "{count} many", 3) == az.say_count(
        "nothing", "one", "{count} many", 3
    )
