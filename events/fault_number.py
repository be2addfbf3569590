"""The number of a fault, short enough to be read aloud, the same for the same fault everywhere.

Read as ``21 47 13 A``: 21 says what it is (``records.faults`` and its like), 4713 where in the
program it arose, and the letter that the rest was heard right. It is drawn from the fault alone,
so a keeper who is told it finds the line in the log of any kiosk that had the same fault.
"""

from __future__ import annotations

from dataclasses import dataclass
from zlib import crc32

from events.traces import arose_in, causes, name

UNKNOWN = 900
"""Stands for what it is where a fault has no number of its own."""

PLACES = 10_000

LETTERS = "ABCEHKMPTXY"
"""Eleven letters that Latin and Cyrillic write alike, as on number plates; no O, which is a 0.
Eleven is prime, so one wrong digit or two swapped neighbours always give another letter."""


@dataclass(frozen=True, slots=True)
class FaultNumber:
    """``what`` names the fault (1 to 9999), ``where`` the place it arose in (0 to 9999)."""

    what: int
    where: int

    @property
    def letter(self) -> str:
        """The check letter."""
        digits = [int(digit) for digit in self._digits]
        weighed = sum(weight * digit for weight, digit in enumerate(reversed(digits), 2))
        return LETTERS[weighed % len(LETTERS)]

    @property
    def spoken(self) -> str:
        """In groups, as it stands on the glass and is read aloud."""
        where = f"{self.where:04d}"
        return f"{self.what} {where[:2]} {where[2:]} {self.letter}"

    @property
    def written(self) -> str:
        """In one piece, as it stands in the log and is searched for."""
        return f"{self.what}-{self.where:04d}-{self.letter}"

    @property
    def _digits(self) -> str:
        return f"{self.what}{self.where:04d}"


def fault_number(fault: object) -> FaultNumber:
    """Give the number of a fault; also of one that is no exception, or was never raised."""
    what = getattr(fault, "number", None)
    known = what if isinstance(what, int) and 0 < what < PLACES else UNKNOWN
    return FaultNumber(known, crc32(_fingerprint(fault).encode("utf-8")) % PLACES)


def heard(text: str) -> FaultNumber | None:
    """Give the number that was read aloud, spaces and dashes as they come; None if misheard."""
    signs = "".join(sign for sign in text.upper() if sign.isalnum())
    digits, letter = signs[:-1], signs[-1:]
    if not (digits.isascii() and digits.isdecimal() and 5 <= len(digits) <= 8):
        return None
    number = FaultNumber(int(digits[:-4]), int(digits[-4:]))
    return number if number.letter == letter else None


def _fingerprint(fault: object) -> str:
    chain = list(causes(fault))
    return "|".join([name(fault), *(name(cause) + arose_in(cause) for cause in chain)])
