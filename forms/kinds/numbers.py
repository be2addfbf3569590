"""Counts, quantities and money. Never through a float: a binary fraction is not an amount."""

from __future__ import annotations

import re
from decimal import Decimal
from typing import Any

from forms.definition import Field
from forms.kinds.cleaned import Cleaned, Setting, refused

LARGEST = Decimal(999_999_999_999)
"""Of anything: keeps scaled values inside 64 bits and inside a column of the receipt."""

LONGEST_NUMBER = 40
_SPACES = re.compile(r"[\s\u00a0\u202f]+")
_WHOLE = re.compile(r"[0-9]{1,18}", re.ASCII)
_DECIMAL = re.compile(r"-?[0-9]{1,18}(?:[.,][0-9]{1,9})?", re.ASCII)


def clean_count(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Read a whole number: an int, or digits."""
    text = _number_text(raw)
    if text is None or not _WHOLE.fullmatch(text):
        return refused("not_a_whole_number")
    number = int(text)
    found = _out_of_limits(field, Decimal(number))
    return found or Cleaned(number)


def clean_decimal(field: Field, raw: Any, setting: Setting) -> Cleaned:
    """Read a number with at most ``field.scale`` decimals; ``.`` or ``,`` marks them.

    ``1,200`` as money is refused: who wrote it may mean a thousand more than it says here.
    """
    text = _number_text(raw)
    if text is None or not _DECIMAL.fullmatch(text):
        return refused("not_a_number")
    number = Decimal(text.replace(",", "."))
    written = -int(number.as_tuple().exponent) if isinstance(raw, str) else 0
    if written > field.scale or number != round(number, field.scale):
        return refused("too_many_decimals", places=field.scale)
    return _out_of_limits(field, number) or Cleaned(round(abs(number), field.scale))


def _number_text(raw: Any) -> str | None:
    if isinstance(raw, bool):
        return None
    if isinstance(raw, Decimal):
        return f"{raw:f}" if raw.is_finite() and abs(raw.adjusted()) < LONGEST_NUMBER else None
    if isinstance(raw, int):
        return str(raw) if abs(raw) <= LARGEST else str(LARGEST + 1)
    if isinstance(raw, str) and len(raw) <= LONGEST_NUMBER:
        return _SPACES.sub("", raw)
    return None


def _out_of_limits(field: Field, number: Decimal) -> Cleaned | None:
    least = max(field.minimum or Decimal(0), Decimal(0))
    most = min(field.maximum or LARGEST, LARGEST)
    if number < least:
        return refused("too_small", least=str(least))
    if number > most:
        return refused("too_large", most=str(most))
    return None
