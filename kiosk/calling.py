"""A call for an officer while it stands: who asked waits, goes on declaring, or walks away.

Nobody is said to come before a desk has said so. Until then the panel says that an officer is being
called, and after a while where to go instead; an answer that comes later is told all the same.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from events import note
from kiosk import panels
from kiosk.bell import LeadsVisits
from kiosk.events import OFFICER_ANSWERED, OFFICER_CALLED
from kiosk.shows import ShowsScreens

PATIENCE = 180.0
"""Seconds somebody who was asked to wait for an officer is not taken to have walked away."""

TRY_AGAIN = 5.0
"""Seconds between tries to reach a hub that does not answer; one that does is asked every second.
"""


class Called(StrEnum):
    """What has become of a call. AWAY: it could not be put before any desk."""

    WAITS = "waits"
    COMING = "coming"
    AWAY = "away"


@dataclass
class _Call:
    """A call that stands. ``comes`` is None while nobody knows; ``said`` is what was shown of it.

    ``reached`` tells that it was once before the desks. Times are seconds of the glass's clock.
    """

    began: float
    answered: float = 0.0
    comes: bool | None = None
    said: bool | None = None
    reached: bool = False
    asking: bool = False
    ask_at: float = 0.0


class Calling:
    """The one call of a glass. ``now`` is a clock in seconds that never runs backwards."""

    def __init__(self, leads: LeadsVisits, glass: ShowsScreens, now: Callable[[], float]) -> None:
        self._leads = leads
        self._glass = glass
        self._now = now
        self._call: _Call | None = None
        self._take_back_at: float | None = None

    @property
    def stands(self) -> bool:
        """Whether an officer was called, and the call not taken back."""
        return self._call is not None

    def keeps_waiting(self) -> bool:
        """Whether whoever called waits as they were told to, and need not touch anything."""
        call = self._call
        if call is None or call.comes is False:
            return False
        return call.comes is None or self._now() - call.answered < PATIENCE

    def call(self) -> None:
        """Call an officer; while a call stands, say how it stands."""
        if self._call is None:
            self._call = _Call(self._now())
            # The hub ends what this kiosk could not take back before.
            self._take_back_at = None
        self._show(self._call)
        self._ask(self._call)

    def listen(self) -> None:
        """Look, once a second, whether a desk has answered, or none for too long."""
        call = self._call
        if call is None:
            if self._take_back_at is not None and self._now() >= self._take_back_at:
                self._take_back()
            return
        limit = self._leads.context.settings.call_seconds
        if call.comes is None and self._now() - call.began >= limit:
            _know(call, comes=False)
        self._ask(call)
        self._tell(call)

    def end(self) -> None:
        """Take the call back: nobody waits for an officer any more."""
        if self._call is not None:
            self._call = None
            self._take_back()

    def _ask(self, call: _Call) -> None:
        if call.asking or self._now() < call.ask_at:
            return
        call.asking = True
        context, step = self._leads.context, self._leads.visit.step

        def heard(called: object) -> None:
            call.asking = False
            # What was under way when a call was taken back belongs to nobody.
            if call is self._call:
                self._hear(call, called)

        context.background.run(
            lambda: context.officer.call(step), heard, lambda _fault: heard(Called.AWAY)
        )

    def _hear(self, call: _Call, called: object) -> None:
        if called is Called.AWAY:
            call.ask_at = self._now() + TRY_AGAIN
        else:
            call.reached = True
        if called is Called.COMING and not call.comes:
            call.answered = self._now()
            note(OFFICER_ANSWERED, took=int((call.answered - call.began) * 1000))
            _know(call, comes=True)
        elif call.comes is None and not call.reached:
            _know(call, comes=False)
        self._tell(call)

    def _tell(self, call: _Call) -> None:
        """Tell what is new, unless another panel is being read: then when that is closed."""
        if call.comes is not call.said and self._glass.covered_by() in ("", panels.OFFICER):
            self._show(call)

    def _show(self, call: _Call) -> None:
        call.said = call.comes
        context = self._leads.context
        language: Any = context.speak(self._leads.visit.language)
        where = context.settings.one_window.get(language.code, "")
        words = panels.officer_called(language, call.comes, where)
        self._glass.cover(words, lambda _name: None)

    def _take_back(self) -> None:
        self._take_back_at = None
        context = self._leads.context

        def tried(taken: object) -> None:
            if not taken and self._call is None:
                self._take_back_at = self._now() + TRY_AGAIN

        context.background.run(context.officer.take_back, tried, lambda _fault: tried(False))


def _know(call: _Call, *, comes: bool) -> None:
    if call.comes is None:
        note(OFFICER_CALLED, answered=comes)
    call.comes = comes
