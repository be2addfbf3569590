"""Calls for an officer: what a kiosk may ask of its hub, and what every desk of it sees.

A kiosk asks as often as it likes: a call stands once, and ends with the visit. Between two machines
the same three requests go over the wire (docs/decisions/0010).
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from customs.facts import NodeId
from records.calls import Call, Calling
from sync.hub.desk import Desk
from sync.hub.hub import Hub

SECOND = 1_000

GONE_SHOWN = 2 * 60 * SECOND
"""Milliseconds a desk goes on seeing a call that was taken back, so that nobody wonders."""

LONGEST = 60 * 60 * SECOND
"""Milliseconds after which a call that nobody ended is shown no more: its kiosk is not there."""


class Place(StrEnum):
    """Where somebody stands who calls: never which question, since that tells what was answered.

    BEGINNING: nobody has said anything yet. CODE: they brought one. OUT_OF_SERVICE: the kiosk asks
    nothing now.
    """

    BEGINNING = "beginning"
    PASSPORT = "passport"
    QUESTIONS = "questions"
    CONFIRMING = "confirming"
    REGISTERED = "registered"
    CODE = "code"
    OUT_OF_SERVICE = "out_of_service"


class CallState(StrEnum):
    """What has become of a call."""

    WAITS = "waits"
    COMING = "coming"
    GONE = "gone"


class Calls(Protocol):
    """What a kiosk may ask of the desks, whether its hub is in the same process or over the wire.

    Both methods raise StorageFault in the same process, and HubUnreachable over the wire.
    """

    def call(self, token: str, place: Place) -> CallState:
        """Let a call stand, and say what has become of it."""

    def take_back(self) -> None:
        """End what this kiosk has open, if anything."""


@dataclass(frozen=True)
class KioskCalls:
    """The calls of one kiosk: ``node`` is the machine, ``kiosk`` what people call it."""

    hub: Hub
    node: NodeId
    post: str
    kiosk: str

    def call(self, token: str, place: Place) -> CallState:
        """Let a call stand, and say what has become of it. Raises StorageFault.

        ``token`` is drawn for this call alone: repeated, it is the same call.
        """
        calling = Calling(token, self.node, self.post, self.kiosk, place)
        return state_of(self.hub.store.calls.call(calling, _now(self.hub)))

    def take_back(self) -> None:
        """End what this kiosk has open, if anything. Raises StorageFault."""
        self.hub.store.calls.end(self.node, _now(self.hub))


def state_of(call: Call) -> CallState:
    """Say what has become of a call."""
    if call.ended_at is not None:
        return CallState.GONE
    return CallState.WAITS if call.answered_at is None else CallState.COMING


def standing(desk: Desk) -> list[Call]:
    """Give the calls a desk should see, the oldest first. Raises StorageFault."""
    now = _now(desk.hub)
    return desk.hub.store.calls.standing(since=now - LONGEST, gone=now - GONE_SHOWN)


def answer(desk: Desk, call: int) -> bool:
    """Say that this officer comes. False when the call is gone, or another officer comes already.

    Raises StorageFault.
    """
    now = _now(desk.hub)
    return desk.hub.store.calls.answer(call, desk.officer, desk.session, now)


def _now(hub: Hub) -> int:
    return int(hub.now().timestamp() * 1000)
