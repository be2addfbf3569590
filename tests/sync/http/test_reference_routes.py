"""What the centre says, over a real wire, down two levels."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import requests

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from records.officers import Officer
from sync.editions import OFFICERS, TRUST, Editions
from sync.following import FILES, GUARDED, METADATA, Follower, all_but_officers
from sync.http.enrol_client import Enrolment
from sync.http.fetching import EditionWire
from sync.http.wire import PlainHttpRefused, Wire
from sync.hub.centre import Centre
from sync.protocol import HubUnreachable
from sync.publishing import Publisher


@pytest.fixture
def centre(serve: Callable[..., Any], clock: Any) -> Any:
    """A served hub that has published, with an officer's account in it."""
    made = serve("centre")
    publisher = Publisher(made.hub.identity.folder, clock)
    root_key = SigningKey.generate()
    root = publisher.make_root([root_key], [root_key.public], 1)
    made.hub.store.officers.keep(Officer("numune", "Nümunə Əməkdaş", "hash"))
    Centre(publisher, lambda: made.hub.trust, made.hub.store.officers).publish(root)
    return made


def known(served: Any, role: Role) -> SigningKey:
    key = SigningKey.generate()
    node = TrustedNode.of(key.public, str(role), "baki", role, training=True)
    served.hub.introduce(node)
    return key


def wire(served: Any, key: SigningKey) -> EditionWire:
    node = Wire(served.url, key)
    return EditionWire(served.url, node.entered)


def officers_at(served: Any) -> str:
    edition = Editions(served.hub.identity.folder).current()
    assert edition is not None
    return f"{served.url}{GUARDED}/{edition.targets.names[OFFICERS].sha256}"


def test_a_post_follows_over_the_wire_and_a_kiosk_follows_the_post(
    centre: Any, serve: Callable[..., Any], clock: Any, tmp_path: Path
) -> None:
    root = Editions(centre.hub.identity.folder).pinned() or b""
    post = serve("post")
    held = Editions(post.hub.identity.folder)
    held.pin(root)
    above = wire(centre, known(centre, Role.HUB))
    assert Follower(held, above.get, clock).look()
    above.close()
    kiosk = Editions(tmp_path / "kiosk")
    kiosk.pin(root)
    above = wire(post, known(post, Role.KIOSK))
    assert Follower(kiosk, above.get, clock, all_but_officers).look()
    above.close()
    there, here = held.current(), kiosk.current()
    assert there is not None and here is not None
    assert there.file(TRUST) == here.file(TRUST)
    assert there.file(OFFICERS) is not None
    assert here.file(OFFICERS) is None


@pytest.mark.parametrize(("role", "status"), [(Role.KIOSK, 403), (Role.CABINET, 403)])
def test_officers_accounts_are_not_for_every_machine(centre: Any, role: Role, status: int) -> None:
    node = Wire(centre.url, known(centre, role))
    headers = {"authorization": f"Bearer {node.entered().hex()}"}
    node.close()
    assert requests.get(officers_at(centre), headers=headers, timeout=5).status_code == status


def test_officers_accounts_are_not_given_without_a_pass(centre: Any) -> None:
    assert requests.get(officers_at(centre), timeout=5).status_code == 401
    beside = officers_at(centre).replace(GUARDED, FILES)
    assert requests.get(beside, timeout=5).status_code == 404


def test_a_desk_is_given_the_officers_accounts(centre: Any) -> None:
    node = wire(centre, known(centre, Role.DESK))
    address = officers_at(centre).removeprefix(centre.url)
    assert b"numune" in (node.get(address, 10_000) or b"")
    node.close()


@pytest.mark.parametrize(
    "address",
    [
        f"{METADATA}/9.root.json",
        f"{METADATA}/..%2f..%2fsigning.key",
        f"{FILES}/trust.json",
        f"{FILES}/..%2f..%2f..%2fsigning.key",
        f"{FILES}/{'0' * 64}",
    ],
)
def test_what_is_not_in_the_edition_is_not_found(centre: Any, address: str) -> None:
    node = wire(centre, SigningKey.generate())
    assert node.get(address, 10_000) is None
    node.close()


def test_a_hub_without_an_edition_has_nothing(serve: Callable[..., Any]) -> None:
    node = wire(serve("post"), SigningKey.generate())
    assert node.get(f"{METADATA}/timestamp.json", 10_000) is None
    node.close()


def test_more_than_was_asked_for_is_not_read(centre: Any) -> None:
    node = wire(centre, SigningKey.generate())
    with pytest.raises(HubUnreachable):
        node.get(f"{METADATA}/timestamp.json", 10)
    node.close()


def test_a_hub_elsewhere_is_asked_over_tls_alone() -> None:
    with pytest.raises(PlainHttpRefused):
        EditionWire("http://hub.example", lambda: b"")


def test_a_machine_that_comes_in_is_given_the_root(centre: Any, tmp_path: Path) -> None:
    Enrolment(centre.token(), tmp_path / "kiosk 3").node()
    held = Editions(tmp_path / "kiosk 3" / "kiosk")
    assert held.pinned() == Editions(centre.hub.identity.folder).pinned()


def test_a_hub_without_a_root_lets_machines_in_all_the_same(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    Enrolment(serve("post").token(), tmp_path / "kiosk 3").node()
    assert Editions(tmp_path / "kiosk 3" / "kiosk").pinned() is None
