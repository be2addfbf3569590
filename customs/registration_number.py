"""The registration number (*İlkin bəyanetmə kodu*): thirteen digits, minted with no network.

``2`` + node block (4) + counter (7) + GS1 mod-10 check digit: a valid EAN-13 in the range GS1
keeps for restricted circulation (GS1 General Specifications, prefixes 20 to 29). Other systems
give thirteen-digit codes too, so nothing here refuses to look up a number for its first digits.

The counter passes through a keyed permutation so that the next traveller's number cannot be
guessed by adding one. It is no secret keeper: limits on look-ups guard the numbers.
"""

from __future__ import annotations

import hmac
import unicodedata
from functools import lru_cache

from customs.errors import NotANumber

LENGTH = 13
BLOCKS = 10_000
COUNTERS = 10_000_000
TRAINING_BLOCK = 0
"""TƏLİM: the block of every node that is not enrolled."""

_HALF = 3163  # the smallest half whose square, 10,004,569, holds all counters
_ROUNDS = 8
_SEPARATORS = frozenset(" -\u00a0\u202f\u2009\u2010\u2011\u2012\u2013")


def check_digit(first12: str) -> str:
    """Give the GS1 mod-10 check digit of twelve ASCII digits. Raises NotANumber."""
    if len(first12) != LENGTH - 1 or not _is_digits(first12):
        raise NotANumber(first12)
    total = sum(int(digit) * (3 if place % 2 else 1) for place, digit in enumerate(first12))
    return str(-total % 10)


def is_well_formed(text: str) -> bool:
    """Whether ``text`` is exactly thirteen ASCII digits with the right check digit."""
    return len(text) == LENGTH and _is_digits(text) and check_digit(text[:-1]) == text[-1]


def cleaned(text: str) -> str:
    """Give the thirteen ASCII digits a person or a scanner meant.

    Spaces and hyphens go; digits of any script become ASCII. The check digit is not judged here:
    a wrong one warns, and the number can still be looked up. Raises NotANumber.
    """
    kept = [mark for mark in text.strip() if mark not in _SEPARATORS]
    digits = [unicodedata.decimal(mark, None) for mark in kept]
    if len(digits) != LENGTH or None in digits:
        raise NotANumber(text[:40])
    return "".join(map(str, digits))


def grouped(number: int) -> str:
    """Write a number the way paper shows it: ``999 9999 999 999``."""
    text = f"{number:013d}"
    if number < 0 or len(text) > LENGTH:
        raise NotANumber(str(number)[:40])
    return f"{text[:3]} {text[3:7]} {text[7:10]} {text[10:]}"


def mint(block: int, counter: int, key: bytes) -> int:
    """Make the number for one counter reading of one node block.

    The same block must always be used with the same ``key``, or two counters could meet in one
    number. Raises ValueError when block or counter is out of range.
    """
    if not 0 <= block < BLOCKS:
        raise ValueError(f"block {block} is not in 0..{BLOCKS - 1}")
    first12 = f"2{block:04d}{permute(counter, key):07d}"
    return int(first12 + check_digit(first12))


def block_of(number: int) -> int:
    """Give the node block a number of ours was minted from."""
    return number // 10**8 % BLOCKS


def is_training(number: int) -> bool:
    """Whether the number was minted by a node that is not enrolled (TƏLİM)."""
    return number // 10**12 == 2 and block_of(number) == TRAINING_BLOCK


def near_misses(number: int) -> tuple[int, ...]:
    """Give the well-formed numbers one slip of the finger away, for a desk to offer.

    A slip is one wrong digit or two neighbours swapped; the number itself is not among them.
    """
    text = f"{number:013d}"
    slips = {slip for slip in (*_swaps(text), *_substitutions(text)) if is_well_formed(slip)}
    return tuple(sorted(int(slip) for slip in slips - {text}))


def permute(counter: int, key: bytes) -> int:
    """Map a counter in 0..9,999,999 to another, one to one, by ``key``.

    A balanced Feistel network over two base-3163 digits with HMAC-SHA-256 as its round function;
    the few results beyond the range are walked on until they fall inside. Raises ValueError.
    """
    value = _forward(_in_range(counter), key)
    while value >= COUNTERS:
        value = _forward(value, key)
    return value


def unpermute(permuted: int, key: bytes) -> int:
    """Undo ``permute``. Raises ValueError when out of range."""
    value = _backward(_in_range(permuted), key)
    while value >= COUNTERS:
        value = _backward(value, key)
    return value


def _forward(value: int, key: bytes) -> int:
    left, right = divmod(value, _HALF)
    for index in range(_ROUNDS):
        left, right = right, (left + _round(key, index, right)) % _HALF
    return left * _HALF + right


def _backward(value: int, key: bytes) -> int:
    left, right = divmod(value, _HALF)
    for index in reversed(range(_ROUNDS)):
        left, right = (right - _round(key, index, left)) % _HALF, left
    return left * _HALF + right


# One key can only ever be asked 8 x 3163 questions, so a node soon knows every answer.
@lru_cache(maxsize=_ROUNDS * _HALF)
def _round(key: bytes, index: int, half: int) -> int:
    asked = bytes((index,)) + half.to_bytes(2, "big")
    return int.from_bytes(hmac.digest(key, asked, "sha256")[:8], "big") % _HALF


def _in_range(counter: int) -> int:
    if not 0 <= counter < COUNTERS:
        raise ValueError(f"counter {counter} is not in 0..{COUNTERS - 1}")
    return counter


def _is_digits(text: str) -> bool:
    return text.isascii() and text.isdigit()


def _swaps(text: str) -> list[str]:
    places = range(len(text) - 1)
    return [text[:at] + text[at + 1] + text[at] + text[at + 2 :] for at in places]


def _substitutions(text: str) -> list[str]:
    places = range(len(text))
    return [text[:at] + digit + text[at + 1 :] for at in places for digit in "0123456789"]
