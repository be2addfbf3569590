"""EAN-13 as modules (GS1 General Specifications 5.2), for pictures of what the printer draws.

The printer draws the real bars itself (``GS k``); this draws the same ones on previews.
"""

from __future__ import annotations

import numpy as np

from paper.bits import Bits

MODULES = 95
QUIET = 11

_LEFT_ODD = (
    "0001101", "0011001", "0010011", "0111101", "0100011",
    "0110001", "0101111", "0111011", "0110111", "0001011",
)  # fmt: skip
_PARITY = (
    "OOOOOO", "OOEOEE", "OOEEOE", "OOEEEO", "OEOOEE",
    "OEEOOE", "OEEEOO", "OEOEOE", "OEOEEO", "OEEOEO",
)  # fmt: skip


def check_digit(first_twelve: str) -> str:
    """Give the GS1 mod-10 check digit."""
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first_twelve))
    return str(-total % 10)


def modules(digits: str) -> str:
    """Give the 95 modules, ``1`` dark. Raises ValueError unless 13 digits that check."""
    if len(digits) != 13 or not (digits.isascii() and digits.isdigit()):
        raise ValueError("EAN-13 takes 13 digits")
    if check_digit(digits[:12]) != digits[12]:
        raise ValueError("wrong check digit")
    left = "".join(map(_left, digits[1:7], _PARITY[int(digits[0])]))
    right = "".join(_turned(_LEFT_ODD[int(digit)]) for digit in digits[7:])
    return f"101{left}01010{right}101"


def bars(digits: str, module: int, height: int) -> Bits:
    """Draw the bars, ``module`` dots wide each, without quiet zones."""
    row = np.array([mark == "1" for mark in modules(digits)], dtype=bool)
    return np.tile(np.repeat(row, module), (height, 1))


def _left(digit: str, parity: str) -> str:
    odd = _LEFT_ODD[int(digit)]
    # The even set is the right set read backwards.
    return odd if parity == "O" else _turned(odd)[::-1]


def _turned(pattern: str) -> str:
    return pattern.translate(str.maketrans("01", "10"))
