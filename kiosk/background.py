"""Work away from the glass: one thread for each thing that is waited for, the main thread hears.

Results come back through a queue that the main thread empties, so none is lost when several end in
one frame.
"""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from queue import Empty, SimpleQueue

from kivy.clock import Clock

from events import note
from kiosk.events import WORK_FAILED

Told = Callable[[], None]


class Background:
    """Runs work one after another on a thread of its own. ``close`` waits for what has begun.

    Work is given, and its result told, on the main thread.

    A device gets one of its own, so that a slow printer holds up paper and nothing else.
    """

    def __init__(self, name: str = "background") -> None:
        self._pool = ThreadPoolExecutor(max_workers=1, thread_name_prefix=name)
        self._done: SimpleQueue[Told] = SimpleQueue()
        self._wake = Clock.create_trigger(self._tell)
        self._under_way = 0

    @property
    def busy(self) -> bool:
        """Whether some work has not been told of yet. Ask on the main thread."""
        return self._under_way > 0

    def run(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Do ``work`` elsewhere; ``then`` or ``failed`` is called on the main thread."""
        self._under_way += 1
        self._pool.submit(self._work, work, then, failed)

    def close(self) -> None:
        """Take no more work and wait for what has begun."""
        self._pool.shutdown(wait=True, cancel_futures=True)

    def _work(
        self,
        work: Callable[[], object],
        then: Callable[[object], None],
        failed: Callable[[Exception], None],
    ) -> None:
        try:
            result = work()
        except Exception as fault:  # whatever went wrong is the caller's to show
            note(WORK_FAILED, fault=fault)
            told = fault
            self._done.put(lambda: failed(told))
        else:
            self._done.put(lambda: then(result))
        self._wake()

    def _tell(self, _seconds: float) -> None:
        while True:
            try:
                told = self._done.get_nowait()
            except Empty:
                return
            self._under_way -= 1
            told()
