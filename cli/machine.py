"""The folder of one machine, opened: with everything in it, or only the hub's records."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cli.answers import now
from cli.output import words, wrong_usage
from reference import load, today

if TYPE_CHECKING:
    from envelope.trust import TrustList
    from records.hub_store import HubStore
    from sync.embedded import Embedded


@dataclass(frozen=True)
class Records:
    """A hub's records, the nodes it believes, and the post it serves; empty for a centre."""

    store: HubStore
    trust: TrustList
    post: str = ""


@contextmanager
def embedded(folder: Path) -> Iterator[Embedded]:
    """Open the machine in a folder, or make one for training (TƏLİM).

    Raises StorageFault, FileDamaged.
    """
    from sync.embedded import Embedded

    machine = Embedded.open(folder, now)
    try:
        yield machine
    finally:
        machine.close()


@contextmanager
def records(folder: Path, *, read_only: bool = True) -> Iterator[Records]:
    """Open the records of the hub in a folder. Leaves with 2 when it has none."""
    from records.hub_store import HubStore
    from sync.embedded import HUB
    from sync.hub.hub import JOURNAL
    from sync.hub.identity import TrustFile
    from sync.hub.place import HubPlace

    file = folder / HUB / JOURNAL
    if not file.is_file():
        wrong_usage(words("{folder}: no journal is here.", folder=folder))
    trust = TrustFile(folder / HUB).now()
    lists = load(today(now())).lists
    store = HubStore.open(file, lists, trust.role_of, read_only=read_only)
    try:
        yield Records(store, trust, HubPlace.of(folder / HUB).post)
    finally:
        store.close()
