"""What passes through a hub's door is counted, and told in its log where somebody should look.

Neither holds what was sent: an address is its template, a fault its class.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from starlette.types import ASGIApp, Message, Receive, Scope, Send

from customs.facts import FactId
from events import fault_number, note
from sync.figures import (
    BATCH_PARCELS,
    FACTS,
    FAULTS,
    OPEN_STREAMS,
    REQUEST_SECONDS,
    RESULTS,
    SET_ASIDE,
    Counts,
)
from sync.http.events import BATCH_SET_ASIDE, BATCH_TAKEN, HUB_FAULT, SLOW_REQUEST
from sync.http.problems import problem
from sync.in_process import TakesParcels
from sync.protocol import Answer, Level

SLOW_SECONDS = 2.0
"""A wait longer than this is told of; addresses with the tag ``WAITS`` wait on purpose."""

WAITS = "waits"


class Watching:
    """Measures every request, and answers for whatever broke in one. ``now`` is in seconds."""

    def __init__(self, app: ASGIApp, figures: Counts, now: Callable[[], float]) -> None:
        self._app = app
        self._figures = figures
        self._now = now

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Pass one request on."""
        if scope["type"] != "http":
            await self._app(scope, receive, send)
            return
        seen = _Seen(scope, self._figures, self._now, self._now())

        async def sent(message: Message) -> None:
            seen.notice(message)
            await send(message)

        try:
            await self._app(scope, receive, sent)
        except Exception as fault:
            self._figures.add(FAULTS, fault=type(fault).__name__)
            note(HUB_FAULT, address=seen.address, fault=fault)
            if not seen.began:
                # The number leads a keeper to the line in the log.
                told = problem(500, "The hub failed.", fault_number(fault).written)
                await told(scope, receive, sent)
        finally:
            seen.ended()


@dataclass
class _Seen:
    """One request as it goes by."""

    scope: Scope
    figures: Counts
    now: Callable[[], float]
    came: float
    began: bool = False

    @property
    def address(self) -> str:
        """The template of its address; none for what no address was found for."""
        return getattr(self.scope.get("route"), "path", "")

    def notice(self, message: Message) -> None:
        """Look at what is sent back."""
        if message["type"] != "http.response.start":
            return
        self.began = True
        took = self.now() - self.came
        status, method = f"{message['status'] // 100}xx", self.scope["method"]
        labels = {"method": method, "address": self.address, "status": status}
        self.figures.measure(REQUEST_SECONDS, took, **labels)
        self.figures.add(OPEN_STREAMS)
        if took > SLOW_SECONDS and WAITS not in getattr(self.scope.get("route"), "tags", ()):
            note(SLOW_REQUEST, address=self.address, took=int(took * 1000))

    def ended(self) -> None:
        """Note that nothing more is sent."""
        if self.began:
            self.figures.add(OPEN_STREAMS, -1)


class CountedIntake:
    """A hub's intake whose answers are counted and told."""

    def __init__(
        self, intake: TakesParcels, figures: Counts, now: Callable[[], float] = time.monotonic
    ) -> None:
        self._intake = intake
        self._figures = figures
        self._now = now

    def take(self, parcels: Sequence[bytes]) -> Answer:
        """Take parcels in."""
        self._figures.measure(BATCH_PARCELS, len(parcels))
        began = self._now()
        answer = self._intake.take(parcels)
        took = int((self._now() - began) * 1000)
        self._count(answer)
        refused = _how_many(answer, Level.SET_ASIDE, Level.SHELF_FULL)
        if parcels:
            note(BATCH_TAKEN, parcels=len(parcels), taken=len(parcels) - refused, took=took)
        if refused:
            note(BATCH_SET_ASIDE, count=refused, full=_how_many(answer, Level.SHELF_FULL))
        return answer

    def held(self, fact_ids: Sequence[FactId]) -> Answer:
        """Say how well facts are held."""
        return self._intake.held(fact_ids)

    def _count(self, answer: Answer) -> None:
        for one in answer.acknowledgements:
            self._figures.add(FACTS, result=RESULTS[one.level])
            if one.reason is not None:
                self._figures.add(SET_ASIDE, reason=one.reason)


def _how_many(answer: Answer, *levels: Level) -> int:
    return sum(one.level in levels for one in answer.acknowledgements)
