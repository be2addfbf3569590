"""The power goes at any moment while declarations are lodged: what was said stands."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime
from itertools import pairwise
from pathlib import Path

import pytest

from envelope.parcels import look
from forms.content import Content
from records.engine import DURABLE, Pragmas
from records.kiosk_store import KioskStore
from reference.load import Reference
from sync.lodging import Lodging
from sync.node import Node
from tests.faults.power_cut import (
    Disk,
    Survives,
    by_chance,
    everything,
    lay_out,
    nothing,
    said_before,
)
from tests.faults.recording_vfs import Recorder

# Few pages, so that the log is carried into the file several times within the story.
STORY: Pragmas = {**DURABLE, "wal_autocheckpoint": (16, 16)}
Folders = Iterator[Path]


@dataclass
class Story:
    """Declarations lodged while every write was recorded; the numbers said are among the events."""

    recorder: Recorder
    node: Node
    law: Reference
    now: Callable[[], datetime]
    contents: Sequence[Content]

    def lodging(self, store: KioskStore) -> Lodging:
        return Lodging(self.node, store, lambda: self.law, self.now)

    def run(self, pragmas: Pragmas) -> None:
        with self.recorder.listening():
            store = KioskStore.open(self.node.outbox_path, pragmas=pragmas)
            for visit, content in enumerate(self.contents):
                lodged = self.lodging(store).lodge(content, visit_token=f"visit {visit}")
                self.recorder.say(f"{visit} {lodged.number} {lodged.fact_id.hex()}")
            store.close()

    def after(self, cut: int, survives: Survives, folder: Path) -> KioskStore:
        disk = Disk()
        for event in self.recorder.events[:cut]:
            disk.take(event)
        lay_out(disk.after_cut(survives), folder)
        return KioskStore.open(folder / self.node.outbox_path.name)


@pytest.fixture
def story(
    node: Node, law: Reference, now: Callable[[], datetime], contents: Sequence[Content]
) -> Story:
    return Story(Recorder(), node, law, now, contents)


@pytest.fixture
def folders(tmp_path: Path) -> Folders:
    return (tmp_path / f"after {number}" for number in range(1_000_000))


def check_whole(story: Story, store: KioskStore, said: list[str]) -> None:
    """All that was said is here; the chain has no gap; the next number is a new one."""
    parcels = store.outbox.waiting(500)
    headers = [look(one.parcel).header for one in parcels]
    assert [one.sequence for one in headers] == list(range(1, len(parcels) + 1))
    for before, after in pairwise(parcels):
        assert look(after.parcel).header.previous == before.fact_id
    assert store.place().sequence == len(parcels) + 1
    assert store.place().counter == len(parcels)
    here = {
        (one.number, look(p.parcel).fact_id.hex()) for one, p in zip(headers, parcels, strict=True)
    }
    for line in said:
        visit, number, fact_id = line.split()
        assert (int(number), fact_id) in here, f"{line} was said and is lost"
    for line in said:
        visit, number, _ = line.split()
        again = story.lodging(store).lodge(story.contents[0], visit_token=f"visit {visit}")
        assert again.number == int(number)
    fresh = story.lodging(store).lodge(story.contents[0], visit_token="after the cut")
    assert fresh.number not in {one.number for one in headers}


def losses(story: Story, folders: Folders, survives: Survives) -> list[int]:
    """Cut right after each number was said; give the cuts that lost something."""
    lost = []
    events = story.recorder.events
    for cut in (at + 1 for at, event in enumerate(events) if event.what == "said"):
        store = story.after(cut, survives, next(folders))
        if len(store.outbox.waiting(500)) < len(said_before(events, cut)):
            lost.append(cut)
        store.close()
    return lost


def test_recording_leaves_no_file_but_the_stores(story: Story) -> None:
    # SQLite goes on reading the name it was opened by; a recorder that hands over a copy of its
    # own has the log's index written under whatever lies there later, in the folder one is in.
    before = {path.name for path in Path.cwd().iterdir()}
    story.run(STORY)
    new = {path.name for path in Path.cwd().iterdir()} - before
    assert not [name for name in new if name.endswith(("-shm", "-wal", "-journal"))]


@pytest.mark.parametrize("survives", [nothing, everything, by_chance(1), by_chance(2)])
def test_what_was_said_before_the_power_went_is_there_after(
    story: Story, folders: Folders, survives: Survives
) -> None:
    story.run(STORY)
    events = story.recorder.events
    first = next(at for at, event in enumerate(events) if event.what == "said")
    for cut in [*range(0, first, 12), *range(first, len(events) + 1)]:
        store = story.after(cut, survives, next(folders))
        check_whole(story, store, said_before(events, cut))
        store.close()


@pytest.mark.parametrize("setting", [("OFF", 0), ("NORMAL", 1)])
def test_the_replay_catches_a_store_that_does_not_sync(
    story: Story, folders: Folders, setting: tuple[str, int]
) -> None:
    story.run({**STORY, "synchronous": setting})
    assert losses(story, folders, nothing) != []


def test_the_replay_finds_no_fault_with_a_store_that_does(story: Story, folders: Folders) -> None:
    story.run(STORY)
    assert losses(story, folders, nothing) == []


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(200))
def test_any_half_written_disk_is_whole_again(story: Story, folders: Folders, seed: int) -> None:
    story.run(STORY)
    events = story.recorder.events
    for cut in range(seed % 7, len(events) + 1, 7):
        store = story.after(cut, by_chance(seed), next(folders))
        check_whole(story, store, said_before(events, cut))
        store.close()
