"""Countries on forms: ISO 3166-1, and one code for people and things of no country."""

from __future__ import annotations

from customs.country_codes import by_numeric, numeric

NO_COUNTRY = "ZZ"
"""Stateless, refugee, United Nations, unknown. CLDR knows this code, so languages can name it."""

_NO_COUNTRY_NUMBER = 999


def number_of(code: str) -> int:
    """Give the number of a country. Raises UnknownCountry."""
    return _NO_COUNTRY_NUMBER if code == NO_COUNTRY else numeric(code)


def code_of(number: int) -> str:
    """Give the two letters of the country with this number. Raises UnknownCountry."""
    return NO_COUNTRY if number == _NO_COUNTRY_NUMBER else by_numeric(number)
