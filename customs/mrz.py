"""The machine-readable zone of travel documents: ICAO Doc 9303 parts 4 to 7, read and written.

TD1 (identity cards, 3 x 30), TD2 (2 x 36), TD3 (passports, 2 x 44) and the visas MRV-A (2 x 44)
and MRV-B (2 x 36). A wrong check digit is named, never corrected: the person and the officer see
what was read.

Names (part 3 section 4.6): primary identifier, two fillers, secondary identifier, words parted by
one filler. One name alone is the primary identifier; some states leave that out instead. A field
without a filler at its end may have been cut. Unknown parts of a birth date are fillers (4.8).
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from customs.country_codes import by_alpha3
from customs.errors import NotAnMrz, UnknownCountry
from customs.mrz_check import (
    FILLER,
    birth_date,
    birth_year,
    check_digit,
    expiry_date,
    matches,
    written,
)
from customs.text import latin_form


class Size(StrEnum):
    """The five zones of Doc 9303."""

    TD1 = "TD1"
    TD2 = "TD2"
    TD3 = "TD3"
    MRV_A = "MRV-A"
    MRV_B = "MRV-B"


@dataclass(frozen=True, slots=True)
class TravelDocument:
    """What a zone says.

    ``issuer`` and ``nationality`` are the zone's own codes without fillers (``AZE``, ``D``);
    ``sex`` is M, F or X. ``personal_number`` is the optional data, in Azerbaijan the FİN. A date
    is None when it is unknown or unreadable; ``birth_year`` is what is known of one with no day.
    One of the names may be empty. ``names_cut``: the zone may have had no room for all of them.
    ``check_failures`` names the parts whose check digit does not match: number, birth_date, expiry,
    personal_number, composite.
    """

    kind: Size
    document_code: str
    issuer: str
    surname: str
    given_names: str
    number: str
    nationality: str
    birth_date: date | None
    sex: str
    expiry: date | None
    personal_number: str = ""
    check_failures: tuple[str, ...] = ()
    birth_year: int | None = None
    names_cut: bool = False

    @property
    def issuer_country(self) -> str | None:
        """The issuer as ISO 3166-1 alpha-2; None when it is no country (the United Nations)."""
        return _country(self.issuer)

    @property
    def nationality_country(self) -> str | None:
        """The nationality as ISO 3166-1 alpha-2; None for the stateless, refugees and others."""
        return _country(self.nationality)


@dataclass(frozen=True, slots=True)
class _Parts:
    """Where a zone keeps its parts, still with fillers. ``composite`` is what its digit covers."""

    head: str
    names: str
    number: str
    number_check: str
    nationality: str
    birth: str
    sex: str
    expiry: str
    optional: str
    optional_check: str | None = None
    composite: str = ""
    composite_check: str | None = None


def read(lines: str | Sequence[str], on: date) -> TravelDocument:
    """Read a zone as a scanner gives it: with or without line breaks, spaces, small letters.

    ``on`` is today's date at the desk and decides the centuries. Raises NotAnMrz.
    """
    kind, rows = _zone(lines)
    parts = _parts(kind, rows)
    surname, _, given = parts.names.partition(FILLER * 2)
    number, number_check, optional = _number(kind, parts)
    return TravelDocument(
        kind=kind,
        document_code=parts.head[:2].rstrip(FILLER),
        issuer=parts.head[2:5].rstrip(FILLER),
        surname=_spaced(surname),
        given_names=_spaced(given),
        number=number.rstrip(FILLER),
        nationality=parts.nationality.rstrip(FILLER),
        birth_date=birth_date(parts.birth[:6], on),
        sex=parts.sex if parts.sex in "MF" else "X",
        expiry=expiry_date(parts.expiry[:6], on),
        personal_number=_spaced(optional),
        check_failures=_failures(parts, number, number_check),
        birth_year=birth_year(parts.birth[:6], on),
        names_cut=not parts.names.endswith(FILLER),
    )


def write_td3(document: TravelDocument) -> tuple[str, str]:
    """Write a passport's two lines, check digits included: for demonstrations and tests.

    Raises ValueError when the number or the personal number is longer than its field.
    """
    number = _number_field(document.number)
    optional = _whole(document.personal_number, 14)
    dates = _dates(document)
    second = f"{number}{_filled(document.nationality, 3)}{dates}{optional}{check_digit(optional)}"
    composite = check_digit(second[:10] + second[13:20] + second[21:43])
    first = f"{_head(document)}{_names(document, 39)}"
    return first, second + composite


def write_td1(document: TravelDocument) -> tuple[str, str, str]:
    """Write an identity card's three lines: for demonstrations and tests.

    Raises ValueError when the number or the personal number is longer than its field.
    """
    first = f"{_head(document)}{_number_field(document.number)}"
    first += _whole(document.personal_number, 15)
    second = _dates(document) + _filled(document.nationality, 3) + FILLER * 11
    composite = check_digit(first[5:30] + second[:7] + second[8:15] + second[18:29])
    return first, second + composite, _names(document, 30)


_SHAPES = {(3, 30): Size.TD1, (2, 36): Size.TD2, (2, 44): Size.TD3}
_VISAS = {Size.TD2: Size.MRV_B, Size.TD3: Size.MRV_A}
# Sizes whose second line ends in a check digit over the whole.
_CLOSED = (Size.TD1, Size.TD2, Size.TD3)
_FIRST_LETTERS = {
    Size.TD1: "ACI",
    Size.TD2: "ACIP",
    Size.TD3: "P",
    Size.MRV_A: "V",
    Size.MRV_B: "V",
}
_ALPHABET = re.compile(r"[A-Z0-9<]+")
_BRACKETS = str.maketrans({"«": "<<", "‹": "<", "İ": "I", "ı": "I", "i": "I"})


def _zone(lines: str | Sequence[str]) -> tuple[Size, tuple[str, ...]]:
    """Find the zone's size by its lines, or by its length when there are no line breaks."""
    given = lines.splitlines() if isinstance(lines, str) else lines
    rows = [row for line in given if (row := _tidy(line))]
    if len(rows) == 1:
        rows = _cut(rows[0])
    width = max(map(len, rows), default=0)
    kind = _SHAPES.get((len(rows), width))
    if kind is None or not all(map(_ALPHABET.fullmatch, rows)):
        raise NotAnMrz(f"{len(rows)} lines of up to {width} characters")
    if rows[0].startswith("V"):
        kind = _VISAS.get(kind, kind)
    # Some readers drop the fillers at the end of a line; a lost check digit is another matter.
    if rows[0][0] not in _FIRST_LETTERS[kind] or (kind in _CLOSED and len(rows[1]) < width):
        raise NotAnMrz(f"{kind} that begins with {rows[0][0]}, {len(rows[1])} in its second line")
    return kind, tuple(row.ljust(width, FILLER) for row in rows)


def _tidy(line: str) -> str:
    return "".join(line.translate(_BRACKETS).upper().split())


def _cut(row: str) -> list[str]:
    for count, width in _SHAPES:
        if len(row) == count * width:
            return [row[at : at + width] for at in range(0, len(row), width)]
    return [row]


def _parts(kind: Size, rows: tuple[str, ...]) -> _Parts:
    if kind is Size.TD1:
        return _td1_parts(*rows)
    first, second = rows
    optional_end = {Size.TD2: 35, Size.TD3: 42}.get(kind, len(second))
    return _Parts(
        head=first[:5],
        names=first[5:],
        number=second[:9],
        number_check=second[9],
        nationality=second[10:13],
        birth=second[13:20],
        sex=second[20],
        expiry=second[21:28],
        optional=second[28:optional_end],
        optional_check=second[42] if kind is Size.TD3 else None,
        composite=second[:10] + second[13:20] + second[21:-1],
        composite_check=second[-1] if kind in _CLOSED else None,
    )


def _td1_parts(first: str, second: str, third: str) -> _Parts:
    return _Parts(
        head=first[:5],
        names=third,
        number=first[5:14],
        number_check=first[14],
        nationality=second[15:18],
        birth=second[:7],
        sex=second[7],
        expiry=second[8:15],
        optional=first[15:] if first[15:].strip(FILLER) else second[18:29],
        composite=first[5:] + second[:7] + second[8:15] + second[18:29],
        composite_check=second[29],
    )


def _number(kind: Size, parts: _Parts) -> tuple[str, str, str]:
    """Give number, its check digit and what is left of the optional data.

    A number longer than nine places goes on in the optional data, its check digit after it, and
    leaves a filler where the check digit would be (Doc 9303 part 5 section 4.2.2 note j).
    """
    rest, _, left = parts.optional.partition(FILLER)
    if kind in (Size.TD1, Size.TD2) and parts.number_check == FILLER and len(rest) > 1:
        return parts.number + rest[:-1], rest[-1], left
    return parts.number, parts.number_check, parts.optional


def _failures(parts: _Parts, number: str, number_check: str) -> tuple[str, ...]:
    right = {
        "number": matches(number, number_check, may_be_blank=True),
        "birth_date": matches(parts.birth[:6], parts.birth[6], may_be_blank=True),
        "expiry": matches(parts.expiry[:6], parts.expiry[6], may_be_blank=True),
    }
    if parts.optional_check is not None:
        right["personal_number"] = matches(parts.optional, parts.optional_check, may_be_blank=True)
    if parts.composite_check is not None:
        right["composite"] = matches(parts.composite, parts.composite_check)
    return tuple(name for name, fits in right.items() if not fits)


def _spaced(text: str) -> str:
    return " ".join(text.replace(FILLER, " ").split())


def _country(code: str) -> str | None:
    try:
        return by_alpha3(code)
    except UnknownCountry:
        return None


def _filled(text: str, width: int) -> str:
    plain = "".join(mark if mark.isalnum() else FILLER for mark in latin_form(text))
    return plain[:width].ljust(width, FILLER)


def _whole(text: str, width: int) -> str:
    if len(text) > width:
        raise ValueError(f"{len(text)} characters do not fit {width} places")
    return _filled(text, width)


def _head(document: TravelDocument) -> str:
    return _filled(document.document_code, 2) + _filled(document.issuer, 3)


def _names(document: TravelDocument, width: int) -> str:
    whole = latin_form(f"{document.surname}  {document.given_names}").replace("'", "")
    return _filled(whole, width)


def _number_field(number: str) -> str:
    field = _whole(number, 9)
    return field + check_digit(field)


def _dates(document: TravelDocument) -> str:
    birth = written(document.birth_date, document.birth_year)
    expiry = written(document.expiry)
    sex = document.sex if document.sex in "MF" else FILLER
    return f"{birth}{check_digit(birth)}{sex}{expiry}{check_digit(expiry)}"
