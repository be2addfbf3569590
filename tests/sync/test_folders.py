from __future__ import annotations

import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from envelope.keys import SigningKey
from sync.folders import kept_key, locked, write_private


def test_a_private_file_is_its_owners_alone(tmp_path: Path) -> None:
    write_private(tmp_path / "a.json", "one")
    write_private(tmp_path / "a.json", "two")
    assert (tmp_path / "a.json").read_text() == "two"
    assert stat.S_IMODE((tmp_path / "a.json").stat().st_mode) == 0o600
    assert [path.name for path in tmp_path.iterdir()] == ["a.json"]


def test_a_file_that_cannot_be_written_leaves_the_old_one(tmp_path: Path) -> None:
    write_private(tmp_path / "a.json", "one")
    with pytest.raises(UnicodeEncodeError):
        write_private(tmp_path / "a.json", "ə")
    assert (tmp_path / "a.json").read_text() == "one"


def test_a_folder_is_held_by_one_at_a_time(tmp_path: Path) -> None:
    count = tmp_path / "folder" / "count"

    def add(_turn: int) -> None:
        with locked(count.parent):
            before = int(count.read_text()) if count.exists() else 0
            count.write_text(str(before + 1))

    with ThreadPoolExecutor(8) as threads:
        list(threads.map(add, range(100)))
    assert count.read_text() == "100"


def test_a_key_is_made_once_and_whole(tmp_path: Path) -> None:
    path = tmp_path / "desk" / "signing.key"
    with ThreadPoolExecutor(8) as threads:
        keys = list(threads.map(lambda _: kept_key(path, SigningKey).node, range(16)))
    assert len(set(keys)) == 1


def test_a_key_half_written_by_a_process_that_ended_is_no_key(tmp_path: Path) -> None:
    (tmp_path / "signing.draft").write_bytes(b"sarhad si")
    key = kept_key(tmp_path / "signing.key", SigningKey)
    assert kept_key(tmp_path / "signing.key", SigningKey).node == key.node
    assert stat.S_IMODE((tmp_path / "signing.key").stat().st_mode) == 0o600
