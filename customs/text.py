"""Azerbaijani text: case, alphabetical order, Latin forms of names, and cleaning what was typed.

Python's own ``upper`` and ``lower`` know nothing of dotted and dotless i, so names never pass
through them alone.
"""

from __future__ import annotations

import unicodedata
from functools import lru_cache

from customs.findings import Finding, Reading, error, warning
from customs.transliteration import to_latin

ALPHABET = "abcçdeəfgğhxıijkqlmnoöprsştuüvwyz"
"""The Azerbaijani alphabet, with the foreign w where dictionaries put it: after v."""

_RANK = {letter: place for place, letter in enumerate(ALPHABET)}
_UPPER = str.maketrans({"i": "İ", "ı": "I"})
_LOWER = str.maketrans({"İ": "i", "I": "ı"})
_APOSTROPHES = str.maketrans("", "", "'`")
_REMOVED_CATEGORIES = frozenset({"Cc", "Cf", "Cs", "Co", "Cn"})
# Letters and marks by category, yet nothing a person can see or type on purpose.
_INVISIBLE = frozenset("\u034f\u115f\u1160\u2800\u3164\uffa0") | {
    chr(selector) for selector in (*range(0xFE00, 0xFE10), *range(0xE0100, 0xE01F0))
}


def az_upper(text: str) -> str:
    """Put text in capitals the Azerbaijani way: i gives İ, ı gives I."""
    return _nfc(_nfc(text).translate(_UPPER).upper())


def az_lower(text: str) -> str:
    """Put text in small letters the Azerbaijani way: İ gives i, I gives ı."""
    return _nfc(_nfc(text).translate(_LOWER).lower())


def az_collation_key(text: str) -> tuple[tuple[tuple[int, int], ...], str]:
    """Give the key that sorts names as an Azerbaijani dictionary does.

    Order: spaces and signs, digits, the alphabet (a foreign accent does not count), letters of
    other scripts. Names equal in all but case and accent keep one fixed order among themselves.
    """
    return tuple(_weight(letter) for letter in az_lower(text)), text


def latin_form(text: str) -> str:
    """Give a name in plain Latin capitals, as the machine-readable zone of a passport would.

    After ICAO Doc 9303 part 3 section 6, with Azerbaijani letters as Azerbaijan prints them
    (Ə gives E, Ö gives O). Cyrillic with Azerbaijani letters in it is read as Azerbaijani, other
    Cyrillic as Russian; Georgian by the national system without apostrophes. The result is ASCII;
    what has no Latin form is left out.
    """
    return to_latin(az_lower(text)).upper()


def folded(text: str) -> str:
    """Give the key two spellings of one name share: Latin capitals and digits, single spaces."""
    plain = latin_form(text).translate(_APOSTROPHES)
    return " ".join("".join(mark if mark.isalnum() else " " for mark in plain).split())


def cleaned(text: str, limit: int | None = None) -> Reading:
    """Give text fit to be kept: NFC, single spaces, nothing invisible.

    Nothing is cut. Findings: ``invisible_characters_removed`` (warning; control characters, marks
    that turn the writing direction, zero-width characters), ``too_long`` (error).
    """
    value, removed = _freed(text)
    findings: tuple[Finding, ...] = ()
    if removed:
        findings += (warning("invisible_characters_removed", count=removed),)
    if limit is not None and len(value) > limit:
        findings += (error("too_long", limit=limit, length=len(value)),)
    return Reading(value, findings)


def masked(text: str, keep: int = 3) -> str:
    """Give a personal number as paper may show it: ``...456``.

    Neither the length nor more than half of the characters is given away.
    """
    shown = min(keep, len(text) // 2)
    return "..." + text[len(text) - shown :]


def _weight(letter: str) -> tuple[int, int]:
    if letter in _RANK:
        return 2, _RANK[letter]
    base = unicodedata.normalize("NFKD", letter)[:1]
    if base in _RANK:
        return 2, _RANK[base]
    if letter.isalpha():
        return 3, ord(letter)
    return (1, unicodedata.decimal(letter, 0)) if letter.isdecimal() else (0, ord(letter))


def _freed(text: str) -> tuple[str, int]:
    """Give the text without what nobody can see, and how many characters that were."""
    # Most of what is typed is this plain, and every answer passes here several times.
    if text.isascii() and text.isprintable():
        return " ".join(text.split()), 0
    spaced = [_seen(mark) for mark in _nfc(text)]
    return " ".join(_nfc("".join(spaced)).split()), spaced.count("")


@lru_cache(maxsize=4_096)
def _seen(mark: str) -> str:
    return "" if _is_invisible(mark) else " " if mark.isspace() else mark


def _is_invisible(mark: str) -> bool:
    if mark.isspace():
        return False
    return mark in _INVISIBLE or unicodedata.category(mark) in _REMOVED_CATEGORIES


def _nfc(text: str) -> str:
    return unicodedata.normalize("NFC", text)
