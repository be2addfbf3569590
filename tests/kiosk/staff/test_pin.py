"""The service menu's lock: what opens it, what it forgets, and what it never forgets."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest
from argon2 import PasswordHasher

from kiosk.staff.key import Key, Verdict
from kiosk.staff.pin import HASHES, TRIES, Door, Unfit
from sync.protocol import FileDamaged

PIN, OTHER = "135790", "135791"
CARD = "XIDMET-NUMUNE-0001"
QUICK = PasswordHasher(time_cost=1, memory_cost=8, parallelism=1)


class Time:
    """Seconds since this machine started."""

    def __init__(self, now: float = 100.0) -> None:
        self.now = now

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def door(tmp_path: Path, time: Time) -> Door:
    door = Door(tmp_path, time, QUICK)
    door.keep(Key.PIN, PIN)
    return door


def guess(door: Door, times: int) -> list[Verdict]:
    return [door.open(Key.PIN, OTHER).verdict for _ in range(times)]


def test_the_pin_opens_and_another_does_not(door: Door) -> None:
    assert door.open(Key.PIN, OTHER).verdict is Verdict.WRONG
    assert door.open(Key.PIN, PIN).verdict is Verdict.RIGHT


def test_without_a_pin_nothing_opens(tmp_path: Path, time: Time) -> None:
    assert Door(tmp_path, time, QUICK).open(Key.PIN, PIN).verdict is Verdict.UNSET


def test_a_cards_code_opens_as_a_scanner_gives_it(door: Door) -> None:
    door.keep(Key.CARD, f"{CARD}\n")
    assert door.open(Key.CARD, CARD).verdict is Verdict.RIGHT
    assert door.open(Key.PIN, PIN).verdict is Verdict.RIGHT
    assert door.open(Key.CARD, CARD.lower()).verdict is Verdict.WRONG


def test_only_a_hash_is_kept_and_only_its_owner_reads_it(door: Door, tmp_path: Path) -> None:
    file = tmp_path / HASHES
    assert PIN not in file.read_text()
    assert json.loads(file.read_text())["pin"].startswith("$argon2id$")
    assert stat.S_IMODE(file.stat().st_mode) == 0o600


def test_five_wrong_ones_lock_it_even_for_the_right_one(door: Door, time: Time) -> None:
    assert guess(door, 5) == [Verdict.WRONG] * 5
    locked = door.open(Key.PIN, PIN)
    assert (locked.verdict, locked.wait) == (Verdict.WAIT, 60)
    time.now += 60
    assert door.open(Key.PIN, PIN).verdict is Verdict.RIGHT


def test_a_try_while_it_waits_does_not_lengthen_the_wait(door: Door, time: Time) -> None:
    guess(door, 5)
    time.now += 59
    assert door.open(Key.PIN, OTHER).verdict is Verdict.WAIT
    time.now += 1
    assert door.open(Key.PIN, PIN).verdict is Verdict.RIGHT


def test_the_wait_grows_with_each_further_one(door: Door, time: Time) -> None:
    guess(door, 5)
    waits = []
    for _ in range(3):
        time.now += door.wait(Key.PIN)
        waits.append(door.open(Key.PIN, OTHER).wait)
    assert waits == [120, 240, 480]


def test_the_right_one_forgets_the_wrong_ones(door: Door) -> None:
    guess(door, 4)
    door.open(Key.PIN, PIN)
    assert guess(door, 5) == [Verdict.WRONG] * 5


def test_pulling_the_plug_forgets_nothing(door: Door, tmp_path: Path) -> None:
    guess(door, 3)
    again = Door(tmp_path, Time(1.0), QUICK)
    assert guess(again, 3) == [Verdict.WRONG, Verdict.WRONG, Verdict.WAIT]


def test_a_restart_begins_the_whole_wait_anew(door: Door, tmp_path: Path, time: Time) -> None:
    guess(door, 6 - 1)
    time.now += 50
    after_restart = Time(3.0)
    again = Door(tmp_path, after_restart, QUICK)
    assert again.open(Key.PIN, PIN).wait == 60
    after_restart.now += 59
    assert again.open(Key.PIN, PIN).verdict is Verdict.WAIT
    after_restart.now += 1
    assert again.open(Key.PIN, PIN).verdict is Verdict.RIGHT


def test_a_guess_is_counted_before_it_is_looked_at(tmp_path: Path, time: Time) -> None:
    class PlugPulled(PasswordHasher):
        def verify(self, hash: str | bytes, password: str | bytes) -> bool:  # noqa: A002
            raise SystemExit

    Door(tmp_path, time, QUICK).keep(Key.PIN, PIN)
    for _ in range(5):
        with pytest.raises(SystemExit):
            Door(tmp_path, time, PlugPulled()).open(Key.PIN, OTHER)
    assert Door(tmp_path, time, QUICK).open(Key.PIN, PIN).verdict is Verdict.WAIT


def test_codes_before_the_scanner_do_not_lock_the_pin(door: Door) -> None:
    door.keep(Key.CARD, CARD)
    for _ in range(9):
        door.open(Key.CARD, "SOMEBODY-ELSES-CARD")
    assert door.open(Key.CARD, CARD).verdict is Verdict.WAIT
    assert door.open(Key.PIN, PIN).verdict is Verdict.RIGHT


def test_a_new_pin_is_not_locked_by_guesses_at_the_old_one(door: Door, tmp_path: Path) -> None:
    guess(door, 5)
    Door(tmp_path, Time(), QUICK).keep(Key.PIN, "975310")
    assert door.open(Key.PIN, "975310").verdict is Verdict.RIGHT
    assert door.open(Key.PIN, PIN).verdict is Verdict.WRONG


@pytest.mark.parametrize("kept", ["", "7", "{", '{"pin": "x"}', '{"pin": null}'])
def test_spoilt_counts_lock_rather_than_open(kept: str, door: Door, tmp_path: Path) -> None:
    (tmp_path / TRIES).write_text(kept)
    assert Door(tmp_path, Time(), QUICK).open(Key.PIN, PIN).verdict is Verdict.WAIT


@pytest.mark.parametrize("kept", ["", "7", '{"nose": "x"}'])
def test_spoilt_hashes_open_nothing_and_say_so(kept: str, tmp_path: Path) -> None:
    (tmp_path / HASHES).write_text(kept)
    with pytest.raises(FileDamaged):
        Door(tmp_path, Time(), QUICK).open(Key.PIN, PIN)


def test_a_hash_that_is_none_never_matches(tmp_path: Path) -> None:
    (tmp_path / HASHES).write_text('{"pin": "135790"}')
    assert Door(tmp_path, Time(), QUICK).open(Key.PIN, PIN).verdict is Verdict.WRONG


def test_where_counts_cannot_be_written_they_are_counted_all_the_same(
    door: Door, tmp_path: Path
) -> None:
    (tmp_path / TRIES).mkdir()
    assert guess(door, 1) == [Verdict.WAIT]
    fresh = Door(tmp_path, time := Time(), QUICK)
    fresh.wait(Key.PIN)
    time.now += 60
    assert fresh.open(Key.PIN, PIN).verdict is Verdict.RIGHT


@pytest.mark.parametrize(
    "pin", ["", "12345", "111111", "123456", "987654", "13579a", "1357911131517", "١٢٣٤٥٦"]
)
def test_what_can_be_no_pin_is_refused(pin: str, tmp_path: Path) -> None:
    with pytest.raises(Unfit):
        Door(tmp_path, Time(), QUICK).keep(Key.PIN, pin)
    assert not (tmp_path / HASHES).exists()


@pytest.mark.parametrize("card", ["", "SHORT", "X" * 201, "TWO\nLINES-OF-TEXT"])
def test_what_can_be_no_card_is_refused(card: str, tmp_path: Path) -> None:
    with pytest.raises(Unfit):
        Door(tmp_path, Time(), QUICK).keep(Key.CARD, card)
