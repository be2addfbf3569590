"""A kiosk's look-ups at a hub that is another machine: the same questions, over the wire.

What comes is held in memory by whoever asked, and nowhere here. What was asked is in no fault.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from sync.http.kiosk_words import (
    OPENED,
    PROVES,
    STANDING,
    SUMMARY,
    Tried,
    read_opened,
    read_standing,
    read_summary,
    read_tried,
    write_guess,
    write_number,
)
from sync.http.messages import MessageUnreadable
from sync.law import Law
from sync.lookups import Summary, TooManyTries
from sync.opened import Opened, Standing
from sync.protocol import HubUnreachable


class Posts(Protocol):
    """Posts to a hub with the node's pass: ``sync.http.wire.Wire``."""

    def post(self, path: str, body: bytes) -> bytes:
        """Give the answer. Raises HubUnreachable."""


class RemoteLookups:
    """``sync.lookups.LooksUp`` over the wire. Every method raises HubUnreachable.

    ``law`` gives the code lists by which what is opened is read.
    """

    def __init__(self, wire: Posts, law: Law) -> None:
        self._wire = wire
        self._law = law

    def summary(self, number: int) -> Summary:
        """Say what is known of a code, telling nothing a stranger should not hear."""
        said = self._wire.post(SUMMARY, write_number(number))
        with heard():
            return read_summary(said, number)

    def proves(self, number: int, said: str) -> bool:
        """Whether the second thing is right. Raises TooManyTries."""
        answer = self._wire.post(PROVES, write_guess(number, said))
        with heard():
            return _counted(number, read_tried(answer))

    def opened(self, number: int, said: str) -> Opened | None:
        """Open a declaration to whoever proves to hold it. Raises TooManyTries."""
        answer, lists = self._wire.post(OPENED, write_guess(number, said)), self._law().lists
        with heard():
            tried, opened = read_opened(answer, lists)
        return opened if _counted(number, tried) else None

    def standing(self, number: int) -> Standing | None:
        """Say how a declaration that was opened here stands now; None when it cannot be told."""
        said = self._wire.post(STANDING, write_number(number))
        with heard():
            return read_standing(said)


@contextmanager
def heard() -> Iterator[None]:
    """Read an answer; one that cannot be read is nobody's. Raises HubUnreachable."""
    try:
        yield
    except MessageUnreadable:
        raise HubUnreachable("something else answered") from None


def _counted(number: int, tried: Tried) -> bool:
    if tried is Tried.TOO_MANY:
        raise TooManyTries(f"{number:013d}")
    return tried is Tried.RIGHT
