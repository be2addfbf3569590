"""Free words and names, freed of what cannot be printed, read aloud or compared."""

from __future__ import annotations

import unicodedata
from collections.abc import Callable
from functools import lru_cache
from typing import Any

from customs.findings import error
from customs.text import cleaned
from forms.definition import Field
from forms.kinds.cleaned import Cleaned, Setting, refused

LONGEST_READ = 2_000
"""Letters. Longer answers are refused unread, so that cleaning costs nothing."""

_PICTURES = "So"
"""Unicode's "other symbols": emoji, dingbats, and the few signs goods are named with."""
_SIGNS = frozenset("№°®™©")
_IN_NAMES = frozenset(" -'’ʼ.·,")


def clean_text(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Take free words on one line."""
    return _words(field, raw, _is_printable)


def clean_name(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Take a person's name in any script, case kept as written."""
    return _words(field, raw, _is_in_a_name)


def _words(field: Field, raw: Any, allowed: Callable[[str], bool]) -> Cleaned:
    if not isinstance(raw, str):
        return refused("not_text")
    if len(raw) > LONGEST_READ:
        return refused("too_long", limit=field.max_length, length=len(raw))
    reading = cleaned(raw, field.max_length)
    if not reading.ok:
        return Cleaned(None, reading.findings)
    if not all(map(allowed, reading.value)):
        return Cleaned(None, (*reading.findings, error("strange_letters")))
    return Cleaned(reading.value or None, reading.findings)


@lru_cache(maxsize=4_096)
def _is_printable(letter: str) -> bool:
    return unicodedata.category(letter) != _PICTURES or letter in _SIGNS


@lru_cache(maxsize=4_096)
def _is_in_a_name(letter: str) -> bool:
    return unicodedata.category(letter)[0] in "LM" or letter in _IN_NAMES
