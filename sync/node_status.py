"""What a node says of itself once a minute: closed sets, counts and its clock; nobody's name.

Whatever cannot be told is *unknown*; it is never taken for well.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from typing import Self

from envelope import cbor
from envelope.errors import EnvelopeError
from sync.http.messages import MessageUnreadable

VERSION = 1
LONGEST = 1_024
"""Bytes of one status."""

_RELEASE = re.compile(r"[0-9A-Za-z.+-]{1,32}")
_MOST = 2**53


class Printer(StrEnum):
    """How a node's printer stands."""

    READY = "ready"
    COVER_OPEN = "cover_open"
    OFFLINE = "offline"
    FAULT = "fault"
    NONE = "none"
    UNKNOWN = "unknown"


class Paper(StrEnum):
    """How much paper it has."""

    ENOUGH = "enough"
    LOW = "low"
    OUT = "out"
    NONE = "none"
    UNKNOWN = "unknown"


_PRINTERS, _PAPERS = tuple(Printer), tuple(Paper)
"""Their places go on the wire: a new one goes to the end."""


@dataclass(frozen=True, slots=True)
class NodeStatus:
    """A node at one moment. Times are milliseconds: ``clock`` since 1970, by the node's own clock;
    ``oldest`` how long the oldest of ``waiting`` facts has waited.
    """

    version: str
    clock: int
    printer: Printer = Printer.UNKNOWN
    paper: Paper = Paper.UNKNOWN
    waiting: int = 0
    oldest: int = 0

    def written(self) -> bytes:
        """Write it for ``/v1/status``."""
        states = {3: _PRINTERS.index(self.printer), 4: _PAPERS.index(self.paper)}
        counts = {5: self.waiting, 6: self.oldest}
        return cbor.encode({0: VERSION, 1: self.version, 2: self.clock, **states, **counts})

    @classmethod
    def read(cls, body: bytes) -> Self:
        """Read what a node sent; a newer version's state is unknown. Raises MessageUnreadable."""
        try:
            said = cbor.decode(body, LONGEST)
        except EnvelopeError as error:
            raise MessageUnreadable(str(error)) from error
        match said:
            case {
                0: 1,
                1: str(version),
                2: int(clock),
                3: int(printer),
                4: int(paper),
                5: int(waiting),
                6: int(oldest),
            } if _RELEASE.fullmatch(version) and _are_small(clock, printer, paper, waiting, oldest):
                states = _known(_PRINTERS, printer), _known(_PAPERS, paper)
                return cls(version, clock, Printer(states[0]), Paper(states[1]), waiting, oldest)
        raise MessageUnreadable("not a status")


def _are_small(*numbers: int) -> bool:
    return all(0 <= one < _MOST for one in numbers)


def _known(states: tuple[StrEnum, ...], place: int) -> str:
    return states[place] if place < len(states) else "unknown"
