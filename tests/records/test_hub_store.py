from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from customs.facts import FactKind
from records import StorageReadOnly
from records.hub_store import HubStore
from records.officers import Officer
from reference.load import Reference


def test_a_hub_keeps_its_epoch_and_its_facts(tmp_path: Path, law: Reference, author: Any) -> None:
    path = tmp_path / "journal.db"
    hub = HubStore.open(path, law.lists)
    fact = author.fact(None, FactKind.PRINTED)
    hub.journal.append([fact], 1)
    epoch = hub.epoch()
    hub.close()
    again = HubStore.open(path, law.lists)
    assert again.epoch() == epoch and len(epoch) == 8
    assert again.journal.fact(fact.fact_id) == fact
    again.close()


def test_two_hubs_have_two_epochs(tmp_path: Path, law: Reference) -> None:
    one, other = (HubStore.open(tmp_path / name, law.lists) for name in ("a.db", "b.db"))
    assert one.epoch() != other.epoch()
    one.close()
    other.close()


def test_safe_only_rises(hub: HubStore) -> None:
    assert hub.safe_position() == 0
    hub.mark_safe(7)
    hub.mark_safe(3)
    assert hub.safe_position() == 7


def test_a_hub_opened_to_read_takes_nothing(
    hub: HubStore, tmp_path: Path, law: Reference, author: Any
) -> None:
    reader = HubStore.open(tmp_path / "journal.db", law.lists, read_only=True)
    assert reader.epoch() == hub.epoch()
    with pytest.raises(StorageReadOnly):
        reader.journal.append([author.fact(None, FactKind.PRINTED)], 1)
    reader.close()


def test_what_is_set_aside_is_kept_whole_with_its_first_reason(hub: HubStore) -> None:
    hub.set_aside.put(b"not a fact", "unreadable", 1)
    hub.set_aside.put(b"forged", "bad_signature", 2)
    hub.set_aside.put(b"not a fact", "another_reason", 3)
    assert [(one.parcel, one.reason, one.received_at) for one in hub.set_aside.newest()] == [
        (b"forged", "bad_signature", 2),
        (b"not a fact", "unreadable", 1),
    ]
    assert len(hub.set_aside.newest(1)) == 1
    assert hub.set_aside.count() == 2


def test_officers_are_kept_and_replaced_by_name(hub: HubStore) -> None:
    assert hub.officers.named("numune") is None
    first = Officer("numune", "Nümunə Əməkdaş", "hash 1", frozenset({"officer", "supervisor"}))
    hub.officers.keep(first)
    assert hub.officers.named("numune") == first
    gone = Officer("numune", "Nümunə Əməkdaş", "hash 2", active=False)
    hub.officers.keep(gone)
    hub.officers.keep(Officer("basqa", "Başqa Əməkdaş", "hash 3"))
    assert [one.name for one in hub.officers.all()] == ["basqa", "numune"]
    assert hub.officers.named("numune") == gone


def test_wrong_guesses_are_counted_by_code_until_they_are_old(hub: HubStore) -> None:
    assert hub.tries.count(1, since=0) == 0
    assert [hub.tries.add(1, at=at, since=0) for at in (10, 20, 30)] == [1, 2, 3]
    assert hub.tries.add(2, at=30, since=0) == 1
    assert hub.tries.count(1, since=31) == 0
    assert hub.tries.add(1, at=40, since=31) == 1
    hub.tries.forget(1)
    assert hub.tries.count(1, since=0) == 0
    assert hub.tries.count(2, since=0) == 1
