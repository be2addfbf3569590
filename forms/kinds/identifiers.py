"""Numbers other people give: the shapes and check digits are customs', the wiring is ours."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from customs import identifiers, registration_number
from customs.errors import NotANumber, UnknownCountry
from customs.findings import Finding, Reading, error, warning
from forms.countries import number_of
from forms.definition import Field, Kind
from forms.kinds.cleaned import Cleaned, Cleaner, Setting, refused
from forms.kinds.contacts import email, phone

LONGEST_READ = 200

_Read = Callable[[str, Mapping[str, Any]], Reading]


def clean_country(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Take a country by its ISO 3166-1 alpha-2 code."""
    # ASCII first: "ß".upper() is "SS", which must not become South Sudan.
    usable = isinstance(raw, str) and len(raw) <= LONGEST_READ and raw.isascii()
    code = raw.strip().upper() if usable else ""
    try:
        number_of(code)
    except UnknownCountry:
        return refused("unknown_country")
    return Cleaned(code)


def _cleaner(read: _Read) -> Cleaner:
    def clean(field: Field, raw: Any, setting: Setting) -> Cleaned:
        if not isinstance(raw, str):
            return refused("not_text")
        if len(raw) > LONGEST_READ:
            return refused("too_long", limit=field.max_length, length=len(raw))
        reading = read(raw, setting.row)
        found = reading.findings
        if len(reading.value) > field.max_length:
            found += (error("too_long", limit=field.max_length, length=len(reading.value)),)
            return Cleaned(None, found)
        return Cleaned(reading.value or None if reading.ok else None, found)

    return clean


def _registration_number(text: str, row: Mapping[str, Any]) -> Reading:
    try:
        digits = registration_number.cleaned(text)
    except NotANumber:
        return Reading("", (error("malformed"),))
    doubts: tuple[Finding, ...] = ()
    if not registration_number.is_well_formed(digits):
        doubts = (warning("check_digit"),)
    return Reading(digits, doubts)


def _country_in(row: Mapping[str, Any], *names: str) -> str:
    given = next((row[name] for name in names if isinstance(row.get(name), str)), "")
    return given.strip().upper()


_READERS: Mapping[Kind, _Read] = {
    Kind.DOCUMENT_NUMBER: lambda text, row: identifiers.document_number(
        text, _country_in(row, "citizenship")
    ),
    Kind.FIN: lambda text, row: identifiers.fin(text),
    Kind.TAX_NUMBER: lambda text, row: identifiers.voen(text),
    Kind.PLATE: lambda text, row: identifiers.plate(text, _country_in(row, "country")),
    Kind.VIN: lambda text, row: identifiers.vin(text),
    Kind.IMEI: lambda text, row: identifiers.imei(text),
    Kind.HS_CODE: lambda text, row: identifiers.xif_mn(text),
    Kind.REGISTRATION_NUMBER: _registration_number,
    Kind.PHONE: lambda text, row: phone(text),
    Kind.EMAIL: lambda text, row: email(text),
}

IDENTIFIERS: Mapping[Kind, Cleaner] = {
    Kind.COUNTRY: clean_country,
    **{kind: _cleaner(read) for kind, read in _READERS.items()},
}
