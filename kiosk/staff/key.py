"""What opens the service menu, and what becomes of a try."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Key(StrEnum):
    """What opens the service menu."""

    PIN = "pin"
    CARD = "card"


class Verdict(StrEnum):
    """What became of a try. UNSET: there is nothing to open it with. WAIT: too many wrong ones."""

    RIGHT = "right"
    WRONG = "wrong"
    WAIT = "wait"
    UNSET = "unset"


@dataclass(frozen=True, slots=True)
class Tried:
    """A verdict, and how many seconds to wait before the next try counts."""

    verdict: Verdict
    wait: float = 0.0
