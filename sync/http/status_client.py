"""Keeps a hub told of how a node is, and the node's numbers confirmed: for the courier's thread."""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol

from events import note
from records import StorageFault
from sync.events import NOT_CONFIRMED
from sync.http.lease_client import Asks
from sync.http.nodes_words import STATUS, wanted
from sync.node_status import NodeStatus
from sync.protocol import HubUnreachable, SyncFault

STATUS_SECONDS = 60.0
CONFIRM_SECONDS = 600.0


class Confirms(Protocol):
    """What has numbers to confirm: ``sync.http.lease_client.NumbersOfNode``."""

    def confirm(self) -> None:
        """Ask the hub. Raises SyncFault, StorageFault."""


class StatusClient:
    """Says how a node is. ``look`` is asked each time; *unknown* is what it cannot tell."""

    def __init__(self, wire: Asks, look: Callable[[], NodeStatus]) -> None:
        self._wire = wire
        self._look = look

    def tell(self) -> None:
        """Tell the hub now. Raises HubUnreachable."""
        wanted(*self._wire.asked(STATUS, self._look().written()))


class InTouch:
    """Both, each when it is due. ``run_once`` may be called as often as one likes.

    A hub that cannot be reached changes nothing; it is told at the next call that is due.
    """

    def __init__(
        self,
        status: StatusClient,
        numbers: Confirms | None = None,
        now: Callable[[], float] = time.monotonic,
    ) -> None:
        self._status = status
        self._numbers = numbers
        self._now = now
        self._told_at = self._confirmed_at = float("-inf")

    def run_once(self) -> None:
        """Do what is due. Raises nothing: what failed is tried again, and noted once it matters."""
        now = self._now()
        if self._numbers is not None and now - self._confirmed_at >= CONFIRM_SECONDS:
            self._confirm(self._numbers, now)
        if now - self._told_at >= STATUS_SECONDS:
            self._told_at = now
            self._tell()

    def _confirm(self, numbers: Confirms, now: float) -> None:
        try:
            numbers.confirm()
        except HubUnreachable:
            # Tried again with the next status: a node without its network tells nobody so often.
            self._confirmed_at = now - CONFIRM_SECONDS + STATUS_SECONDS
        except (SyncFault, StorageFault) as fault:
            self._confirmed_at = now - CONFIRM_SECONDS + STATUS_SECONDS
            note(NOT_CONFIRMED, fault=fault)
        else:
            self._confirmed_at = now

    def _tell(self) -> None:
        try:
            self._status.tell()
        except (SyncFault, StorageFault):
            return
