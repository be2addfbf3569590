"""The reference data in force today, read once a day."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from pathlib import Path
from typing import Protocol

from forms.code_list import CodeLists
from reference.load import Reference, load, today
from sync.editions import Editions


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
    """Loads reference data for the day it is in Baku. ``now`` gives an aware datetime.

    ``folder`` says where it lies now: in the edition of the centre that stands on this machine, or,
    where it gives None, with the program.
    """

    def __init__(
        self,
        now: Callable[[], datetime],
        read: Callable[..., Reference] = load,
        folder: Callable[[], Path | None] = lambda: None,
    ) -> None:
        self._now = now
        self._read = read
        self._folder = folder
        self._held: tuple[date, Path | None, Reference] | None = None

    def __call__(self) -> Reference:
        """Give today's reference data. Raises ReferenceBroken, and as ``Editions.current``."""
        day, folder = today(self._now()), self._folder()
        held = self._held
        if held is None or held[:2] != (day, folder):
            read = self._read(day) if folder is None else self._read(day, folder=folder)
            held = self._held = day, folder, read
        return held[2]


def law_of(machine: Path, now: Callable[[], datetime]) -> LawInForce:
    """Give the law a machine goes by: the centre's newest edition there, or the program's."""
    return LawInForce(now, folder=Editions(machine).law)
