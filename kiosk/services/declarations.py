"""Lodging from the glass, and what holders do with their declarations: written, then carried."""

from __future__ import annotations

import time
from collections.abc import Callable
from datetime import datetime

from customs.facts import CrossingId
from events import note
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from kiosk.events import AMENDED, JOINED, LODGED, NOT_CARRIED, NOT_JOINED, WITHDRAWN
from kiosk.visit import Amends, Lodged
from records.faults import StorageFault
from reference.load import Reference, today
from sync.holder import Holder, NotHeldAnyMore
from sync.protocol import SyncFault
from sync.rooms import Station


class Declarations:
    """Lodges through this machine's node. ``carry`` is told that there is something to carry.

    ``holder`` does what travellers do with declarations they hold; ``law`` gives the day's data.
    """

    def __init__(
        self,
        station: Station,
        holder: Holder,
        law: Callable[[], Reference],
        now: Callable[[], datetime],
        carry: Callable[[], None],
    ) -> None:
        self._station = station
        self._holder = holder
        self._law = law
        self._now = now
        self._carry = carry

    def lodge(self, content: Content, token: str, crossing: CrossingId | None) -> Lodged:
        """Lodge once per ``token``. Raises StorageFault when nothing was written."""
        lodging, began = self._station.lodging, time.monotonic()
        made = lodging.lodge(content, visit_token=token, crossing=crossing)
        note(LODGED, took=int((time.monotonic() - began) * 1000))
        self._carry_if_possible()
        return Lodged(made.number, made.fact_id)

    def amend(self, content: Content, amends: Amends) -> Lodged | None:
        """Change a declaration; None where it may not be changed here. Raises StorageFault."""
        try:
            made = self._holder.amend(amends.number, amends.version, content)
        except NotHeldAnyMore:
            note(AMENDED, overtaken=True)
            return None
        note(AMENDED, overtaken=False)
        self._carry_if_possible()
        return Lodged(amends.number, made.fact_id, amends.version + 1)

    def withdraw(self, amends: Amends, reason: str) -> bool:
        """Withdraw a declaration; False where it may not be. Raises StorageFault."""
        said = {"act": {"withdraw_reason": reason}}
        act = check(definition("act"), said, self._law().lists, today(self._now())).readable
        try:
            self._holder.withdraw(amends.number, amends.version, act)
        except NotHeldAnyMore:
            note(WITHDRAWN, overtaken=True)
            return False
        note(WITHDRAWN, overtaken=False)
        self._carry_if_possible()
        return True

    def join(self, numbers: tuple[int, ...], crossing: CrossingId) -> None:
        """Say that declarations cross together, as far as it can be written."""
        try:
            told = self._holder.join(numbers, crossing)
        except (StorageFault, SyncFault) as fault:
            note(NOT_JOINED, fault=fault)
            return
        note(JOINED, codes=len(told))
        self._carry_if_possible()

    def _carry_if_possible(self) -> None:
        try:
            self._carry()
        except (StorageFault, SyncFault) as fault:
            # It is safely written here and will be carried: the traveller leaves with the number.
            note(NOT_CARRIED, fault=fault)
