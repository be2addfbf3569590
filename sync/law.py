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


KIOSK, HUB, UPSTREAM = "kiosk", "hub", "upstream.json"
"""As `sync.rooms`, `sync.embedded` and `sync.above` name them; a test holds them equal. Those rooms
take a third of a second to import, and the first screen asks for the law before any is open.
"""


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


def law_of_kiosk(data: Path, now: Callable[[], datetime]) -> LawInForce:
    """Give the law that the rooms in a kiosk's data folder go by, whether or not they are open:
    its own editions where it came in at a post, else those of the hub in its own process.
    """
    came_in = (data / KIOSK / UPSTREAM).exists()
    return law_of(data / (KIOSK if came_in else HUB), now)
