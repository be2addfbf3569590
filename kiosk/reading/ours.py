"""What a read text is to us: our code, someone else's code, a web address, something foreign.

Reading decides nothing about the declaration: any 13 digits may be looked up, since other systems
give such codes too, and a wrong check digit is a warning (correct it, or search anyway). Web
addresses are named so that a screen can say what was shown; nobody opens them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum

from customs.errors import NotANumber
from customs.registration_number import cleaned, is_training, is_well_formed
from envelope.digits import from_digits
from envelope.errors import Unreadable
from kiosk.reading.symbol import Symbology


class Kind(StrEnum):
    """What sort of text it is, which decides what a screen does next."""

    NUMBER = "number"
    ENVELOPE = "envelope"
    MRZ = "mrz"
    URL = "url"
    FOREIGN = "foreign"


class Reason(StrEnum):
    """Why it is ours or is not, as programs and tests say it."""

    OUR_NUMBER = "our_number"
    TRAINING_NUMBER = "training_number"
    OTHER_SYSTEM_NUMBER = "other_system_number"
    WRONG_CHECK_DIGIT = "wrong_check_digit"
    SHOP_CODE = "shop_code"
    PERHAPS_ENVELOPE = "perhaps_envelope"
    MACHINE_READABLE_ZONE = "machine_readable_zone"
    WEB_ADDRESS = "web_address"
    EMPTY = "empty"
    NOT_OUR_PATTERN = "not_our_pattern"


OURS = frozenset({Reason.OUR_NUMBER, Reason.TRAINING_NUMBER})


@dataclass(frozen=True, slots=True)
class Reading:
    """A verdict on one text. ``number`` is set for every 13 digits, ours or not."""

    kind: Kind
    number: int | None
    reason: Reason

    @property
    def ours(self) -> bool:
        """Whether it has the form of a number this system mints; only a look-up knows more."""
        return self.reason in OURS


_ENVELOPE = re.compile(r"[0-9]{200,7089}")
"""The shortest signed header alone takes more than 200 digits."""

_WEB = re.compile(r"(?:[a-z][a-z0-9+.-]*://|www\.)\S", re.IGNORECASE)
_MRZ_LINE = re.compile(r"[A-Z0-9<]+")
_MRZ_SHAPES = frozenset({(3, 30), (2, 36), (2, 44)})
"""Lines and characters of TD1, TD2 and TD3 (ICAO 9303 parts 4 to 6)."""

PREFIX = "2"
"""What every number of ours begins with (GS1 restricted circulation)."""


def reading_of(text: str, symbology: Symbology | None = None) -> Reading:
    """Say what ``text`` is; ``symbology`` tells a shop's EAN-13 from typed or QR digits."""
    bare = text.strip()
    digits = _thirteen_digits(bare)
    if digits is not None:
        return Reading(Kind.NUMBER, int(digits), _of_digits(digits, symbology))
    if not bare:
        return Reading(Kind.FOREIGN, None, Reason.EMPTY)
    if _may_be_envelope(bare):
        return Reading(Kind.ENVELOPE, None, Reason.PERHAPS_ENVELOPE)
    if _is_mrz(bare):
        return Reading(Kind.MRZ, None, Reason.MACHINE_READABLE_ZONE)
    if _WEB.match(bare):
        return Reading(Kind.URL, None, Reason.WEB_ADDRESS)
    return Reading(Kind.FOREIGN, None, Reason.NOT_OUR_PATTERN)


def _thirteen_digits(text: str) -> str | None:
    """The digits, also when grouped as on paper: ``999 9999 999 999``."""
    try:
        return cleaned(text)
    except NotANumber:
        return None


def _of_digits(digits: str, symbology: Symbology | None) -> Reason:
    if not is_well_formed(digits):
        return Reason.WRONG_CHECK_DIGIT
    if not digits.startswith(PREFIX):
        shop = symbology is Symbology.EAN13
        return Reason.SHOP_CODE if shop else Reason.OTHER_SYSTEM_NUMBER
    return Reason.TRAINING_NUMBER if is_training(int(digits)) else Reason.OUR_NUMBER


def _may_be_envelope(text: str) -> bool:
    """Whether these digits are bytes as a receipt's QR code writes them; nothing is opened."""
    if not _ENVELOPE.fullmatch(text):
        return False
    try:
        from_digits(text)
    except Unreadable:
        return False
    return True


def _is_mrz(text: str) -> bool:
    lines = text.splitlines()
    shape = (len(lines), len(lines[0]))
    same = all(len(line) == len(lines[0]) and _MRZ_LINE.fullmatch(line) for line in lines)
    return same and shape in _MRZ_SHAPES
