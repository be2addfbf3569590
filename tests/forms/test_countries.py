from __future__ import annotations

import pytest

from customs.country_codes import COUNTRIES
from customs.errors import UnknownCountry
from forms.countries import NO_COUNTRY, code_of, number_of
from languages import available, load


def test_every_country_comes_back_from_its_number() -> None:
    codes = (*COUNTRIES, NO_COUNTRY)
    assert [code_of(number_of(code)) for code in codes] == list(codes)


def test_what_is_no_country_has_no_number() -> None:
    with pytest.raises(UnknownCountry):
        number_of("XX")
    with pytest.raises(UnknownCountry):
        code_of(0)


@pytest.mark.parametrize("code", available())
def test_a_person_without_a_country_can_be_named(code: str) -> None:
    assert load(code).country(NO_COUNTRY) != NO_COUNTRY
