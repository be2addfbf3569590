"""Text as it sounds: what a sighted person reads off figures and capitals, in words for a voice.

Pure. Dates and money are found by the marks the language itself writes them with.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from decimal import Decimal
from functools import cache

from customs.text import az_lower
from languages import Language

WHOLE_CODE = re.compile(r"\b\d{3} \d{4} \d{3} \d{3}\b|^\d{3} \d{2}$")
"""A registration number with the gaps of paper; or, alone on its line, the code of a pause."""

_DIGITS_ONLY = re.compile(r"[\d ]{4,}")
_NUMBER_OF_PAPER = re.compile(
    r"\b[A-Z0-9]*(?:[A-Z][0-9]|[0-9][A-Z])[A-Z0-9]*(?: \d+)?\b|\b\d{2}-[A-Z]{2}-\d{3}\b"
)
"""Digits and capitals in one word: a passport, a number plate, a flight with its figures."""

_CAPITALS = re.compile(r"[^\W\d_]{4,}")
_SILENT = str.maketrans({mark: None for mark in '“”«»"()*_'})
_NO_BREAK = " \u00a0\u202f"

Rule = tuple[re.Pattern[str], Callable[[re.Match[str]], str]]


def sounded(text: str, language: Language) -> str:
    """Write ``text`` the way it is said: money, dates and numbers of papers in words or letters."""
    if _DIGITS_ONLY.fullmatch(text):
        return spelled(text)
    if len(text) == len("AZN") and text.isupper():
        return language.currency(text)
    if text in _words_of(language):
        return _words_of(language)[text]
    for pattern, said in _rules(language):
        text = pattern.sub(said, text)
    text = _in_full(language).sub(lambda found: _words_of(language)[found.group()], text)
    text = _CAPITALS.sub(lambda found: _as_name(found.group(), language), text.translate(_SILENT))
    return re.sub(r"\s*[·\n]\s*", ", ", text).strip()


def spelled(text: str) -> str:
    """Say each sign by itself, with a breath where ``text`` has a gap."""
    return ", ".join(" ".join(part) for part in re.split(r"[ -]+", text) if part)


def groups(code: str) -> tuple[str, ...]:
    """Give the groups of a code, each digit by digit."""
    return tuple(" ".join(part) for part in code.split())


@cache
def _rules(language: Language) -> tuple[Rule, ...]:
    mark = f"[{_NO_BREAK}]" if language.group_mark in _NO_BREAK else re.escape(language.group_mark)
    point = re.escape(language.decimal_mark)
    number = rf"\b\d{{1,3}}(?:{mark}\d{{3}})+(?:{point}\d+)?\b|\b\d+(?:{point}\d+)?\b"
    day = re.escape(language.date_pattern)
    for part, digits in (("%d", 2), ("%m", 2), ("%Y", 4)):
        day = day.replace(part, rf"(?P<{part[1]}>\d{{{digits}}})")
    return (
        (WHOLE_CODE, lambda found: spelled(found.group())),
        (re.compile(rf"\b{day}\b"), lambda found: _date(found, language)),
        (_NUMBER_OF_PAPER, lambda found: spelled(found.group())),
        (re.compile(rf"({number})\s([A-Z]{{3}})\b"), lambda found: _money(found, language)),
        (re.compile(number), lambda found: _number(found.group(), language)),
    )


@cache
def _in_full(language: Language) -> re.Pattern[str]:
    """Find abbreviated units, the longest first; a letter alone is one only after a number."""
    short = sorted(_words_of(language), key=len, reverse=True)
    return re.compile(rf"(?<=\d )(?:{'|'.join(map(re.escape, short)) or '(?!)'})(?!\w)")


@cache
def _words_of(language: Language) -> dict[str, str]:
    return dict(language.said_in_full)


def _date(found: re.Match[str], language: Language) -> str:
    try:
        day = date(int(found["Y"]), int(found["m"]), int(found["d"]))
    except ValueError:
        return found.group()
    return language.date_in_words(day)


def _money(found: re.Match[str], language: Language) -> str:
    figures, currency = found.groups()
    said = _number(figures, language)
    value = Decimal(said.replace(language.decimal_mark, "."))
    return f"{said} {language.currency_in_words(currency, value)}"


def _number(figures: str, language: Language) -> str:
    """Take the marks between thousands away: a voice reads them as the end of a number."""
    marks = _NO_BREAK if language.group_mark in _NO_BREAK else language.group_mark
    return "".join(each for each in figures if each not in marks)


def _as_name(word: str, language: Language) -> str:
    # A voice may spell a word in capitals, letter by letter; names are typed and read in them.
    if not word.isupper():
        return word
    if language.dotless_i:
        return word[0] + az_lower(word[1:])
    return word[0] + word[1:].replace("İ", "i").lower()
