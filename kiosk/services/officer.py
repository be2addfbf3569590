"""Calling an officer from the glass: the call stands at the hub, where every desk sees it."""

from __future__ import annotations

import secrets
from collections.abc import Callable, Mapping

from events import note
from kiosk.calling import Called
from kiosk.events import CALL_NOT_MADE
from kiosk.visit import Step
from records import StorageFault
from sync.hub.calls import Calls, CallState, Place
from sync.protocol import SyncFault

PLACES: Mapping[Step, Place] = {
    Step.LANGUAGE: Place.BEGINNING,
    Step.INTENT: Place.BEGINNING,
    Step.KEPT: Place.BEGINNING,
    Step.RESUME: Place.BEGINNING,
    Step.TICKS: Place.BEGINNING,
    Step.PASSPORT: Place.PASSPORT,
    Step.IDENTITY: Place.PASSPORT,
    Step.ADULT_NEEDED: Place.PASSPORT,
    Step.REVIEW: Place.CONFIRMING,
    Step.CONFIRM: Place.CONFIRMING,
    Step.DONE: Place.REGISTERED,
    Step.CODE: Place.CODE,
    Step.SECOND_THING: Place.CODE,
    Step.CODE_STATUS: Place.CODE,
    Step.WITHDRAW: Place.CODE,
    Step.OUT_OF_SERVICE: Place.OUT_OF_SERVICE,
    Step.OUT_OF_ORDER: Place.OUT_OF_SERVICE,
}
"""Where a desk hears that somebody stands. All other questions are the same to it: which one is
asked tells what was answered, and nothing is sent before it is confirmed."""


def place_of(step: Step) -> Place:
    """Say roughly where somebody stands."""
    return PLACES.get(step, Place.QUESTIONS)


class DesksOfPost:
    """Calls one kiosk's travellers make; ``draw`` gives a token for each. Not for two threads."""

    def __init__(
        self, calls: Calls, draw: Callable[[], str] = lambda: secrets.token_hex(16)
    ) -> None:
        self._calls = calls
        self._draw = draw
        self._token = ""
        self._away = False

    def call(self, step: Step) -> Called:
        """Let one call stand until it is taken back, and say what has become of it."""
        self._token = self._token or self._draw()
        try:
            state = self._calls.call(self._token, place_of(step))
        except (StorageFault, SyncFault) as fault:
            self._failed(fault)
            return Called.AWAY
        self._away = False
        if state is CallState.GONE:
            # Ended by no visit of this process: whoever stands here still wants somebody.
            self._token = self._draw()
        return Called.COMING if state is CallState.COMING else Called.WAITS

    def take_back(self) -> bool:
        """Take back what stands; False when the hub could not be told."""
        self._token = ""
        try:
            self._calls.take_back()
        except (StorageFault, SyncFault) as fault:
            self._failed(fault)
            return False
        self._away = False
        return True

    def _failed(self, fault: Exception) -> None:
        # Once for each time the hub is away: it is asked every second.
        if not self._away:
            note(CALL_NOT_MADE, fault=fault)
        self._away = True
