"""A disk that is full, read-only or damaged: a named fault, and nothing half-written."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, datetime
from pathlib import Path
from random import Random
from typing import Any

import pytest

from envelope.parcels import look
from forms.content import Content
from records import StorageCorrupt, StorageFault, StorageFull, StorageReadOnly
from records.kiosk_store import KioskStore
from reference.load import Reference
from sync.embedded import Embedded
from sync.lodging import Lodging
from sync.node import Node

Now = Callable[[], datetime]


def lodging(node: Node, store: KioskStore, law: Reference, now: Now) -> Lodging:
    return Lodging(node, store, lambda: law, now)


@pytest.mark.parametrize("room", [0, 1, 4000, 30_000, 100_001])
def test_a_full_disk_is_named_and_keeps_what_was_said(
    tmp_path: Path, told: Callable[..., Any], contents: Sequence[Content], room: int
) -> None:
    said = told("fill", tmp_path, str(room))
    assert said.ended == StorageFull.exit_code
    assert said.lines[-1] == ["fault", "StorageFull", str(StorageFull.number)]
    machine = Embedded.open(tmp_path, lambda: datetime(2026, 11, 22, 15, tzinfo=UTC))
    headers = [look(one.parcel).header for one in machine.kiosk.store.outbox.waiting(500)]
    assert [one.sequence for one in headers] == list(range(1, len(headers) + 1))
    assert {one.number for one in headers} == {number for number, _ in said.numbers.values()}
    assert machine.kiosk.lodging.lodge(contents[0], visit_token="with room again").envelope


def test_a_store_that_can_only_be_read_is_named(
    node: Node, law: Reference, now: Now, contents: Sequence[Content]
) -> None:
    KioskStore.open(node.outbox_path).close()
    store = KioskStore.open(node.outbox_path, read_only=True)
    with pytest.raises(StorageReadOnly):
        lodging(node, store, law, now).lodge(contents[0], visit_token="visit")
    store.close()
    again = KioskStore.open(node.outbox_path)
    assert again.place().sequence == 1
    assert again.last_visit() is None


@pytest.mark.parametrize("seed", range(40))
def test_a_damaged_file_is_named_or_harmless(
    node: Node, law: Reference, now: Now, contents: Sequence[Content], seed: int
) -> None:
    store = KioskStore.open(node.outbox_path)
    said = [
        lodging(node, store, law, now).lodge(one, visit_token=str(visit)).number
        for visit, one in enumerate(contents)
    ]
    store.close()
    flip(node.outbox_path, Random(seed))
    try:
        store = KioskStore.open(node.outbox_path)
        lodged = lodging(node, store, law, now).lodge(contents[0], visit_token="after")
    except StorageFault:
        return
    # What was flipped lay in a page's unused room, or in bytes only the hub can judge.
    assert lodged.number not in said
    store.close()


def test_damage_that_breaks_the_file_is_called_corrupt(node: Node) -> None:
    KioskStore.open(node.outbox_path).close()
    content = bytearray(node.outbox_path.read_bytes())
    content[100:200] = bytes(100)
    node.outbox_path.write_bytes(content)
    with pytest.raises(StorageCorrupt):
        KioskStore.open(node.outbox_path)


def test_a_file_cut_short_is_called_corrupt(
    node: Node, law: Reference, now: Now, contents: Sequence[Content]
) -> None:
    store = KioskStore.open(node.outbox_path)
    for visit, one in enumerate(contents):
        lodging(node, store, law, now).lodge(one, visit_token=str(visit))
    store.close()
    whole = node.outbox_path.read_bytes()
    node.outbox_path.write_bytes(whole[: len(whole) // 2])
    with pytest.raises(StorageCorrupt):
        KioskStore.open(node.outbox_path)


def flip(path: Path, dice: Random) -> None:
    content = bytearray(path.read_bytes())
    start = dice.randrange(len(content) - 64)
    for at in range(start, start + 64):
        content[at] ^= dice.randrange(1, 256)
    path.write_bytes(content)
