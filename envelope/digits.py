"""Bytes as decimal digits, for a QR code in numeric mode.

Digits cost 8.03 bits a byte and pass unharmed through a scanner that types, whatever the keyboard
layout. A byte 0x01 goes in front, so that leading zero bytes survive the number.
"""

from __future__ import annotations

from decimal import Decimal

from envelope.errors import TooLarge, Unreadable

MAX_DIGITS = 7089
"""What the largest QR code holds in numeric mode (ISO/IEC 18004, version 40-L)."""

_FIRST = b"\x01"


def to_digits(data: bytes) -> str:
    """Write bytes as one decimal number. Raises TooLarge when no QR code could hold it."""
    # Decimal, because int <-> str conversions stop at a limit the interpreter may be started with.
    text = f"{Decimal(int.from_bytes(_FIRST + data, 'big')):f}"
    if len(text) > MAX_DIGITS:
        raise TooLarge(f"{len(text)} digits, at most {MAX_DIGITS}")
    return text


def from_digits(text: str) -> bytes:
    """Give the bytes back. Raises TooLarge, Unreadable."""
    if len(text) > MAX_DIGITS:
        raise TooLarge(f"{len(text)} digits, at most {MAX_DIGITS}")
    if not (text.isascii() and text.isdigit()) or text.startswith("0"):
        raise Unreadable("not a number without leading zeros")
    number = int(Decimal(text))
    data = number.to_bytes((number.bit_length() + 7) // 8, "big")
    if not data.startswith(_FIRST):
        raise Unreadable("not bytes written as digits")
    return data[1:]
