"""A language is a folder; loading one gives something that speaks."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from languages import available, load, speaking
from languages.catalogue import read_catalogue
from languages.language import LOCALE


def test_travellers_are_offered_azerbaijani_first() -> None:
    assert available()[:3] == ("az", "en", "ru")


def test_a_folder_that_is_not_there_is_not_a_language() -> None:
    with pytest.raises(FileNotFoundError):
        load("xx")


def test_the_same_word_differs_by_context() -> None:
    az = load("az")
    assert az.say("state", "Released") == "Buraxılıb"
    assert az.say("fact", "Released") == "Buraxıldı"


def test_a_word_nobody_translated_is_said_in_english() -> None:
    assert load("ru").say("nowhere", "Not a word of ours") == "Not a word of ours"


def test_places_are_filled_and_braces_in_values_are_left_alone() -> None:
    said = load("en").say("x", "Nothing under “{text}”", text="{number}")
    assert said == "Nothing under “{number}”"


@pytest.mark.parametrize(
    ("code", "written"), [("az", "1.234.567,50"), ("en", "1,234,567.50"), ("ru", "1 234 567,50")]
)
def test_numbers_wear_the_languages_marks(code: str, written: str) -> None:
    assert load(code).decimal(Decimal("1234567.5"), 2) == written.replace(" ", "\u00a0")


def test_whole_amounts_lose_their_zeros() -> None:
    assert load("az").amount(Decimal("10000.00"), "USD") == "10.000 USD"
    assert load("az").amount(Decimal("0.50"), "AZN") == "0,50 AZN"


def test_dates_are_written_day_first() -> None:
    assert load("en").date(date(2026, 11, 2)) == "02.11.2026"


def test_countries_and_currencies_have_names_and_unknown_ones_keep_their_code() -> None:
    az = load("az")
    assert az.country("GE") == "Gürcüstan"
    assert az.currency("USD") == "ABŞ Dolları"
    assert (az.country("Q0"), az.currency("Q00")) == ("Q0", "Q00")


def test_russian_counts_in_three_ways() -> None:
    plural = read_catalogue(LOCALE / "ru").plural  # type: ignore[attr-defined]
    assert [plural(n) for n in (1, 2, 5, 11, 21, 22, 25)] == [0, 1, 2, 2, 0, 1, 2]


def test_another_folder_speaks_beside_the_installed_languages(tmp_path: Path) -> None:
    folder = tmp_path / "xx"
    folder.mkdir()
    settings = (LOCALE / "az" / "language.toml").read_text("utf-8")
    (folder / "language.toml").write_text(settings + 'cldr = "ka"\n', "utf-8")
    speak = speaking(tmp_path)
    assert available(tmp_path) == ("xx",)
    assert speak("xx").country("TR") == "თურქეთი"
    assert speak("ru") is load("ru")
