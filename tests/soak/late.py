"""Work away from the glass that begins and ends when it is told to, in the order it was given."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any


class Planted(Exception):
    """A fault somebody made on purpose."""

    number = 42


@dataclass
class _Work:
    """One piece of work; ``told`` tells its end once it has been done."""

    work: Callable[[], object]
    then: Callable[[Any], None]
    failed: Callable[[Exception], None]
    told: Callable[[], None] | None = None


class LateWork:
    """Does the work of one thread. ``begin`` does the next piece, ``end`` tells of one done."""

    def __init__(self) -> None:
        self._waiting: deque[_Work] = deque()

    @property
    def busy(self) -> bool:
        """Whether some work has not been told of yet."""
        return bool(self._waiting)

    def run(
        self,
        work: Callable[[], object],
        then: Callable[[Any], None],
        failed: Callable[[Exception], None],
    ) -> None:
        """Take work."""
        self._waiting.append(_Work(work, then, failed))

    def begin(self, *, planted: bool = False) -> None:
        """Do the next piece that was not begun; ``planted`` makes it fail."""
        piece = next((each for each in self._waiting if each.told is None), None)
        if piece is None:
            return
        try:
            if planted:
                raise Planted("on purpose")
            result = piece.work()
        except Exception as fault:
            failed, why = piece.failed, fault
            piece.told = lambda: failed(why)
        else:
            then = piece.then
            piece.told = lambda: then(result)

    def end(self, *, planted: bool = False) -> bool:
        """Tell of the first piece, doing it if nobody has; False when there is none."""
        if not self._waiting:
            return False
        if self._waiting[0].told is None:
            self.begin(planted=planted)
        told = self._waiting.popleft().told
        assert told is not None
        told()
        return True
