from __future__ import annotations

import os
import sqlite3
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from records import StorageBusy, StorageCorrupt, StorageReadOnly
from records.engine import DURABLE, open_engine, writing
from records.kiosk_store import KioskStore, Place, Sealed
from records.outbox import Held

MARKER = b"a parcel nobody here can open"


def sealed(place: Place) -> Sealed:
    """Stand in for lodging: a fact id that tells its place."""
    return Sealed(
        fact_id=place.sequence.to_bytes(16, "big"),
        number=2_000_000_000_000 + place.counter,
        content_hash=bytes(32),
        parcel=MARKER,
        clock=place.clock + 1,
    )


def about(number: int | None) -> object:
    def make(place: Place) -> Sealed:
        return Sealed(place.sequence.to_bytes(16, "big"), number, None, MARKER, place.clock + 1)

    return make


def test_a_visit_gets_one_number_however_often_it_lodges(kiosk: KioskStore) -> None:
    first, new = kiosk.lodge("visit", 1, sealed)
    again, new_again = kiosk.lodge("visit", 2, sealed)
    assert (new, new_again) == (True, False)
    assert again == first
    assert kiosk.outbox.backlog().new == 1


def test_the_number_stays_the_visits_after_the_parcel_is_safe_and_gone(kiosk: KioskStore) -> None:
    first, _ = kiosk.lodge("visit", 1, sealed)
    kiosk.outbox.mark([(first.fact_id, Held.SAFE, None)])
    again, new = kiosk.lodge("visit", 2, sealed)
    assert (again.number, new) == (first.number, False)


def test_every_visit_takes_the_next_counter_and_the_next_link(kiosk: KioskStore) -> None:
    places: list[Place] = []

    def make(place: Place) -> Sealed:
        places.append(place)
        return sealed(place)

    for visit in range(3):
        kiosk.lodge(f"visit {visit}", visit, make)
    assert [place.counter for place in places] == [0, 1, 2]
    assert [place.sequence for place in places] == [1, 2, 3]
    assert [place.previous for place in places] == [
        None,
        (1).to_bytes(16, "big"),
        (2).to_bytes(16, "big"),
    ]
    assert [place.clock for place in places] == [0, 1, 2]


def test_what_cannot_be_made_takes_no_number(kiosk: KioskStore) -> None:
    def fails(place: Place) -> Sealed:
        raise ZeroDivisionError

    before = kiosk.place()
    with pytest.raises(ZeroDivisionError):
        kiosk.lodge("visit", 1, fails)
    assert kiosk.place() == before
    assert kiosk.outbox.backlog().new == 0


def test_a_lodged_fact_has_a_number(kiosk: KioskStore) -> None:
    with pytest.raises(ValueError, match="number"):
        kiosk.lodge("visit", 1, about(None))  # type: ignore[arg-type]
    assert kiosk.place().sequence == 1


def test_a_later_fact_takes_a_link_but_no_counter(kiosk: KioskStore) -> None:
    visit, _ = kiosk.lodge("visit", 1, sealed)
    added = kiosk.add(2, about(visit.number))  # type: ignore[arg-type]
    assert kiosk.place() == Place(counter=1, sequence=3, previous=added.fact_id, clock=2)


def test_the_last_fact_about_a_declaration_is_known_while_it_can_be(kiosk: KioskStore) -> None:
    visit, _ = kiosk.lodge("visit", 1, sealed)
    assert kiosk.latest_about(visit.number) == visit.fact_id
    added = kiosk.add(2, about(visit.number))  # type: ignore[arg-type]
    assert kiosk.latest_about(visit.number) == added.fact_id
    kiosk.outbox.mark([(one, Held.SAFE, None) for one in (visit.fact_id, added.fact_id)])
    assert kiosk.latest_about(visit.number) == visit.fact_id
    kiosk.forget_visits(before=2)
    assert kiosk.latest_about(visit.number) is None


def test_the_last_visit_can_be_asked_for_after_a_power_cut(tmp_path: Path) -> None:
    store = KioskStore.open(tmp_path / "outbox.db")
    assert store.last_visit() is None
    store.lodge("one", 1, sealed)
    second, _ = store.lodge("two", 2, sealed)
    store.close()
    assert KioskStore.open(tmp_path / "outbox.db").last_visit() == second


def test_what_a_visit_lodged_is_known_by_its_token(kiosk: KioskStore) -> None:
    lodged, _ = kiosk.lodge("one", 1, sealed)
    assert kiosk.visit("one") == lodged
    assert kiosk.visit("two") is None
    kiosk.forget_visits(before=2)
    assert kiosk.visit("one") is None


def test_a_counter_only_rises(kiosk: KioskStore) -> None:
    kiosk.skip_to(100)
    kiosk.skip_to(7)
    assert kiosk.place().counter == 100


def test_a_store_opened_again_goes_on_where_it_stood(tmp_path: Path) -> None:
    store = KioskStore.open(tmp_path / "outbox.db")
    store.lodge("one", 1, sealed)
    place = store.place()
    store.close()
    assert KioskStore.open(tmp_path / "outbox.db").place() == place


def test_a_store_that_may_only_be_read_lodges_nothing(tmp_path: Path) -> None:
    KioskStore.open(tmp_path / "outbox.db").close()
    store = KioskStore.open(tmp_path / "outbox.db", read_only=True)
    with pytest.raises(StorageReadOnly):
        store.lodge("visit", 1, sealed)
    assert store.last_visit() is None


def test_damage_is_named_when_the_store_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    store = KioskStore.open(path)
    for visit in range(50):
        store.lodge(f"visit {visit}", visit, sealed)
    store.close()
    # The second page on: the heads of b-trees, which only a look at the whole file finds.
    with path.open("r+b") as file:
        for page in range(1, os.path.getsize(path) // 4096):
            file.seek(page * 4096)
            file.write(b"\xff" * 64)
    with pytest.raises(StorageCorrupt):
        KioskStore.open(path)


def test_what_a_checkpoint_stops_leaves_nothing(tmp_path: Path) -> None:
    stops: list[str] = []

    def stop(step: str) -> None:
        stops.append(step)
        if step == "head moved":
            raise ZeroDivisionError

    store = KioskStore.open(tmp_path / "outbox.db", checkpoint=stop)
    with pytest.raises(ZeroDivisionError):
        store.lodge("visit", 1, sealed)
    assert stops == ["begun", "sealed", "parcel written", "head moved"]
    assert store.place().sequence == 1
    assert store.last_visit() is None


def test_visits_may_lodge_from_several_threads(kiosk: KioskStore) -> None:
    with ThreadPoolExecutor(4) as threads:
        visits = list(threads.map(lambda n: kiosk.lodge(f"visit {n}", n, sealed)[0], range(40)))
    assert len({visit.number for visit in visits}) == 40
    assert kiosk.place().sequence == 41


def test_a_store_that_was_busy_lodges_again_when_it_is_free(tmp_path: Path) -> None:
    impatient = {**DURABLE, "busy_timeout": (10, 10)}
    KioskStore.open(tmp_path / "outbox.db").close()
    store = KioskStore(open_engine(tmp_path / "outbox.db", pragmas=impatient))
    with writing(open_engine(tmp_path / "outbox.db")), pytest.raises(StorageBusy):
        store.lodge("visit", 1, sealed)
    visit, new = store.lodge("visit", 1, sealed)
    assert new and visit.number == 2_000_000_000_000
    store.close()


def test_damage_in_a_page_nothing_reads_at_start_is_found_all_the_same(tmp_path: Path) -> None:
    path = tmp_path / "outbox.db"
    store = KioskStore.open(path)
    for visit in range(200):
        store.lodge(f"visit {visit}", visit, sealed)
    store.close()
    pages = os.path.getsize(path) // 4096
    with sqlite3.connect(path) as base:
        # Leaves of the outbox lie between its root and the end; nothing at start goes there.
        root = base.execute("SELECT rootpage FROM sqlite_master WHERE name = 'outbox'").fetchone()[
            0
        ]
    base.close()
    content = bytearray(path.read_bytes())
    leaves = [
        page
        for page in range(root, pages)
        if content[page * 4096] == 0x0D and content.count(MARKER, page * 4096, page * 4096 + 4096)
    ]
    content[leaves[-1] * 4096 + 3 : leaves[-1] * 4096 + 8] = b"\xff" * 5
    path.write_bytes(content)
    with pytest.raises(StorageCorrupt):
        KioskStore.open(path)
