"""An officer's account made at the centre, at a post that may be cut off from it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest

from envelope.keys import SigningKey
from records.officers import Officer
from sync.editions import Editions
from sync.embedded import Embedded
from sync.following import Follower
from sync.hub.centre import Centre
from sync.officers import Accounts
from sync.protocol import FileDamaged
from sync.publishing import Publisher

NUMUNE = Officer("numune", "Nümunə Əməkdaş", "hash", frozenset({"officer", "supervisor"}))


@dataclass
class World:
    """A centre with accounts, and a post that has none of its own."""

    machine: Embedded
    centre: Centre
    post: Editions
    clock: Any

    def keep(self, officer: Officer) -> None:
        self.machine.hub.store.officers.keep(officer)
        self.centre.publish_if_due()

    def follow(self) -> None:
        edition = self.centre.publisher.editions.current()
        assert edition is not None
        files = {one.sha256: edition.file(name) for name, one in edition.targets.names.items()}

        def get(address: str, _most: int) -> bytes | None:
            last = address.rpartition("/")[2]
            return edition.metadata().get(last) or files.get(last)

        Follower(self.post, get, self.clock).look()

    @property
    def accounts(self) -> Accounts:
        return Accounts(self.machine.hub.store.officers, self.post, has_own=False)


@pytest.fixture
def world(machine: Embedded, clock: Any, tmp_path: Path) -> World:
    publisher, key = Publisher(machine.hub.identity.folder, clock), SigningKey.generate()
    root = publisher.make_root([key], [key.public], 1)
    centre = Centre(publisher, lambda: machine.hub.trust, machine.hub.store.officers)
    machine.hub.store.officers.keep(NUMUNE)
    centre.publish(root)
    post = Editions(tmp_path / "post")
    post.pin(root)
    made = World(machine, centre, post, clock)
    made.follow()
    return made


def test_an_account_made_at_the_centre_is_good_at_the_post(world: World) -> None:
    found = world.accounts.named("numune")
    assert found is not None
    assert (found.name, found.shown_name, found.password_hash) == (
        NUMUNE.name,
        NUMUNE.shown_name,
        NUMUNE.password_hash,
    )
    assert found.roles == NUMUNE.roles
    assert world.accounts.named("kimse") is None


def test_it_ends_thirty_days_after_the_centre_was_last_heard(world: World) -> None:
    found = world.accounts.named("numune")
    assert found is not None
    assert found.ends == world.clock() + timedelta(days=30)
    world.clock.move(days=10)
    world.centre.publish_if_due()
    world.follow()
    again = world.accounts.named("numune")
    assert again is not None
    assert again.ends == world.clock() + timedelta(days=30)


def test_its_own_last_day_comes_first(world: World) -> None:
    world.keep(Officer("qisa", "Qısa Müddət", "hash", until=date(2026, 11, 25)))
    world.follow()
    found = world.accounts.named("qisa")
    assert found is not None and found.ends is not None
    # The last day ends at midnight in Baku, four hours before it does in UTC.
    assert found.ends.isoformat() == "2026-11-25T20:00:00+00:00"


def test_the_posts_clock_put_back_opens_no_account_the_centre_knows_is_over(world: World) -> None:
    world.keep(Officer("qisa", "Qısa Müddət", "hash", until=date(2026, 11, 25)))
    world.clock.move(days=10)
    world.centre.publish_if_due()
    world.follow()
    world.clock.move(days=-9)
    found = world.accounts.named("qisa")
    assert found is not None and found.ends is not None
    assert found.ends < world.clock()


def test_closing_an_account_travels(world: World) -> None:
    world.keep(Officer("numune", "Nümunə Əməkdaş", "hash", active=False))
    assert world.accounts.named("numune") is not None
    world.follow()
    assert world.accounts.named("numune") is None


def test_a_new_password_travels(world: World) -> None:
    world.keep(Officer("numune", "Nümunə Əməkdaş", "another hash"))
    world.follow()
    found = world.accounts.named("numune")
    assert found is not None and found.password_hash == "another hash"


def test_accounts_made_at_a_live_post_let_nobody_in(world: World) -> None:
    world.machine.hub.store.officers.keep(Officer("yerli", "Yerli Əməkdaş", "hash"))
    own = world.machine.hub.store.officers
    assert world.accounts.named("yerli") is None
    assert Accounts(own, world.post, has_own=True).named("yerli") is not None


def test_an_account_closed_where_it_was_made_is_closed(world: World) -> None:
    world.machine.hub.store.officers.keep(Officer("numune", "N", "hash", active=False))
    own = world.machine.hub.store.officers
    assert Accounts(own, world.post, has_own=True).named("numune") is None


@pytest.mark.parametrize(
    "said", [b"[]", b"{}", b"no json", b'{"offline_days": "x", "officers": []}']
)
def test_accounts_that_cannot_be_read_let_nobody_in(
    world: World, said: bytes, law: Callable[[], dict[str, bytes]]
) -> None:
    world.centre.publisher.publish(law() | {"officers.json": said})
    world.follow()
    with pytest.raises(FileDamaged):
        world.accounts.named("numune")


@pytest.fixture
def law(world: World) -> Callable[[], dict[str, bytes]]:
    return world.centre.files
