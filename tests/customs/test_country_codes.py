from __future__ import annotations

import pytest
from babel import Locale
from babel.core import get_global

from customs.country_codes import COUNTRIES, alpha3, by_alpha3, by_numeric, numeric
from customs.errors import UnknownCountry


def test_every_country_of_the_standard_is_here_and_kosovo() -> None:
    assert len(COUNTRIES) == len(set(COUNTRIES)) == 250
    assert list(COUNTRIES) == sorted(COUNTRIES)
    assert set(COUNTRIES) <= set(Locale("en").territories)


@pytest.mark.parametrize(
    ("two", "three", "number"),
    [
        ("AZ", "AZE", 31),
        ("GE", "GEO", 268),
        ("TR", "TUR", 792),
        ("RU", "RUS", 643),
        ("IR", "IRN", 364),
        ("DE", "DEU", 276),
        ("GB", "GBR", 826),
        ("AF", "AFG", 4),
    ],
)
def test_well_known_codes_are_right(two: str, three: str, number: int) -> None:
    assert alpha3(two) == three
    assert by_alpha3(three) == two
    assert numeric(two) == number
    assert by_numeric(number) == two


@pytest.mark.parametrize("two", COUNTRIES)
def test_codes_go_there_and_back_and_agree_with_cldr(two: str) -> None:
    assert by_alpha3(alpha3(two)) == two
    assert by_numeric(numeric(two)) == two
    aliases = get_global("territory_aliases")
    assert aliases[f"{numeric(two):03d}"] == [two]
    if two != "XK":
        assert aliases[alpha3(two)] == [two]


@pytest.mark.parametrize(
    ("code", "two"), [("D<<", "DE"), ("D", "DE"), ("GBD", "GB"), ("RKS", "XK"), ("XKK", "XK")]
)
def test_passports_own_codes_are_known(code: str, two: str) -> None:
    assert by_alpha3(code) == two


@pytest.mark.parametrize("code", ["XXA", "XXB", "UNO", "UTO", "<<<", "", "AZ"])
def test_codes_of_no_country_are_unknown(code: str) -> None:
    with pytest.raises(UnknownCountry):
        by_alpha3(code)


def test_unknown_countries_are_refused() -> None:
    for ask in (numeric, alpha3):
        with pytest.raises(UnknownCountry):
            ask("ZZ")
    with pytest.raises(UnknownCountry):
        by_numeric(0)
