from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from records import StorageReadOnly
from records.hub_store import HubStore
from reference.load import Reference


def nobody(_node: bytes) -> None:
    """Say that no node is enrolled."""


def test_a_hub_keeps_its_epoch_and_its_facts(
    place: Path | str, law: Reference, author: Any
) -> None:
    hub = HubStore.open(place, law.lists, nobody)
    fact = author.fact(None, FactKind.PRINTED)
    hub.journal.append([fact], 1)
    epoch = hub.epoch()
    hub.close()
    again = HubStore.open(place, law.lists, nobody)
    assert again.epoch() == epoch and len(epoch) == 8
    assert again.journal.fact(fact.fact_id) == fact
    again.close()


def test_two_hubs_have_two_epochs(tmp_path: Path, law: Reference) -> None:
    one, other = (HubStore.open(tmp_path / name, law.lists, nobody) for name in ("a.db", "b.db"))
    assert one.epoch() != other.epoch()
    one.close()
    other.close()


def test_safe_only_rises(hub: HubStore) -> None:
    assert hub.safe_position() == 0
    hub.mark_safe(7)
    hub.mark_safe(3)
    assert hub.safe_position() == 7


def test_a_hub_opened_to_read_takes_nothing(
    hub: HubStore, place: Path | str, law: Reference, author: Any
) -> None:
    reader = HubStore.open(place, law.lists, nobody, read_only=True)
    assert reader.epoch() == hub.epoch()
    with pytest.raises(StorageReadOnly):
        reader.journal.append([author.fact(None, FactKind.PRINTED)], 1)
    reader.close()
