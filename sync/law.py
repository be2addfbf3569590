"""The reference data in force today, read once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from typing import Protocol

from forms.code_list import CodeLists
from reference.load import Reference, load, today


class LawOfTheDay(Protocol):
    """What making and reading facts needs of the law; ``reference.load.Reference`` has it."""

    @property
    def lists(self) -> CodeLists:
        """Code lists by name."""

    @property
    def rule_pack_number(self) -> int:
        """The rule pack's ``yyyymmdd``."""


Law = Callable[[], LawOfTheDay]
"""Gives the law in force now."""


class LawInForce:
    """Loads reference data for the day it is in Baku. ``now`` gives an aware datetime."""

    def __init__(
        self, now: Callable[[], datetime], read: Callable[[date], Reference] = load
    ) -> None:
        self._now = now
        self._read = read
        self._held: Reference | None = None

    def __call__(self) -> Reference:
        """Give today's reference data. Raises ReferenceBroken."""
        day = today(self._now())
        if self._held is None or self._held.on != day:
            self._held = self._read(day)
        return self._held
