"""Telephone numbers and e-mail addresses: how to reach a declarant."""

from __future__ import annotations

import re
import unicodedata

from customs.findings import Reading, error
from customs.text import cleaned

_GAPS = re.compile(r"[\s().·/–—‐‑-]+")
_PHONE = re.compile(r"\+?[0-9]{7,15}", re.ASCII)
_EMAIL = re.compile(r"[^@\s<>\"(),:;\\\[\]]{1,64}@[^@\s<>\"(),:;\\\[\]]+\.[^@\s\W\d_]{2,}")


def phone(text: str) -> Reading:
    """Read a telephone number: 7 to 15 digits (ITU-T E.164), ``+`` before a country's code."""
    typed = _GAPS.sub("", cleaned(text).value)
    value = "".join(str(unicodedata.decimal(mark, mark)) for mark in typed)
    value = "+" + value[2:] if value.startswith("00") else value
    return Reading(value, () if _PHONE.fullmatch(value) else (error("malformed"),))


def email(text: str) -> Reading:
    """Read an address: a name, an at sign, a domain. Whether it exists is not asked."""
    value = cleaned(text).value
    return Reading(value, () if _EMAIL.fullmatch(value) else (error("malformed"),))
