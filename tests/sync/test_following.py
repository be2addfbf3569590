"""A post follows its centre; whoever stands between them can keep silent, and nothing else."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from customs.offices import Role
from envelope.errors import EnvelopeError, NotTheOneNamed, OlderVersion, WrongSigners
from envelope.keys import SigningKey
from envelope.snapshots.parts import Part
from envelope.snapshots.signing import RootPlan, make_root
from envelope.trust import TrustedNode, TrustList
from reference.load import load, today
from sync.centres_list import write_list
from sync.editions import (
    OFFICERS,
    TRUST,
    EditionIncomplete,
    Editions,
    NoRootPinned,
)
from sync.following import FILES, GUARDED, METADATA, MOST_ROOTS, Follower, all_but_officers
from sync.hub.centre import law_files
from sync.hub.identity import HubIdentity, TrustFile
from sync.law import law_of
from sync.protocol import FileDamaged, HubUnreachable
from sync.publishing import Publisher


@dataclass
class Hub:
    """A hub as seen over a wire: what it would answer, unless somebody answers in its place."""

    editions: Editions
    instead: dict[str, bytes | None] = field(default_factory=dict)
    asked: list[str] = field(default_factory=list)

    def get(self, address: str, most: int) -> bytes | None:
        self.asked.append(address)
        data = self.instead[address] if address in self.instead else self._own(address)
        if data is not None and len(data) > most:
            raise HubUnreachable("more came than any answer holds")
        return data

    def _own(self, address: str) -> bytes | None:
        edition = self.editions.current()
        assert edition is not None
        if address.startswith(METADATA):
            return edition.metadata().get(address.rpartition("/")[2])
        names = edition.targets.names
        wanted = [name for name, one in names.items() if _address(name, one.sha256) == address]
        return edition.file(wanted[0]) if wanted else None


def _address(name: str, sha256: str) -> str:
    return f"{GUARDED if name == OFFICERS else FILES}/{sha256}"


@dataclass
class World:
    """A centre that publishes, and a post that was given its root."""

    publisher: Publisher
    above: Hub
    post: Path
    root_key: SigningKey
    clock: Any
    files: dict[str, bytes]

    @property
    def editions(self) -> Editions:
        return Editions(self.post)

    def publish(self, **files: bytes) -> None:
        self.files |= {name.replace("_", "."): data for name, data in files.items()}
        self.publisher.publish(self.files)

    def look(self, get: Callable[[str, int], bytes | None] | None = None) -> bool:
        return Follower(self.editions, get or self.above.get, self.clock).look()

    def trust(self) -> bytes | None:
        held = self.editions.current()
        return None if held is None else held.file(TRUST)

    def number(self) -> str | None:
        held = self.editions.current()
        return None if held is None else held.number

    @contextmanager
    def nothing_changes(self) -> Iterator[None]:
        before = self.number(), self.trust()
        yield
        assert (self.number(), self.trust()) == before


@pytest.fixture
def law() -> dict[str, bytes]:
    found = law_files(Path("nowhere"))
    return {f"reference/{name}": path.read_bytes() for name, path in found.items()}


@pytest.fixture
def world(tmp_path: Path, clock: Any, law: dict[str, bytes]) -> World:
    publisher, key = Publisher(tmp_path / "centre", clock), SigningKey.generate()
    root = publisher.make_root([key], [key.public], 1)
    made = World(publisher, Hub(publisher.editions), tmp_path / "post", key, clock, law)
    made.publish(trust_json=b"first", officers_json=b"{}")
    made.editions.pin(root)
    return made


def stamp(world: World) -> bytes:
    held = world.publisher.editions.current()
    assert held is not None
    return held.timestamp.data


TIMESTAMP = f"{METADATA}/timestamp.json"


def test_a_post_holds_what_the_centre_said(world: World) -> None:
    assert world.look()
    assert world.trust() == b"first"
    world.publish(trust_json=b"second")
    assert world.look()
    assert world.trust() == b"second"


def test_nothing_new_is_one_question_for_the_root_and_one_for_the_timestamp(world: World) -> None:
    world.look()
    world.above.asked.clear()
    assert not world.look()
    assert world.above.asked == [f"{METADATA}/2.root.json", TIMESTAMP]


def test_only_files_that_changed_are_fetched(world: World) -> None:
    world.look()
    world.publish(trust_json=b"second")
    world.above.asked.clear()
    world.look()
    assert len([one for one in world.above.asked if one.startswith(FILES)]) == 1


def test_a_post_passes_on_the_same_bytes_to_its_kiosks(world: World, tmp_path: Path) -> None:
    world.look()
    kiosk = Editions(tmp_path / "kiosk")
    kiosk.pin(world.editions.pinned() or b"")
    below = Hub(world.editions)
    assert Follower(kiosk, below.get, world.clock, all_but_officers).look()
    held = kiosk.current()
    assert held is not None
    assert held.file(TRUST) == b"first"
    assert held.file(OFFICERS) is None


def test_without_a_pinned_root_nobody_is_followed(world: World, tmp_path: Path) -> None:
    with pytest.raises(NoRootPinned):
        Follower(Editions(tmp_path / "new"), world.above.get, world.clock).look()


def test_another_centre_is_not_followed(world: World, tmp_path: Path) -> None:
    other, key = Publisher(tmp_path / "other", world.clock), SigningKey.generate()
    other.make_root([key], [key.public], 1)
    other.publish(world.files)
    world.look()
    with world.nothing_changes(), pytest.raises(WrongSigners):
        world.look(Hub(other.editions).get)


def test_an_older_list_played_again_is_refused(world: World) -> None:
    world.look()
    old = stamp(world)
    world.publish(trust_json=b"second")
    world.look()
    world.above.instead[TIMESTAMP] = old
    with world.nothing_changes(), pytest.raises(OlderVersion):
        world.look()


def test_a_clock_set_back_makes_no_older_list_good(world: World) -> None:
    world.look()
    old = stamp(world)
    world.publish(trust_json=b"second")
    world.look()
    world.above.instead[TIMESTAMP] = old
    world.clock.move(days=-300)
    with world.nothing_changes(), pytest.raises(OlderVersion):
        world.look()


def test_an_older_root_played_again_is_refused(world: World) -> None:
    world.look()
    key = world.root_key
    second = world.publisher.make_root([key], [key.public], 1)
    world.publisher.publish(world.files, second)
    world.look()
    world.above.instead[f"{METADATA}/3.root.json"] = world.editions.pinned()
    with world.nothing_changes(), pytest.raises(OlderVersion):
        world.look()


def test_a_frozen_list_is_used_and_said_to_be_old(world: World) -> None:
    world.look()
    world.clock.move(days=4)
    assert not world.look()
    held = world.editions.current()
    assert held is not None
    assert held.old(world.clock()) == (Part.TIMESTAMP,)
    assert world.trust() == b"first"


def test_parts_of_two_editions_are_not_mixed(world: World) -> None:
    held = world.publisher.editions.current()
    assert held is not None
    world.publish(trust_json=b"second")
    now = world.publisher.editions.current()
    assert now is not None
    address = f"{METADATA}/{now.targets.version}.targets.json"
    world.above.instead[address] = held.targets.data
    with world.nothing_changes(), pytest.raises(NotTheOneNamed):
        world.look()


def test_a_file_of_another_edition_is_refused(world: World) -> None:
    world.look()
    world.publish(trust_json=b"second")
    now = world.publisher.editions.current()
    assert now is not None
    world.above.instead[f"{FILES}/{now.targets.names[TRUST].sha256}"] = b"first."
    with world.nothing_changes(), pytest.raises(NotTheOneNamed):
        world.look()


def test_a_missing_file_leaves_the_edition_that_is_held(world: World) -> None:
    world.look()
    world.publish(trust_json=b"second")
    now = world.publisher.editions.current()
    assert now is not None
    address = f"{FILES}/{now.targets.names[TRUST].sha256}"
    world.above.instead[address] = None
    with world.nothing_changes(), pytest.raises(EditionIncomplete):
        world.look()
    del world.above.instead[address]
    assert world.look()


def test_data_without_end_is_cut_off(world: World) -> None:
    bounds: dict[str, int] = {}

    def endless(address: str, most: int) -> bytes | None:
        bounds[address] = most
        return world.above.get(address, most)

    world.look(endless)
    assert max(bounds.values()) < 1024 * 1024
    now = world.publisher.editions.current()
    assert now is not None
    for name, one in now.targets.names.items():
        assert bounds[_address(name, one.sha256)] == one.length


@pytest.mark.parametrize("said", [b"", b"<html>sign in</html>", b"{}", b"[" * 9000])
def test_what_is_no_timestamp_is_refused(world: World, said: bytes) -> None:
    world.look()
    world.above.instead[TIMESTAMP] = said
    with world.nothing_changes(), pytest.raises(EnvelopeError):
        world.look()


def test_a_new_root_key_is_followed_and_the_old_one_counts_no_more(world: World) -> None:
    world.look()
    key = SigningKey.generate()
    second = world.publisher.make_root([world.root_key, key], [key.public], 1)
    world.publisher.publish(world.files, second)
    assert world.look()
    held = world.editions.current()
    assert held is not None and held.root.version == 2


def test_a_root_chain_without_end_is_not_followed_for_ever(world: World) -> None:
    newest = [world.editions.pinned() or b""]
    plan = RootPlan((world.root_key.public,), 1, world.publisher.keys())

    def endless(address: str, most: int) -> bytes | None:
        if not address.endswith("root.json"):
            return world.above.get(address, most)
        newest.append(make_root(plan, [world.root_key], world.clock(), newest[-1]))
        return newest[-1]

    assert world.look(endless)
    held = world.editions.current()
    assert held is not None and held.root.version == len(newest) == MOST_ROOTS + 1


def test_a_power_cut_leaves_the_old_edition_or_the_new(world: World) -> None:
    world.look()
    before = world.number()
    # What a cut leaves behind: a draft half written, and an edition nothing points to yet.
    half = world.editions.folder / "draft" / "files"
    half.mkdir(parents=True)
    (half / TRUST).write_bytes(b"sec")
    (world.editions.folder / "1.99999999" / "files").mkdir(parents=True)
    assert world.number() == before
    world.publish(trust_json=b"second")
    assert world.look()
    assert world.trust() == b"second"


def test_what_the_disk_lost_of_a_file_is_fetched_again(world: World) -> None:
    world.look()
    held = world.editions.current()
    assert held is not None
    (held.folder / "files" / "officers.json").write_bytes(b"other")
    world.publish(trust_json=b"second")
    world.look()
    now = world.editions.current()
    assert now is not None and now.file(OFFICERS) == b"{}"


def test_an_edition_on_the_disk_that_was_altered_is_not_believed(world: World) -> None:
    world.look()
    held = world.editions.current()
    assert held is not None
    path = held.folder / "metadata" / "targets.json"
    path.write_bytes(path.read_bytes().replace(b'"length":5', b'"length":6'))
    with pytest.raises(EnvelopeError):
        Editions(world.post).current()


def test_officers_passwords_lie_in_files_of_their_owner_alone(world: World) -> None:
    world.look()
    held = world.editions.current()
    assert held is not None
    assert (held.folder / "files" / OFFICERS).stat().st_mode & 0o077 == 0


def test_a_law_this_version_cannot_read_leaves_the_law_as_it_was_and_the_trust_list_new(
    world: World,
) -> None:
    world.look()
    law = world.editions.law()
    # The centre is of a later version: it publishes what this one cannot read.
    later = world.files | {"reference/posts.toml": b"later = 1\n", TRUST: b"second"}
    unread = _without_looking(world, later)
    follower = Follower(world.editions, unread.get, world.clock)
    assert follower.look()
    assert world.trust() == b"second"
    assert world.editions.law() == law
    assert load(today(world.clock()), folder=law or Path()).posts


def _without_looking(world: World, files: dict[str, bytes]) -> Hub:
    publisher = world.publisher
    held = publisher.editions.current()
    assert held is not None
    signed = publisher._signed(files, held, held.roots)
    publisher.editions.keep(signed, files, lambda _law: True)
    return Hub(publisher.editions)


def test_a_machine_goes_by_the_law_of_its_edition(world: World) -> None:
    law = law_of(world.post, world.clock)
    assert law().rates.sample
    rates = world.files["reference/rates/2026-11-20.toml"].replace(b"sample = true\n", b"")
    world.files["reference/rates/2026-11-22.toml"] = rates.replace(b"2026-11-20", b"2026-11-22")
    world.publish()
    world.look()
    assert not law().rates.sample


def test_the_centre_does_not_sign_a_law_that_cannot_be_read(world: World) -> None:
    before = world.publisher.editions.current()
    with pytest.raises(Exception, match="posts.toml"):
        world.publisher.publish(world.files | {"reference/posts.toml": b"later = 1\n"})
    after = world.publisher.editions.current()
    assert before is not None and after is not None and before.number == after.number


def test_a_node_revoked_at_the_centre_is_revoked_at_the_post(world: World) -> None:
    hub = HubIdentity.in_training(world.post)
    kiosk = TrustedNode.of(SigningKey.generate().public, "k", "p", Role.KIOSK, training=True)
    trust = TrustFile(hub.folder)
    trust.believe(kiosk)
    revoked = TrustedNode(kiosk.node, kiosk.public, "k", "p", Role.KIOSK, True, 7)
    world.publish(trust_json=write_list(TrustList([revoked], training=True)))
    world.look()
    assert trust.now().lookup(kiosk.node).revoked_after_sequence == 7
    trust.introduce(kiosk)
    assert trust.now().lookup(kiosk.node).revoked_after_sequence == 7


def test_the_root_pinned_anew_forgets_what_followed_from_the_old_one(
    world: World, tmp_path: Path
) -> None:
    world.look()
    other, key = Publisher(tmp_path / "other", world.clock), SigningKey.generate()
    world.editions.pin(other.make_root([key], [key.public], 1))
    assert world.editions.current() is None
    other.publish(world.files | {TRUST: b"other"})
    assert world.look(Hub(other.editions).get)
    assert world.trust() == b"other"


def test_the_pinned_root_comes_first_in_what_the_disk_gives(world: World) -> None:
    world.look()
    now = json.loads((world.editions.folder / "now.json").read_text())
    assert (world.editions.folder / now["edition"] / "metadata" / "0.root.json").read_bytes() == (
        world.editions.pinned()
    )


def test_an_edition_laid_on_the_disk_from_another_centre_is_not_believed(
    world: World, tmp_path: Path
) -> None:
    world.look()
    held = world.editions.current()
    other, key = Publisher(tmp_path / "other", world.clock), SigningKey.generate()
    other.make_root([key], [key.public], 1)
    theirs = other.publish(world.files | {TRUST: b"other"})
    assert held is not None
    shutil.rmtree(held.folder)
    shutil.copytree(theirs.folder, held.folder)
    with pytest.raises(FileDamaged):
        Editions(world.post).current()


def test_a_restored_centre_signs_no_version_twice(world: World, tmp_path: Path) -> None:
    world.look()
    held = world.editions.current()
    world.clock.move(minutes=3)
    world.publish(trust_json=b"second")
    world.look()
    # The centre is made anew from a copy of an hour ago; its keys and its root are the same.
    folder = world.publisher.hub
    (folder / "editions" / "now.json").unlink()
    world.clock.move(minutes=1)
    world.publish(trust_json=b"third")
    assert held is not None
    assert world.look()
    assert world.trust() == b"third"


def test_the_same_files_are_due_again_only_after_some_hours(world: World) -> None:
    assert not world.publisher.is_due(world.files)
    assert world.publisher.is_due(world.files | {TRUST: b"second"})
    world.clock.move(hours=6)
    assert world.publisher.is_due(world.files)
    before = world.publisher.editions.current()
    world.publish()
    after = world.publisher.editions.current()
    assert before is not None and after is not None
    assert after.targets.version == before.targets.version
    assert after.signed_at - before.signed_at == timedelta(hours=6)
