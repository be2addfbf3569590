"""Figures and capitals in words for a voice."""

from __future__ import annotations

import pytest

from kiosk.sounding import groups, sounded, spelled
from languages import load


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("az", "Məbləğ: 12.400 USD", "Məbləğ: 12400 ABŞ dolları"),
        ("az", "Cəmi təxminən 13.438,71 USD", "Cəmi təxminən 13438,71 ABŞ dolları"),
        ("en", "12,400 USD", "12400 US dollars"),
        ("en", "1 USD", "1 US dollar"),
        ("ru", "12 400 USD", "12400 долларов США"),
        ("ru", "1 USD", "1 доллар США"),
        ("ru", "13 438,71 USD", "13438,71 доллара США"),
        ("ru", "12\u00a0400 AZN", "12400 азербайджанских манатов"),
    ],
)
def test_money_is_said_in_words(language: str, written: str, said: str) -> None:
    assert sounded(written, load(language)) == said


@pytest.mark.parametrize(
    ("language", "said"),
    [("az", "14 aprel 1990"), ("en", "14 April 1990"), ("ru", "14 апреля 1990")],
)
def test_a_date_is_said_with_the_name_of_its_month(language: str, said: str) -> None:
    assert sounded("14.04.1990", load(language)) == said


def test_what_is_no_date_is_left_as_it_was_typed() -> None:
    assert sounded("31.02.1990", load("en")) == "31.02.1990"


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("Document number: C00000000", "Document number: C 0 0 0 0 0 0 0 0"),
        ("J2 8074", "J 2, 8 0 7 4"),
        ("90AB123", "9 0 A B 1 2 3"),
        ("90-NN-000", "9 0, N N, 0 0 0"),
        ("200 0000 0", "2 0 0, 0 0 0 0, 0"),
    ],
)
def test_numbers_of_papers_are_spelled(written: str, said: str) -> None:
    assert sounded(written, load("en")) == said


def test_a_count_is_a_number_and_not_digits() -> None:
    assert sounded("18 years, 3 litres", load("en")) == "18 years, 3 litres"


@pytest.mark.parametrize(
    ("language", "written", "said"),
    [
        ("en", "Quantity: 8 pcs", "Quantity: 8 pieces"),
        ("ru", "8 шт.  ·  60 USD", "8 штук, 60 долларов США"),
        ("ru", "2 кв. м", "2 квадратных метров"),
        ("ru", "3 мешка", "3 мешка"),
        ("ru", "шт.", "штук"),
    ],
)
def test_units_are_said_in_full(language: str, written: str, said: str) -> None:
    assert sounded(written, load(language)) == said


def test_marks_between_thousands_end_no_number() -> None:
    said = sounded("10.000 ABŞ dollarından artıq", load("az"))
    assert said == "10000 ABŞ dollarından artıq"


@pytest.mark.parametrize(
    ("language", "said"), [("az", "Sınaqova"), ("en", "Sinaqova"), ("ru", "Sinaqova")]
)
def test_a_name_in_capitals_is_a_word_in_the_letters_of_the_language(
    language: str, said: str
) -> None:
    assert sounded("SINAQOVA", load(language)) == said


def test_an_abbreviation_stays_one() -> None:
    assert sounded("ABŞ", load("az")) == "ABŞ"


def test_a_currency_by_itself_has_its_name() -> None:
    assert [sounded("USD", load(code)) for code in ("en", "ru")] == ["US Dollar", "доллар США"]


def test_marks_that_have_no_sound_are_left_out() -> None:
    assert sounded("3 litres  ·  “with me”", load("en")) == "3 litres, with me"


def test_a_code_has_four_groups() -> None:
    assert groups("200 0000 000 008") == ("2 0 0", "0 0 0 0", "0 0 0", "0 0 8")
    assert spelled("AB 1") == "A B, 1"
