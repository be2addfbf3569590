"""A kiosk that is shown before it is open."""

from __future__ import annotations

import threading
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kiosk.bootstrap import Kiosk, put_together
from kiosk.machine import Machine
from kiosk.opening import Doors, Law, Opening, first_context
from kiosk.simulated import AtOnce
from records.faults import StorageFault

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
PATIENCE_SECONDS = 20.0


def now() -> datetime:
    return NOW


@pytest.fixture
def machine(tmp_path: Path) -> Machine:
    return Machine(tmp_path)


def test_the_first_screen_has_words_and_law_before_anything_is_open(machine: Machine) -> None:
    def never() -> Kiosk:
        raise AssertionError("nothing may be opened for the first screen")

    doors = first_context(machine, now, Opening(never), AtOnce(), AtOnce())
    assert doors.speak("ru").code == "ru"
    assert doors.reference.on == NOW.date()
    assert list(machine.data.iterdir()) == []


def test_work_that_is_faster_than_the_opening_waits_for_it(machine: Machine) -> None:
    opening = Opening(lambda: put_together(machine, now, AtOnce()))
    found: list[bool] = []
    waiting = threading.Thread(
        target=lambda: found.append(Doors(opening.doors).look_up(2000000000008).known)
    )
    waiting.start()
    assert found == []
    opening.open()
    waiting.join(PATIENCE_SECONDS)
    opening.close()
    assert found == [False]


def test_what_keeps_the_rooms_closed_is_said_to_all_who_wait() -> None:
    def full() -> Kiosk:
        raise StorageFault("no room")

    opening = Opening(full)
    with pytest.raises(StorageFault):
        opening.open()
    with pytest.raises(StorageFault):
        Doors(opening.doors).status()
    opening.close()


def test_a_kiosk_that_was_never_opened_closes_at_once() -> None:
    def never() -> Kiosk:
        raise AssertionError("nobody asked for it")

    Opening(never).close()


def test_the_law_follows_the_day(tmp_path: Path) -> None:
    days = iter((NOW, NOW.replace(day=23)))
    law = Law(lambda: next(days), tmp_path)
    assert [law().on.day, law().on.day] == [22, 23]
