"""Whether a hub can do its work: each check looks at what was seen of it. Pure.

Nothing in it says what is held, for whom, or where: whoever may reach the hub may read it.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum

LITTLE_ROOM, NO_ROOM = 2_000_000_000, 200_000_000
"""Bytes free: below the first somebody should look, below the second nothing may be kept soon."""

OLD_SNAPSHOT = timedelta(days=3)
"""A hub works on without word from the centre; after so long the word is old (decision 12)."""

SOON = timedelta(days=21)
"""Before a certificate ends, so long is somebody told of it."""


class Standing(StrEnum):
    """How a thing stands: well, to be looked at, or in the way of the hub's work."""

    WELL = "well"
    ATTENTION = "attention"
    FAULT = "fault"


class Matter(StrEnum):
    """What is looked at."""

    STORE = "store"
    DISK = "disk"
    SNAPSHOT = "snapshot"
    CERTIFICATE = "certificate"


@dataclass(frozen=True, slots=True)
class Observed:
    """What was seen of a hub at ``at``. None: there is no such thing here.

    ``free`` is bytes of the disk under it; ``snapshot`` when its reference data were made;
    ``certificate`` when the first of its certificates ends.
    """

    at: datetime
    store_answers: bool
    free: int | None = None
    snapshot: datetime | None = None
    certificate: datetime | None = None


@dataclass(frozen=True, slots=True)
class Readiness:
    """How everything stands that is there to be looked at."""

    standing: tuple[tuple[Matter, Standing], ...] = ()

    @property
    def ready(self) -> bool:
        """Whether nothing is in the way of the hub's work."""
        return all(one is not Standing.FAULT for _, one in self.standing)

    def as_data(self) -> dict[str, object]:
        """Give it as the address says it."""
        return {"ready": self.ready, "checks": {str(of): str(how) for of, how in self.standing}}


def nothing_seen() -> Readiness:
    """Look at nothing."""
    return Readiness()


def judge(seen: Observed) -> Readiness:
    """Say how each thing stands."""
    found = ((matter, check(seen)) for matter, check in _CHECKS)
    return Readiness(tuple((matter, how) for matter, how in found if how is not None))


def _store(seen: Observed) -> Standing | None:
    return Standing.WELL if seen.store_answers else Standing.FAULT


def _disk(seen: Observed) -> Standing | None:
    if seen.free is None:
        return None
    if seen.free < NO_ROOM:
        return Standing.FAULT
    return Standing.ATTENTION if seen.free < LITTLE_ROOM else Standing.WELL


def _snapshot(seen: Observed) -> Standing | None:
    if seen.snapshot is None:
        return None
    return Standing.ATTENTION if seen.at - seen.snapshot > OLD_SNAPSHOT else Standing.WELL


def _certificate(seen: Observed) -> Standing | None:
    if seen.certificate is None:
        return None
    if seen.certificate <= seen.at:
        return Standing.FAULT
    return Standing.ATTENTION if seen.certificate - seen.at < SOON else Standing.WELL


_CHECKS: tuple[tuple[Matter, Callable[[Observed], Standing | None]], ...] = (
    (Matter.STORE, _store),
    (Matter.DISK, _disk),
    (Matter.SNAPSHOT, _snapshot),
    (Matter.CERTIFICATE, _certificate),
)
