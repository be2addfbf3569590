"""What all identifiers share: capitals and digits without gaps, and guesses at slips."""

from __future__ import annotations

import re
import unicodedata

from customs.findings import Finding, Reading, error, warning
from customs.text import cleaned, latin_form

_GAPS = re.compile(r"[\s./_·–—‐‑-]+")
# The capitals a Russian keyboard shares with a Latin one to the eye.
_LOOKALIKES = str.maketrans("АВЕКМНОРСТУХЅІЈ", "ABEKMHOPCTYXSIJ")
_DIGIT_FOR = str.maketrans("OIQ", "010")
_LETTER_FOR = str.maketrans("01", "OI")


def compact(text: str) -> Reading:
    """Give ASCII capitals and digits without gaps; digits of any script become ASCII."""
    typed = _GAPS.sub("", cleaned(text).value)
    # Dotted and dotless i are one letter on a document, whatever keyboard typed it.
    upper = typed.replace("ı", "i").upper().replace("İ", "I").replace("\u0307", "")
    if upper.isascii():
        # Nothing to translate, and nothing that could be left out.
        return Reading("".join(mark for mark in upper if mark.isalnum()), ())
    digits = "".join(str(unicodedata.decimal(mark, mark)) for mark in upper)
    latin = digits.translate(_LOOKALIKES)
    value = "".join(mark for mark in latin_form(latin) if mark.isalnum())
    findings: tuple[Finding, ...] = ()
    if latin != digits:
        findings += (warning("lookalike_letters"),)
    if any(mark.isalpha() and not latin_form(mark) for mark in latin):
        findings += (warning("letters_left_out"),)
    return Reading(value, findings)


def shaped(text: str, *shapes: str) -> Reading:
    """Read an identifier that has one of the ``shapes``; otherwise say what was likely meant.

    A shape spells each place: ``#`` a digit, ``@`` a capital, ``*`` either, any other mark itself.
    """
    read = compact(text)
    if any(fits(read.value, shape) for shape in shapes):
        return read
    found = (*read.findings, error("malformed"))
    meant = next((guess for shape in shapes if (guess := _bent(read.value, shape))), None)
    if meant is not None:
        found += (warning("did_you_mean", suggestion=meant),)
    return Reading(read.value, found)


def fits(value: str, shape: str) -> bool:
    """Whether every character of ``value`` is what ``shape`` allows in its place."""
    return len(value) == len(shape) and all(map(_fits, value, shape))


def added(reading: Reading, *findings: Finding) -> Reading:
    """Give the reading with more findings."""
    return Reading(reading.value, reading.findings + findings)


def _fits(mark: str, place: str) -> bool:
    if place == "#":
        return mark.isdigit()
    if place == "@":
        return mark.isalpha()
    return place in ("*", mark)


def _bent(value: str, shape: str) -> str | None:
    """Give ``value`` with O and 0, I and 1 swapped to suit the shape; None if it still fails."""
    if len(value) != len(shape):
        return None
    marks = zip(value, shape, strict=True)
    guess = "".join(
        mark if place == "*" else mark.translate(_DIGIT_FOR if place == "#" else _LETTER_FOR)
        for mark, place in marks
    )
    return guess if fits(guess, shape) else None
