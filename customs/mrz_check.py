"""Check digits and dates of a machine-readable zone (ICAO Doc 9303 part 3 section 4.9)."""

from __future__ import annotations

from datetime import date

_VALUES = {mark: value for value, mark in enumerate("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")}
_WEIGHTS = (7, 3, 1)
FILLER = "<"


def check_digit(text: str) -> str:
    """Give the check digit of a part of the zone: weights 7, 3, 1; the filler counts nothing."""
    total = sum(_VALUES.get(mark, 0) * _WEIGHTS[place % 3] for place, mark in enumerate(text))
    return str(total % 10)


def matches(text: str, check: str, may_be_blank: bool = False) -> bool:
    """Whether ``check`` belongs to ``text``. A part left empty may leave its check digit empty."""
    if may_be_blank and check == FILLER:
        return not text.strip(FILLER)
    return check == check_digit(text)


def birth_date(yymmdd: str, on: date) -> date | None:
    """Read a birth date: the last century in which it is not after ``on``. None if unreadable."""
    born = _in_century(yymmdd, on.year // 100)
    return born if born and born <= on else _in_century(yymmdd, on.year // 100 - 1)


def birth_year(yymmdd: str, on: date) -> int | None:
    """Read the year of a birth date whose month or day is not known, and left empty; else None.

    It is the last one not after ``on``.
    """
    if FILLER not in yymmdd[2:] or not yymmdd[:2].isdigit():
        return None
    year = on.year // 100 * 100 + int(yymmdd[:2])
    return year if year <= on.year else year - 100


def expiry_date(yymmdd: str, on: date) -> date | None:
    """Read an expiry date: in the century that brings it nearest to ``on``. None if unreadable."""
    century = on.year // 100
    dates = (_in_century(yymmdd, c) for c in (century - 1, century, century + 1))
    return min((d for d in dates if d), key=lambda day: abs(day - on), default=None)


def written(day: date | None, year: int | None = None) -> str:
    """Write a date as the zone holds it: fillers for what is unknown, all or all but a year."""
    if day is not None:
        return day.strftime("%y%m%d")
    known = "" if year is None else f"{year % 100:02d}"
    return known.ljust(6, FILLER)


def _in_century(yymmdd: str, century: int) -> date | None:
    if not yymmdd.isdigit():
        return None
    year, month, day = (int(yymmdd[at : at + 2]) for at in (0, 2, 4))
    try:
        return date(century * 100 + year, month, day)
    except ValueError:
        return None
