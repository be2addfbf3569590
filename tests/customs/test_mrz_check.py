from __future__ import annotations

from datetime import date

import pytest

from customs.mrz_check import birth_date, birth_year, check_digit, expiry_date, matches, written


@pytest.mark.parametrize(
    ("text", "digit"),
    [("520727", "3"), ("AB2134<<<", "5"), ("<<<<<<", "0"), ("", "0"), ("D23145890", "7")],
)
def test_check_digits_are_those_of_the_standards_examples(text: str, digit: str) -> None:
    assert check_digit(text) == digit


def test_only_an_empty_part_may_have_an_empty_digit() -> None:
    assert matches("<<<", "<", may_be_blank=True)
    assert not matches("AB2", "<", may_be_blank=True)
    assert not matches("<<<", "<")
    assert matches("<<<", "0")


def test_a_day_that_only_one_century_has_is_found_there() -> None:
    assert birth_date("000229", date(2000, 2, 28)) is None
    assert birth_date("000229", date(2000, 2, 29)) == date(2000, 2, 29)
    assert expiry_date("000229", date(2026, 1, 1)) == date(2000, 2, 29)


def test_an_unknown_date_is_written_as_fillers() -> None:
    assert written(None) == "<<<<<<"
    assert written(date(1990, 1, 31)) == "900131"


@pytest.mark.parametrize(
    ("text", "year"),
    [("85<<<<", 1985), ("8503<<", 1985), ("26<<<<", 2026), ("27<<<<", 1927), ("850230", None)],
)
def test_a_birth_date_without_its_day_still_has_a_year(text: str, year: int | None) -> None:
    assert birth_year(text, date(2026, 11, 22)) == year
    assert birth_date(text, date(2026, 11, 22)) is None


@pytest.mark.parametrize("text", ["<<<<<<", "8<<<<<", "850314"])
def test_what_has_no_year_or_a_whole_day_gives_no_year(text: str) -> None:
    assert birth_year(text, date(2026, 11, 22)) is None


def test_a_year_alone_is_written_with_fillers() -> None:
    assert written(None, 1985) == "85<<<<"
