"""Answers out of a closed set: yes or no, an entry of a list, a country, a currency, a day."""

from __future__ import annotations

import re
from datetime import date, datetime
from typing import Any

from forms.code_list import Entry
from forms.definition import Field
from forms.kinds.cleaned import Cleaned, Setting, refused

EARLIEST = date(1900, 1, 1)
LATEST = date(2100, 12, 31)

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})", re.ASCII)
_WRITTEN_DAY = re.compile(r"([0-9]{1,2})[./]([0-9]{1,2})[./]([0-9]{4})", re.ASCII)
_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)
_LONGEST = 40


def clean_yes_no(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Take yes or no. Words are not taken: a surface knows which button was pressed."""
    return Cleaned(raw) if isinstance(raw, bool) else refused("not_yes_or_no")


def clean_choice(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Take the code of an entry that is valid on the day."""
    assert field.code_list is not None
    if not isinstance(raw, str):
        return refused("unknown_choice")
    try:
        entry = setting.lists[field.code_list].by_code(raw.strip())
    except KeyError:
        return refused("unknown_choice")
    return Cleaned(entry.code) if in_force(entry, setting.on) else refused("choice_not_valid")


def in_force(entry: Entry, on: date) -> bool:
    """Tell whether an entry may be chosen on a day."""
    return (entry.valid_from or EARLIEST) <= on <= (entry.valid_to or date.max)


def clean_currency(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Take an ISO 4217 code; held against the list of currencies where one is loaded."""
    code = _code(raw)
    known = setting.lists.get("currency")
    if not _CURRENCY.fullmatch(code) or (
        known is not None and all(entry.code != code for entry in known.entries)
    ):
        return refused("unknown_currency")
    return Cleaned(code)


def clean_date(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Read ``2026-11-22`` or ``22.11.2026``, between 1900 and 2100."""
    day = raw if isinstance(raw, date) and not isinstance(raw, datetime) else _day(raw)
    if day is None:
        return refused("not_a_date")
    if not EARLIEST <= day <= LATEST:
        return refused("date_out_of_range")
    return Cleaned(day)


def _day(raw: Any) -> date | None:
    text = raw.strip() if isinstance(raw, str) and len(raw) <= _LONGEST else ""
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = found.groups()
    elif found := _WRITTEN_DAY.fullmatch(text):
        day, month, year = found.groups()
    else:
        return None
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _code(raw: Any) -> str:
    # Plain ASCII before upper(): "ı".upper() is "I", which must not make a code out of a word.
    usable = isinstance(raw, str) and len(raw) <= _LONGEST and raw.isascii()
    return raw.strip().upper() if usable else ""
