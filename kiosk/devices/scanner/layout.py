"""What a scanner meant when the kiosk's keyboard layout was not the one it types for.

A keyboard-wedge scanner sends the keys of a US keyboard, whatever layout is active: under the
Russian one its ``q`` arrives as ``й``. Digits are the same keys everywhere, so our own numbers
come through; everything else is put back here. Layouts: X.Org xkeyboard-config, ``az`` (AZS
495-2010) and ``ru`` (winkeys).
"""

from __future__ import annotations

from enum import StrEnum

from kiosk.reading.symbol import Symbology


class Layout(StrEnum):
    """A keyboard layout the kiosk can have active."""

    US = "us"
    AZ = "az"
    RU = "ru"


GROUP_SEPARATOR = "\x1d"
"""Between the fields of a GS1 code; scanners type it as Ctrl and ``]``."""

_US_KEYS = "qwertyuiop[]asdfghjkl;'zxcvbnm,./`" + 'QWERTYUIOP{}ASDFGHJKL:"ZXCVBNM<>?~'
_RU_KEYS = "йцукенгшщзхъфывапролджэячсмитьбю.ё" + "ЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ,Ё"
_AZ_KEYS = "qüertyuiopöğasdfghjklıəzxcvbnmçş.`" + "QÜERTYUİOPÖĞASDFGHJKLIƏZXCVBNMÇŞ,~"
_US_SHIFTED, _SHIFTED = "@#$^&|", '"№;:?/'

_TO_US = {
    Layout.US: str.maketrans("", ""),
    Layout.RU: str.maketrans(_RU_KEYS + _SHIFTED, _US_KEYS + _US_SHIFTED),
    # xkeyboard-config gives the Azerbaijani 3 a Roman seven where the standard has the number sign.
    Layout.AZ: str.maketrans(_AZ_KEYS + _SHIFTED + "Ⅶ", _US_KEYS + _US_SHIFTED + "#"),
}
_ONLY_RU = frozenset(mark for mark in _RU_KEYS if mark > "\x7f")
_ONLY_AZ = frozenset(mark for mark in _AZ_KEYS if mark > "\x7f")

_BY_AIM_LETTER = {"E": Symbology.EAN13, "C": Symbology.CODE128, "Q": Symbology.QR}
_AIM_LENGTH = 3


def guessed_layout(text: str) -> Layout:
    """The layout under which a US keyboard would give these letters."""
    if any(mark in _ONLY_RU for mark in text):
        return Layout.RU
    return Layout.AZ if any(mark in _ONLY_AZ for mark in text) else Layout.US


def as_us_keys(text: str, layout: Layout | None = None) -> str:
    """Put back the characters of the keys pressed; the layout is guessed when not known."""
    return text.translate(_TO_US[layout or guessed_layout(text)])


def meant(text: str, layout: Layout | None = None) -> tuple[str, Symbology | None]:
    """The text a scanner meant, and its symbology when it sends AIM identifiers.

    An AIM identifier (ISO/IEC 15424) is ``]``, a letter and a digit before the text. Control
    characters go, except the GS1 group separator between fields.
    """
    keys = as_us_keys(text, layout)
    symbology = None
    if keys.startswith("]") and keys[2:_AIM_LENGTH].isdigit():
        symbology = _BY_AIM_LETTER.get(keys[1])
        keys = keys[_AIM_LENGTH:]
    kept = (mark for mark in keys if mark.isprintable() or mark == GROUP_SEPARATOR)
    return "".join(kept).strip(GROUP_SEPARATOR), symbology
