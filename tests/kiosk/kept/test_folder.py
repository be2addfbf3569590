"""The files of kept visits: locked, few, and gone within the hour."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from kiosk.kept.folder import LONGEST, MOST, SALT, KeptFolder

SECRET, OTHER = b"C00000000 1990-04-14", b"C00000001 1990-04-14"
PLAIN = b"MARKACI SINAQXANIM"


class Time:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def kept(tmp_path: Path) -> Path:
    return tmp_path / "kept"


def files(kept: Path) -> list[str]:
    return sorted(file.name for file in kept.iterdir() if file.name != SALT)


def test_what_is_kept_is_there_when_the_machine_starts_again(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    folder.write(folder.key(SECRET), PLAIN)
    again = KeptFolder(kept, time)
    assert again.read(again.key(SECRET)) == PLAIN
    assert again.read(again.key(OTHER)) is None


def test_a_later_step_stands_instead_of_the_one_before(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    key = folder.key(SECRET)
    folder.write(key, b"first")
    folder.write(key, b"second")
    assert folder.read(key) == b"second"
    assert files(kept) == [f"{key.name}.kept"]


def test_nothing_of_anybody_stands_in_a_file_or_a_name(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    folder.write(folder.key(SECRET), PLAIN)
    for file in kept.iterdir():
        assert PLAIN not in file.read_bytes() and b"C0000" not in file.read_bytes()
        assert "C0000" not in file.name
        assert file.stat().st_mode & 0o077 == 0
    assert kept.stat().st_mode & 0o077 == 0


def test_a_file_that_goes_or_is_replaced_was_overwritten(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    key = folder.key(SECRET)
    folder.write(key, b"first")
    second_names = [kept / f"{key.name}.kept", kept.parent / "held"]
    os.link(*second_names)
    folder.write(key, b"second")
    assert second_names[1].read_bytes().strip(b"\0") == b""
    second_names[1].unlink()
    os.link(*second_names)
    folder.drop(key.name)
    assert second_names[1].read_bytes().strip(b"\0") == b""
    assert files(kept) == []


def test_after_an_hour_it_is_gone_running_or_not(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    folder.write(folder.key(SECRET), PLAIN)
    time.now += LONGEST
    folder.look_after()
    assert folder.names()
    time.now += timedelta(seconds=1)
    folder.look_after()
    assert not folder.names()
    folder.write(folder.key(SECRET), PLAIN)
    time.now += LONGEST + timedelta(seconds=1)
    assert not KeptFolder(kept, time).names()


def test_a_clock_set_back_keeps_nothing_for_longer(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    folder.write(folder.key(SECRET), PLAIN)
    time.now -= timedelta(hours=5)
    assert not KeptFolder(kept, time).names()


def test_only_the_latest_few_stay(kept: Path, time: Time) -> None:
    folder, names = KeptFolder(kept, time), []
    for person in range(MOST + 2):
        key = folder.key(b"C%08d 1990-04-14" % person)
        folder.write(key, PLAIN)
        names.append(key.name)
        time.now += timedelta(seconds=1)
    assert KeptFolder(kept, time).names() == set(names[2:])


def test_a_draft_left_by_a_power_cut_is_nobody_s_visit(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    folder.write(folder.key(SECRET), PLAIN)
    (kept / "0123.draft").write_bytes(b"half")
    again = KeptFolder(kept, time)
    assert again.read(again.key(SECRET)) == PLAIN
    assert not (kept / "0123.draft").exists()


def test_the_salt_is_drawn_anew_once_nothing_is_kept(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    key = folder.key(SECRET)
    folder.write(key, PLAIN)
    assert KeptFolder(kept, time).key(SECRET).name == key.name
    folder.drop(key.name)
    assert KeptFolder(kept, time).key(SECRET).name != key.name


@pytest.mark.parametrize("salt", [b"", b"short", bytes(17)])
def test_without_its_salt_what_was_kept_goes(kept: Path, time: Time, salt: bytes) -> None:
    folder = KeptFolder(kept, time)
    folder.write(folder.key(SECRET), PLAIN)
    (kept / SALT).write_bytes(salt)
    assert not KeptFolder(kept, time).names()


def test_an_altered_file_opens_to_nobody(kept: Path, time: Time) -> None:
    folder = KeptFolder(kept, time)
    key = folder.key(SECRET)
    folder.write(key, PLAIN)
    path = kept / f"{key.name}.kept"
    path.write_bytes(path.read_bytes()[:-1] + b"?")
    assert folder.read(key) is None
