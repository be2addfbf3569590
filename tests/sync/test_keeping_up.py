"""A machine keeps up by itself, and tells its keepers what it made of what it heard."""

from __future__ import annotations

import logging
import threading
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from envelope.errors import WrongSigners
from envelope.keys import SigningKey
from sync.above import Upstream
from sync.editions import EditionIncomplete, Editions
from sync.following import Follower
from sync.hub.centre import law_files
from sync.keeping_up import Following, KeepingUp
from sync.node import HubKeys
from sync.protocol import HubUnreachable
from sync.publishing import Publisher


@pytest.fixture
def editions(tmp_path: Path, clock: Any) -> Editions:
    """A centre's own folder: it goes by what it signed."""
    publisher, key = Publisher(tmp_path, clock), SigningKey.generate()
    root = publisher.make_root([key], [key.public], 1)
    law = law_files(tmp_path / "reference")
    publisher.publish({f"reference/{name}": path.read_bytes() for name, path in law.items()}, root)
    return publisher.editions


@pytest.fixture
def told(caplog: pytest.LogCaptureFixture) -> Callable[[], list[tuple[str, Any]]]:
    caplog.set_level(logging.INFO)

    def ids() -> list[tuple[str, Any]]:
        lines = [record.noted for record in caplog.records]  # type: ignore[attr-defined]
        return [(line.event.id, line.values.get("days")) for line in lines]

    return ids


def following(editions: Editions, clock: Any, says: Exception | None = None) -> Following:
    def get(_address: str, _most: int) -> bytes | None:
        raise says or HubUnreachable("cut")

    return Following(Follower(editions, get, clock), editions, clock)


def test_a_cut_wire_is_told_once_a_day_and_only_when_the_edition_is_old(
    editions: Editions, clock: Any, told: Callable[[], list[tuple[str, Any]]]
) -> None:
    cut = following(editions, clock)
    cut.once()
    assert told() == []
    clock.move(days=4)
    cut.once()
    cut.once()
    clock.move(hours=20)
    cut.once()
    clock.move(hours=5)
    cut.once()
    assert told() == [("sync.edition_old", 4), ("sync.edition_old", 5)]


def test_what_is_not_the_centres_word_is_told(
    editions: Editions, clock: Any, told: Callable[[], list[tuple[str, Any]]]
) -> None:
    following(editions, clock, WrongSigners("another's")).once()
    assert [event for event, _ in told()] == ["sync.edition_refused"]


def test_what_is_not_whole_yet_is_no_fault(
    editions: Editions, clock: Any, told: Callable[[], list[tuple[str, Any]]]
) -> None:
    following(editions, clock, EditionIncomplete("being published")).once()
    assert told() == []


def test_a_machine_with_nothing_above_it_or_no_root_follows_nobody(
    tmp_path: Path, clock: Any
) -> None:
    key, folder = SigningKey.generate(), tmp_path / "post"
    assert Following.of(folder, key, clock) is None
    Upstream("http://127.0.0.1:9", HubKeys(key.public, ())).keep(folder)
    assert Following.of(folder, key, clock) is None


def test_a_round_is_done_again_until_it_is_told_to_stop() -> None:
    rounds, twice = [], threading.Event()

    def once() -> None:
        rounds.append(1)
        if len(rounds) == 2:
            twice.set()

    keeping = KeepingUp(once, 0.001)
    keeping.start()
    assert twice.wait(5)
    keeping.stop()
    done = len(rounds)
    assert not threading.Event().wait(0.01)
    assert len(rounds) == done
