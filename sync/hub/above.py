"""A code that is not known here is asked of the hub above, and nobody waits long for it."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from concurrent.futures import TimeoutError as Late

from sync.hub.misses import Asked
from sync.hub.pulling import Pulling
from sync.protocol import HubUnreachable

PATIENCE_SECONDS = 1.7
"""With the look-up before and after, whoever stands at the glass or the desk has an answer in 2 s.
"""

LEFT_ALONE_SECONDS = 5.0
"""After one that did not answer, the next misses do not wait for it."""

AT_ONCE = 4


class AskingAbove:
    """Asks on threads of its own, each with a way of its own, since a slow answer is kept too.

    What comes too late for the one who asked is here for the next one.
    """

    def __init__(
        self,
        pulling: Callable[[], Pulling],
        patience: float = PATIENCE_SECONDS,
        seconds: Callable[[], float] = time.monotonic,
    ) -> None:
        self._make = pulling
        self._patience = patience
        self._seconds = seconds
        self._own = threading.local()
        self._pool = ThreadPoolExecutor(AT_ONCE, "asking above")
        self._left_alone_until = 0.0

    def about(self, number: int) -> Asked:
        """Bring down what is held above of a number. Raises StorageFault."""
        if self._seconds() < self._left_alone_until:
            return Asked.AWAY
        under_way = self._pool.submit(self._ask, number)
        try:
            under_way.result(self._patience)
        except (Late, HubUnreachable):
            self._left_alone_until = self._seconds() + LEFT_ALONE_SECONDS
            under_way.add_done_callback(_looked_at)
            return Asked.AWAY
        return Asked.ANSWERED

    def close(self) -> None:
        """Ask nothing more, and let what is under way come to its end: it may be writing.

        The wire's own patience bounds that.
        """
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _ask(self, number: int) -> None:
        pulling: Pulling | None = getattr(self._own, "pulling", None)
        if pulling is None:
            pulling = self._own.pulling = self._make()
        pulling.about(number)


def _looked_at(done: Future[None]) -> None:
    # A fault that comes after everybody has gone is nobody's; the next one to ask meets it.
    if not done.cancelled():
        done.exception()
