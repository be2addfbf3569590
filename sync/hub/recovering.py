"""A lost hub's facts out of its kiosks' outboxes, opened with the centre's recovery key.

Each parcel is opened and encrypted anew to the hub that takes it: signed part and content stay the
very bytes the kiosk signed, and they come in by the intake everybody's facts come in by. What the
key does not open goes there as it came, so that the shelf keeps it whole with its reason.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterator, Sequence
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory

from customs.facts import FactId
from envelope.errors import EnvelopeError
from envelope.keys import RecipientKey
from envelope.parcels import look, opened, to_parcel
from records.kiosk_store import KioskStore
from sync.hub.hub import Hub
from sync.node import OUTBOX
from sync.protocol import MOST_PARCELS, Level

_TAKEN = (Level.STORED, Level.SAFE)


@dataclass(frozen=True, slots=True)
class NotTaken:
    """A parcel the journal does not hold. ``kept``: it lies on the shelf, for an officer."""

    fact: str
    reason: str
    kept: bool

    def as_data(self) -> dict[str, object]:
        """Give it for JSON."""
        return {"fact": self.fact, "reason": self.reason, "kept": self.kept}


@dataclass(frozen=True, slots=True)
class Recovered:
    """What became of outboxes: facts new here, facts held before, and what was not taken."""

    new: int = 0
    known: int = 0
    not_taken: tuple[NotTaken, ...] = ()

    def __add__(self, other: Recovered) -> Recovered:
        return Recovered(
            self.new + other.new, self.known + other.known, self.not_taken + other.not_taken
        )

    def as_data(self) -> dict[str, object]:
        """Give it for JSON."""
        not_taken = [one.as_data() for one in self.not_taken]
        return {"new": self.new, "known": self.known, "not_taken": not_taken}


def parcels_in(outbox: Path) -> list[bytes]:
    """Read every parcel of a kiosk's outbox, whatever its hub had said of it, in their order.

    ``outbox`` is the file, or the kiosk's folder; neither is written to.
    Raises OSError, StorageFault.
    """
    file = outbox / OUTBOX if outbox.is_dir() else outbox
    with _copied(file) as copy, closing(KioskStore.open(copy)) as store:
        return store.outbox.parcels()


def recover(hub: Hub, key: RecipientKey, parcels: Sequence[bytes]) -> Recovered:
    """Take parcels in that were for a lost hub. Doing it again finds them known.

    Raises StorageFault; then what came before it stands, and the rest is offered again.
    """
    done = Recovered()
    for start in range(0, len(parcels), MOST_PARCELS):
        batch = parcels[start : start + MOST_PARCELS]
        done += _take(hub, [_for_this_hub(one, hub, key) for one in batch])
    return done


def _take(hub: Hub, parcels: Sequence[bytes]) -> Recovered:
    ids = [one for one in map(_fact_id, parcels) if one is not None]
    held = set(hub.store.journal.positions(ids))
    said = hub.intake.take(parcels).acknowledgements
    taken = {one.fact_id for one in said if one.level in _TAKEN}
    refused = tuple(
        NotTaken(
            one.fact_id.hex() if one.fact_id else "", one.reason or "", one.level == Level.SET_ASIDE
        )
        for one in said
        if one.level not in _TAKEN
    )
    return Recovered(len(taken - held), len(taken & held), refused)


def _for_this_hub(parcel: bytes, hub: Hub, key: RecipientKey) -> bytes:
    try:
        return to_parcel(opened(look(parcel), key), hub.identity.keys.recipients)
    except EnvelopeError:
        return parcel


def _fact_id(parcel: bytes) -> FactId | None:
    try:
        return look(parcel).fact_id
    except EnvelopeError:
        return None


@contextmanager
def _copied(file: Path) -> Iterator[Path]:
    # Beside the file lies what a power cut left in its log; a stick may be read-only.
    with TemporaryDirectory() as folder:
        copy = Path(folder) / OUTBOX
        shutil.copyfile(file, copy)
        log = file.with_name(f"{file.name}-wal")
        if log.exists():
            shutil.copyfile(log, copy.with_name(f"{copy.name}-wal"))
        yield copy
