"""One answer on the wire: small, exact, never negative.

Money and quantities go as whole numbers of their last decimal, days as days since 1 January 1900,
choices and countries as numbers. Digits that are an identifier go as an integer behind a leading
1, so that zeros in front survive; anything else in an identifier goes as text.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from customs.errors import UnknownCountry
from forms.code_list import CodeLists
from forms.content import Value
from forms.countries import code_of, number_of
from forms.definition import Field, Kind

EPOCH = date(1900, 1, 1)
LAST_DAY = (date(2100, 12, 31) - EPOCH).days
LARGEST = 10**18
"""Keeps every integer inside 64 bits, as CBOR and databases have them."""

LONGEST_TEXT = 2_000

_DIGITS = re.compile(r"[0-9]{1,17}", re.ASCII)
_INTERNATIONAL = re.compile(r"\+[0-9]{1,17}", re.ASCII)


class WireUnreadable(ValueError):
    """The bytes opened, but what they hold is not content of the form they name."""


def value_to_wire(field: Field, value: Value, lists: CodeLists) -> Any:
    """Give an answer as it goes on the wire."""
    return _WRITERS.get(field.kind, _as_is)(field, value, lists)


def value_from_wire(field: Field, wire: Any, lists: CodeLists) -> Value:
    """Read an answer off the wire. Raises WireUnreadable."""
    value: Value = _READERS.get(field.kind, _read_text)(field, wire, lists)
    return value


def _as_is(field: Field, value: Any, lists: CodeLists) -> Any:
    return value


def _write_scaled(field: Field, value: Any, lists: CodeLists) -> int:
    return int(value.scaleb(field.scale).to_integral_exact())


def _write_date(field: Field, value: Any, lists: CodeLists) -> int:
    days: int = (value - EPOCH).days
    return days


def _write_choice(field: Field, value: Any, lists: CodeLists) -> int:
    return lists[str(field.code_list)].by_code(value).number


def _write_country(field: Field, value: str, lists: CodeLists) -> int:
    return number_of(value)


def _write_digits(field: Field, value: str, lists: CodeLists) -> int | str:
    return int(f"1{value}") if _DIGITS.fullmatch(value) else value


def _write_phone(field: Field, value: str, lists: CodeLists) -> int | str:
    return int(f"1{value[1:]}") if _INTERNATIONAL.fullmatch(value) else value


def _read_whole(field: Field, wire: Any, lists: CodeLists | None = None) -> int:
    if isinstance(wire, bool) or not isinstance(wire, int) or not 0 <= wire < 2 * LARGEST:
        raise WireUnreadable(f"{field.name} is not a whole number")
    return wire


def _read_scaled(field: Field, wire: Any, lists: CodeLists) -> Decimal:
    return Decimal(_read_whole(field, wire)).scaleb(-field.scale)


def _read_date(field: Field, wire: Any, lists: CodeLists) -> date:
    days = _read_whole(field, wire)
    if days > LAST_DAY:
        raise WireUnreadable(f"{field.name} is too far in the future")
    return EPOCH + timedelta(days=days)


def _read_choice(field: Field, wire: Any, lists: CodeLists) -> str:
    try:
        return lists[str(field.code_list)].by_number(_read_whole(field, wire)).code
    except KeyError:
        raise WireUnreadable(f"{field.name} has no choice {wire}") from None


def _read_country(field: Field, wire: Any, lists: CodeLists) -> str:
    try:
        return code_of(_read_whole(field, wire))
    except UnknownCountry:
        raise WireUnreadable(f"{field.name} has no country {wire}") from None


def _read_yes_no(field: Field, wire: Any, lists: CodeLists) -> bool:
    if not isinstance(wire, bool):
        raise WireUnreadable(f"{field.name} is not yes or no")
    return wire


def _read_text(field: Field, wire: Any, lists: CodeLists) -> str:
    if not isinstance(wire, str) or not 0 < len(wire) <= LONGEST_TEXT:
        raise WireUnreadable(f"{field.name} is not text")
    return wire


def _read_digits(field: Field, wire: Any, lists: CodeLists) -> str:
    if isinstance(wire, str):
        return _read_text(field, wire, lists)
    digits = str(_read_whole(field, wire))
    if digits[0] != "1" or len(digits) < 2:
        raise WireUnreadable(f"{field.name} is not a number behind a 1")
    return digits[1:]


def _read_phone(field: Field, wire: Any, lists: CodeLists) -> str:
    text = _read_digits(field, wire, lists)
    return text if isinstance(wire, str) else f"+{text}"


_DIGIT_KINDS = (Kind.IMEI, Kind.HS_CODE, Kind.REGISTRATION_NUMBER, Kind.TAX_NUMBER)

_WRITERS: Mapping[Kind, Any] = {
    Kind.AMOUNT: _write_scaled,
    Kind.QUANTITY: _write_scaled,
    Kind.DATE: _write_date,
    Kind.CHOICE: _write_choice,
    Kind.COUNTRY: _write_country,
    Kind.PHONE: _write_phone,
    **dict.fromkeys(_DIGIT_KINDS, _write_digits),
}

_READERS: Mapping[Kind, Any] = {
    Kind.AMOUNT: _read_scaled,
    Kind.QUANTITY: _read_scaled,
    Kind.COUNT: _read_whole,
    Kind.DATE: _read_date,
    Kind.CHOICE: _read_choice,
    Kind.COUNTRY: _read_country,
    Kind.YES_NO: _read_yes_no,
    Kind.PHONE: _read_phone,
    **dict.fromkeys(_DIGIT_KINDS, _read_digits),
}
