"""Numbers of people and their documents."""

from __future__ import annotations

import re

from customs.findings import Reading, error, warning
from customs.identifiers.compact import added, compact, shaped

_ID_CARDS = ("AA#######", "AZE########")
_PASSPORT = "@########"
_ANY_DOCUMENT = re.compile(r"[0-9A-Z]{1,20}")
_O_AND_I = str.maketrans("OI", "01")


def fin(text: str) -> Reading:
    """Read a FİN: seven Latin capitals and digits, kept for life, with no public check digit.

    The letters O and I are not issued, so they are doubted; nothing is changed without asking.
    """
    read = shaped(text, "*******")
    if not read.ok or not set("OI") & set(read.value):
        return read
    return added(read, warning("did_you_mean", suggestion=read.value.translate(_O_AND_I)))


def az_id_card(text: str) -> Reading:
    """Read the number of an Azerbaijani identity card: AA and 7 digits, or the old AZE and 8."""
    return shaped(text, *_ID_CARDS)


def az_passport(text: str) -> Reading:
    """Read the number of an Azerbaijani passport: a letter and 8 digits."""
    return shaped(text, _PASSPORT)


def document_number(text: str, country: str) -> Reading:
    """Read a travel document's number; ``country`` (ISO 3166-1 alpha-2) issued it.

    Only the characters are judged; a shape Azerbaijan does not usually give is doubted.
    """
    read = compact(text)
    if not _ANY_DOCUMENT.fullmatch(read.value):
        return added(read, error("malformed"))
    usual = shaped(read.value, *_ID_CARDS, _PASSPORT)
    if country != "AZ" or usual.ok:
        return read
    guesses = (finding for finding in usual.findings if finding.code == "did_you_mean")
    return added(read, warning("unusual", country=country), *guesses)
