"""Lodging from the glass: written first, carried later."""

from __future__ import annotations

import time
from collections.abc import Callable

from customs.facts import CrossingId
from events import note
from forms.content import Content
from kiosk.events import LODGED, NOT_CARRIED
from kiosk.visit import Lodged
from records.faults import StorageFault
from sync.embedded import Station
from sync.protocol import SyncFault


class Declarations:
    """Lodges through this machine's node. ``carry`` is told that there is something to carry."""

    def __init__(self, station: Station, carry: Callable[[], None]) -> None:
        self._station = station
        self._carry = carry

    def lodge(self, content: Content, token: str, crossing: CrossingId | None) -> Lodged:
        """Lodge once per ``token``. Raises StorageFault when nothing was written."""
        lodging, began = self._station.lodging, time.monotonic()
        made = lodging.lodge(content, visit_token=token, crossing=crossing)
        note(LODGED, took=int((time.monotonic() - began) * 1000))
        try:
            self._carry()
        except (StorageFault, SyncFault) as fault:
            # It is safely written here and will be carried: the traveller leaves with the number.
            note(NOT_CARRIED, fault=fault)
        return Lodged(made.number, made.fact_id)
