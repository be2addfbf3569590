"""The shortest wire: a hub in the same process."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from customs.facts import FactId
from sync.protocol import Answer


class TakesParcels(Protocol):
    """A hub's intake."""

    def take(self, parcels: Sequence[bytes]) -> Answer:
        """Take parcels in."""

    def held(self, fact_ids: Sequence[FactId]) -> Answer:
        """Say how well facts are held."""


class InProcessTransport:
    """Hands batches straight to an intake."""

    def __init__(self, intake: TakesParcels) -> None:
        self._intake = intake

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        """Hand over a batch."""
        return self._intake.take(parcels)

    def ask(self, fact_ids: Sequence[FactId]) -> Answer:
        """Ask about facts handed over before."""
        return self._intake.held(fact_ids)
