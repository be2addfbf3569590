"""Lodging from the glass: written first, carried later."""

from __future__ import annotations

from collections.abc import Callable

from customs.facts import CrossingId
from forms.content import Content
from kiosk.visit import Lodged
from sync.embedded import Station


class Declarations:
    """Lodges through this machine's node. ``carry`` is told that there is something to carry."""

    def __init__(self, station: Station, carry: Callable[[], None]) -> None:
        self._station = station
        self._carry = carry

    def lodge(self, content: Content, token: str, crossing: CrossingId | None) -> Lodged:
        """Lodge once per ``token``. Raises StorageFault when nothing was written."""
        lodging = self._station.lodging
        made = lodging.lodge(content, visit_token=token, crossing=crossing)
        self._carry()
        return Lodged(made.number, made.fact_id)
