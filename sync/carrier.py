"""A courier on a thread of its own: it carries by itself, waits while nobody answers, and is woken
when there is something new.
"""

from __future__ import annotations

import threading
from collections.abc import Callable

from events import note
from records import StorageFault
from sync.courier import Courier, Round
from sync.events import CARRIED, CARRYING_FAILED

IDLE_SECONDS = 1.0
"""Between rounds while the hub answers."""

Act = Callable[[], None]


def _nothing() -> None:
    return


class Carrier:
    """Runs a courier until it is told to stop. ``beside`` is done before each round.

    Woken, it carries at once, unless the hub has asked to be left alone.
    """

    def __init__(
        self, courier: Courier, idle: float = IDLE_SECONDS, beside: Act = _nothing
    ) -> None:
        self._courier = courier
        self._idle = idle
        self._beside = beside
        self._ends = False
        self._woken = threading.Event()
        self._thread = threading.Thread(target=self._run, name="carrier", daemon=True)

    def start(self) -> None:
        """Begin to carry."""
        self._thread.start()

    def wake(self) -> None:
        """Say that something waits. Returns at once."""
        if not self._courier.asked_to_wait:
            self._woken.set()

    def stop(self) -> None:
        """End after the round that is under way, and a last one where the hub answers."""
        self._ends = True
        self._woken.set()
        self._thread.join()

    def _run(self) -> None:
        while not self._ends:
            self._woken.clear()
            pause = self._round(self._courier.run_once)
            if not self._ends:
                self._woken.wait(pause)
        if not self._courier.failures:
            self._round(self._courier.run_once)

    def _round(self, run_once: Callable[[], Round]) -> float:
        try:
            self._beside()
            done = run_once()
        except StorageFault as fault:
            # The disk may have room again later; what waits is kept by the journal itself.
            note(CARRYING_FAILED, fault=fault)
            return max(self._courier.wait(), self._idle)
        if done.stored or done.set_aside:
            note(CARRIED, stored=done.stored, set_aside=done.set_aside)
            return 0.0
        return max(self._courier.wait(), self._idle)
