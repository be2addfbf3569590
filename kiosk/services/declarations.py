"""Lodging from the glass: written first, carried later."""

from __future__ import annotations

import logging
from collections.abc import Callable

from customs.facts import CrossingId
from forms.content import Content
from kiosk.visit import Lodged
from records.faults import StorageFault
from sync.embedded import Station
from sync.protocol import SyncFault

log = logging.getLogger(__name__)


class Declarations:
    """Lodges through this machine's node. ``carry`` is told that there is something to carry."""

    def __init__(self, station: Station, carry: Callable[[], None]) -> None:
        self._station = station
        self._carry = carry

    def lodge(self, content: Content, token: str, crossing: CrossingId | None) -> Lodged:
        """Lodge once per ``token``. Raises StorageFault when nothing was written."""
        lodging = self._station.lodging
        made = lodging.lodge(content, visit_token=token, crossing=crossing)
        try:
            self._carry()
        except (StorageFault, SyncFault) as fault:
            # It is safely written here and will be carried: the traveller leaves with the number.
            log.error("what waits could not be carried: fault %s", fault.number)
        return Lodged(made.number, made.fact_id)
