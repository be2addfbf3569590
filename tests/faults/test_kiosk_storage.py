"""A disk that fails behind the glass: out of service by number, the visit wiped, nothing half."""

from __future__ import annotations

import logging
import os
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from envelope.parcels import look
from kiosk.machine import Machine
from kiosk.player.person import Person
from kiosk.player.play import stage, walk
from kiosk.player.script import Script
from kiosk.services.declarations import Declarations
from records.engine import open_engine
from records.faults import StorageCorrupt, StorageFull, StorageReadOnly
from records.kiosk_store import KioskStore
from sync.embedded import Embedded
from sync.lodging import Lodging

pytestmark = pytest.mark.window

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = ROOT / "tests" / "faults" / "kiosk_child.py"
MRZ = (
    "P<AZESINAQOVA<<MARKER<<<<<<<<<<<<<<<<<<<<<<<",
    "C000001230AZE9001022F3305061<<<<<<<<<<<<<<08",
)
NAME = b"SINAQOVA"
TICKS = ("over_limits", "unaccompanied", "temporary", "vehicle", "precious", "foreign_currency")
NOTHING = dict.fromkeys((*TICKS, "permit", "national_currency", "wireless"), False)


def now() -> datetime:
    return datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@contextmanager
def kiosk(folder: Path) -> Iterator[Any]:
    with stage(Machine(folder), now, portrait=True) as at:
        yield at


def visit(at: Any) -> Any:
    answers = {"journey": {"direction": "arriving"}, "ticks": NOTHING}
    return walk(Person(Script("en", answers=answers, mrz="\n".join(MRZ))), at)


def out_of_service(at: Any, fault: int) -> None:
    """Hold what the glass shows after a fault."""
    spoken = at.conductor.screen.spoken()
    assert at.conductor.visit.step == "out_of_service"
    assert f"Fault {fault}" in spoken.errors[0]
    assert at.conductor.visit.answers == {} and at.conductor.visit.read == set()
    assert "SINAQOVA" not in str(spoken)


def traces_of(name: bytes, folder: Path) -> list[Path]:
    """Name the files a name stands in, in clear."""
    forms = (name, name.lower(), name.decode("ascii").encode("utf-16-le"))
    files = [file for file in folder.rglob("*") if file.is_file()]
    return [file for file in files if any(form in file.read_bytes() for form in forms)]


@pytest.mark.parametrize("room", [0, 20_000, 60_001])
def test_a_full_disk_stops_the_kiosk_with_every_number_said_behind_it(
    tmp_path: Path, room: int
) -> None:
    ended = subprocess.run(
        [sys.executable, str(CHILD), str(tmp_path / "data"), str(room)],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT), "KIVY_NO_CONSOLELOG": "1"},
        capture_output=True,
        text=True,
        timeout=100,
        check=True,
    )
    *numbers, reached, wiped = ended.stdout.splitlines()
    assert reached.startswith("reached out_of_service")
    assert f"Fault {StorageFull.number}" in reached
    assert wiped == "wiped True"
    assert "SINAQOVA" not in ended.stdout + ended.stderr
    said = [int(line.split()[1]) for line in numbers]
    machine = Embedded.open(tmp_path / "data", now)
    waiting = [look(one.parcel).header for one in machine.kiosk.store.outbox.waiting(500)]
    assert [one.sequence for one in waiting] == sorted(one.sequence for one in waiting)
    for _ in range(20):
        machine.kiosk.courier.run_once()
    assert machine.kiosk.courier.backlog().new == 0
    for number in said:
        content = machine.desk("Nümunə").view(number).content
        assert content is not None and content.group("person")["surname"] == "SINAQOVA"
    assert machine.hub.store.verify(machine.hub.trust).stands
    machine.close()
    assert traces_of(NAME, tmp_path / "data" / "kiosk") == []


def test_a_disk_that_can_only_be_read_stops_the_kiosk(tmp_path: Path) -> None:
    with kiosk(tmp_path) as at:
        path = at.kiosk.rooms.kiosk.node.outbox_path
        lodge_over(at, KioskStore.open(path, read_only=True))
        assert visit(at).number is None
        out_of_service(at, StorageReadOnly.number)
        assert at.kiosk.rooms.kiosk.store.place().sequence == 1
        assert at.kiosk.rooms.kiosk.store.last_visit() is None


def test_a_store_found_damaged_at_lodging_stops_the_kiosk(tmp_path: Path) -> None:
    with kiosk(tmp_path):
        pass
    with kiosk(tmp_path) as at:
        path = at.kiosk.rooms.kiosk.node.outbox_path
        damage(path)
        # Opened without the look that the start takes: the damage came later.
        lodge_over(at, KioskStore(open_engine(path)))
        assert visit(at).number is None
        out_of_service(at, StorageCorrupt.number)


def lodge_over(at: Any, store: KioskStore) -> None:
    """Let the kiosk lodge into this store instead of its own."""
    station = at.kiosk.rooms.kiosk
    lodging = Lodging(station.node, store, at.kiosk.rooms.law, now)
    rooms = at.kiosk.rooms
    other = replace(station, lodging=lodging)
    declarations = Declarations(other, rooms.holder, rooms.law, now, lambda: None)
    at.conductor.equip(replace(at.kiosk.context, lodging=declarations))


def test_a_store_damaged_before_the_kiosk_opens_is_named(tmp_path: Path) -> None:
    with kiosk(tmp_path) as at:
        visit(at)
    damage(tmp_path / "kiosk" / "outbox.db")
    with pytest.raises(StorageCorrupt) as found, kiosk(tmp_path):
        pass
    assert found.value.exit_code == 65
    with kiosk(tmp_path / "another") as at:
        at.conductor.failed(found.value)
        out_of_service(at, StorageCorrupt.number)


def test_a_hub_whose_disk_fails_costs_no_traveller_the_number(tmp_path: Path) -> None:
    class Broken:
        def __call__(self) -> None:
            raise StorageFull("the hub's disk")

    with kiosk(tmp_path) as at:
        rooms = at.kiosk.rooms
        declarations = Declarations(rooms.kiosk, rooms.holder, rooms.law, now, Broken())
        at.conductor.equip(replace(at.kiosk.context, lodging=declarations))
        played = visit(at)
        assert played.reached == "done"
        at.kiosk.rooms.kiosk.courier.run_once()
        assert at.kiosk.rooms.desk("Nümunə").view(played.number).content is not None


def test_a_name_is_in_the_journal_and_nowhere_else(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    with kiosk(tmp_path) as at:
        played = visit(at)
        assert played.number is not None
        at.conductor.screen.finish()
        at.conductor.scanned("\n".join(MRZ))
        at.conductor.failed(ValueError("SINAQOVA"))
        assert traces_of(NAME, tmp_path / "kiosk") == []
    found = {file.relative_to(tmp_path).parts[0] for file in traces_of(NAME, tmp_path)}
    assert found == {"hub"}
    assert "SINAQOVA" not in caplog.text
    assert "ValueError" in caplog.text


def damage(store: Path) -> None:
    """Write over everything but the first page."""
    content = bytearray(store.read_bytes())
    content[4096:] = b"\xa5" * (len(content) - 4096)
    with store.open("r+b") as file:
        file.write(content)
