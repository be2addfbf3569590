"""The folder of one machine, opened: with everything in it, or only the hub's records."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from cli.answers import now
from cli.output import problem, words, wrong_usage
from reference import load, today

if TYPE_CHECKING:
    from envelope.trust import TrustList
    from records.hub_store import HubStore
    from sync.embedded import Embedded


@dataclass(frozen=True)
class Records:
    """A hub's records, and the nodes it believes."""

    store: HubStore
    trust: TrustList


@contextmanager
def embedded(folder: Path) -> Iterator[Embedded]:
    """Open the machine in a folder, or make one for training (TƏLİM). Raises StorageFault."""
    from sync.embedded import Embedded

    with readable(folder):
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

    file = folder / HUB / JOURNAL
    if not file.is_file():
        wrong_usage(words("{folder}: no journal is here.", folder=folder))
    with readable(folder):
        trust = TrustFile(folder / HUB).now()
        store = HubStore.open(file, load(today(now())).lists, read_only=read_only)
    try:
        yield Records(store, trust)
    finally:
        store.close()


@contextmanager
def readable(folder: Path) -> Iterator[None]:
    """Name the small file beside the records that is not what was written there, if one is."""
    try:
        yield
    except (ValueError, KeyError, TypeError) as fault:
        damaged = _damaged(folder)
        # With every file as it should be, the fault is a mistake of ours and shows itself.
        if damaged is None:
            raise
        problem(words("{file}: this file is damaged ({why}).", file=damaged, why=fault))


def _damaged(folder: Path) -> Path | None:
    from sync.embedded import CABINET, HUB, KIOSK
    from sync.hub.identity import RECOVERY_PUBLIC, TRUST, HubIdentity, TrustFile
    from sync.node import SETTINGS, Node

    hub, kiosk, cabinet = folder / HUB, folder / KIOSK, folder / CABINET
    readers: tuple[tuple[Path, Callable[[], object]], ...] = (
        (hub / TRUST, TrustFile(hub).now),
        (hub / RECOVERY_PUBLIC, lambda: HubIdentity.open(hub)),
        (kiosk / SETTINGS, lambda: Node.open(kiosk)),
        (cabinet / SETTINGS, lambda: Node.open(cabinet)),
    )
    return next((file for file, read in readers if file.exists() and not _reads(read)), None)


def _reads(read: Callable[[], object]) -> bool:
    try:
        read()
    except (ValueError, KeyError, TypeError):
        return False
    return True
