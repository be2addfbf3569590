"""Tells whoever waits that something was bound for their post: one look for all, in each process.

The store is asked for its last place a few times a second, while anybody waits at all. It is the
same on SQLite and PostgreSQL, needs no connection of its own, and what another process wrote is
seen as soon as what this one did (docs/decisions/0013). Waiting takes no thread.
"""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from functools import partial
from typing import TypeVar

from records import StorageFault

T = TypeVar("T")
EVERY_SECONDS = 0.1
AFTER_FAULT_SECONDS = 2.0

Look = Callable[[int], tuple[int, frozenset[str]]]
"""Gives the last place, and the posts something was delivered to after a place."""


class Ear:
    """One that waits for a post."""

    def __init__(self) -> None:
        self._news = asyncio.Event()
        self.ended = False

    async def heard(self, seconds: float) -> bool:
        """Wait so long for news. False when none came; at once when the hub ends."""
        try:
            await asyncio.wait_for(self._news.wait(), seconds)
        except TimeoutError:
            return False
        self._news.clear()
        return not self.ended

    def tell(self) -> None:
        """Let it hear."""
        self._news.set()


class News:
    """Looks, and tells. For one event loop at a time."""

    def __init__(
        self,
        look: Look,
        last: Callable[[], int],
        every: float = EVERY_SECONDS,
        after_fault: float = AFTER_FAULT_SECONDS,
    ) -> None:
        self._look = look
        self._last = last
        self._every = every
        self._after_fault = after_fault
        self._ears: dict[Ear, str] = {}
        self._looking: asyncio.Task[None] | None = None
        self._begun: asyncio.Future[int] | None = None
        # The threads of the handlers may all be taken, and must not keep news from anybody.
        self._thread = ThreadPoolExecutor(1, "news")
        self._ended = False

    @asynccontextmanager
    async def listening(self, post: str) -> AsyncIterator[Ear]:
        """Hear of everything delivered to ``post`` from here on. Raises StorageFault."""
        ear = Ear()
        self._ears[ear] = post
        try:
            if self._ended:
                ear.ended = True
                ear.tell()
            else:
                await self._begin()
            yield ear
        finally:
            del self._ears[ear]
            if not self._ears:
                self._stop()

    def end(self) -> None:
        """Send everybody home: the hub ends."""
        self._ended = True
        for ear in self._ears:
            ear.ended = True
            ear.tell()
        self._stop()
        self._thread.shutdown(wait=False)

    async def _begin(self) -> None:
        # Whoever listens first waits until the place to look on from is known: not a moment later
        # may anything be delivered that nobody hears of.
        if self._begun is None:
            self._begun = asyncio.ensure_future(self._in_thread(self._last))
        begun = self._begun
        try:
            place = await asyncio.shield(begun)
        except StorageFault:
            if self._begun is begun:
                self._begun = None
            raise
        if self._looking is None and self._begun is begun:
            self._looking = asyncio.ensure_future(self._go_on(place))

    def _stop(self) -> None:
        if self._looking is not None:
            self._looking.cancel()
        self._looking = self._begun = None

    async def _go_on(self, place: int) -> None:
        while True:
            await asyncio.sleep(self._every)
            try:
                place, posts = await self._in_thread(partial(self._look, place))
            except StorageFault:
                # It may be back in a moment; whoever waits learns of it by their own request.
                await asyncio.sleep(self._after_fault)
                continue
            for ear, post in self._ears.items():
                if post in posts:
                    ear.tell()

    async def _in_thread(self, ask: Callable[[], T]) -> T:
        return await asyncio.get_running_loop().run_in_executor(self._thread, ask)
