"""A machine comes in once, with its own key, to the hub it was sent to and to no other."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from customs.offices import Role
from sync.above import Upstream
from sync.enrolment_token import Token, TokenUnknown
from sync.http.enrol_client import Enrolment
from sync.http.transport import HttpTransport
from sync.membership import MembershipRefused, NotThatHub, TokenEnded, TokenUsed
from sync.node import Node
from sync.protocol import HubUnreachable


def test_a_machine_comes_in_and_knows_who_it_is(serve: Callable[..., Any], tmp_path: Path) -> None:
    post = serve()
    said = Enrolment(post.token(), tmp_path / "kiosk 3").node()
    assert (said.name, said.role, said.post, said.training) == (
        "Kiosk 3",
        Role.KIOSK,
        "baki",
        True,
    )
    node = Node.open(tmp_path / "kiosk 3" / "kiosk")
    assert (node.name, node.role, node.post) == ("Kiosk 3", "kiosk", "baki")
    assert node.hub == post.hub.identity.keys
    assert post.hub.trust.lookup(node.id).name == "Kiosk 3"
    upstream = Upstream.of(node.folder)
    assert upstream is not None and upstream.url == post.url
    assert node.number(0) != node.number(1)


def test_over_tls_it_believes_the_posts_own_authority_and_no_other(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    post, other = serve(tls=True), serve("other", tls=True)
    Enrolment(post.token(), tmp_path / "a").node()
    node = Node.open(tmp_path / "a" / "kiosk")
    upstream = Upstream.of(node.folder)
    assert upstream is not None and upstream.authorities is not None
    wire = HttpTransport(post.url, node.key, node.hub.public, authorities=upstream.authorities)
    assert wire.ask([]).acknowledgements == ()
    wire.close()
    elsewhere = HttpTransport(
        other.url, node.key, node.hub.public, authorities=upstream.authorities
    )
    with pytest.raises(HubUnreachable, match="SSLError"):
        elsewhere.ask([])
    elsewhere.close()


def test_only_its_owner_may_read_what_it_keeps(serve: Callable[..., Any], tmp_path: Path) -> None:
    post = serve(tls=True)
    Enrolment(post.token(), tmp_path / "a").node()
    for file in (tmp_path / "a" / "kiosk").iterdir():
        assert file.stat().st_mode & 0o077 == 0, file
    for file in (tmp_path / "post" / "hub" / "tls").iterdir():
        assert file.stat().st_mode & 0o077 == 0, file


def nothing_is_left(folder: Path) -> bool:
    return [one.name for one in folder.rglob("*") if one.is_file() and one.stat().st_size] == []


def test_a_token_lets_one_machine_in(serve: Callable[..., Any], tmp_path: Path) -> None:
    post = serve()
    token = post.token()
    Enrolment(token, tmp_path / "first").node()
    with pytest.raises(TokenUsed):
        Enrolment(token, tmp_path / "second").node()
    assert nothing_is_left(tmp_path / "second")
    assert len(post.hub.trust) == 1


def test_a_token_ends(serve: Callable[..., Any], tmp_path: Path, clock: Any) -> None:
    post = serve()
    token = post.token(lasts=timedelta(minutes=10))
    clock.move(minutes=10)
    with pytest.raises(TokenEnded):
        Enrolment(token, tmp_path / "a").node()
    assert nothing_is_left(tmp_path / "a")


def test_a_token_nobody_gave_lets_nobody_in(serve: Callable[..., Any], tmp_path: Path) -> None:
    post = serve()
    made_up = Token.new(Role.KIOSK, post.nodes.enrolling.fingerprint, post.url)
    with pytest.raises(TokenUnknown):
        Enrolment(made_up, tmp_path / "a").node()
    assert nothing_is_left(tmp_path / "a")


@pytest.mark.parametrize("tls", [False, True])
def test_another_hub_at_the_address_is_told_nothing(
    serve: Callable[..., Any], tmp_path: Path, tls: bool
) -> None:
    post, impostor = serve(tls=tls), serve("impostor", tls=tls)
    token = replace(post.token(), url=impostor.url)
    with pytest.raises(NotThatHub):
        Enrolment(token, tmp_path / "a").node()
    assert nothing_is_left(tmp_path / "a")
    assert len(impostor.hub.trust) == 0


def test_too_many_wrong_tokens_from_one_address_have_to_wait(
    serve: Callable[..., Any], tmp_path: Path, clock: Any
) -> None:
    post = serve()
    fingerprint = post.nodes.enrolling.fingerprint
    for _ in range(10):
        with pytest.raises(TokenUnknown):
            Enrolment(Token.new(Role.KIOSK, fingerprint, post.url), tmp_path / "a").node()
    right = post.token()
    with pytest.raises(HubUnreachable, match="429"):
        Enrolment(right, tmp_path / "a").node()
    clock.move(seconds=16)
    assert Enrolment(right, tmp_path / "a").node().name == "Kiosk 3"


def test_a_machine_that_is_one_already_is_not_made_another(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    post = serve()
    Enrolment(post.token(), tmp_path / "a").node()
    before = (tmp_path / "a" / "kiosk" / "node.json").read_text()
    with pytest.raises(MembershipRefused):
        Enrolment(post.token("Kiosk 4"), tmp_path / "a").node()
    assert (tmp_path / "a" / "kiosk" / "node.json").read_text() == before


def test_two_machines_never_get_the_same_numbers(serve: Callable[..., Any], tmp_path: Path) -> None:
    post = serve()
    nodes = []
    for name in ("one", "two", "three"):
        Enrolment(post.token(name), tmp_path / name).node()
        nodes.append(Node.open(tmp_path / name / "kiosk"))
    numbers = [node.number(at) for node in nodes for at in range(500)]
    assert len(set(numbers)) == 1500


def test_no_secret_of_a_token_is_on_the_hubs_disk(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    post = serve()
    used, unused = post.token("one"), post.token("two")
    Enrolment(used, tmp_path / "a").node()
    for file in (tmp_path / "post").rglob("*"):
        held = file.read_bytes() if file.is_file() else b""
        for token in (used, unused):
            assert token.secret not in held
            assert token.secret.hex().encode() not in held


def test_a_revoked_key_does_not_come_in_again(serve: Callable[..., Any], tmp_path: Path) -> None:
    post = serve()
    Enrolment(post.token(), tmp_path / "a").node()
    node = Node.open(tmp_path / "a" / "kiosk")
    post.nodes.members.revoke(node.id)
    (node.folder / "node.json").unlink()
    with pytest.raises(MembershipRefused):
        Enrolment(post.token("Kiosk 4"), tmp_path / "a").node()
    assert (
        json.loads((tmp_path / "post" / "hub" / "trust.json").read_text())["nodes"][0][
            "revoked_after_sequence"
        ]
        == 0
    )
