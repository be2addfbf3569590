"""Over the wire, what a machine may do follows from its pass, and nothing works without one."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest
import requests

from customs.offices import Role
from envelope.keys import SigningKey
from sync.above import Upstream
from sync.http.enrol_client import Enrolment
from sync.http.lease_client import ask_for_numbers
from sync.http.nodes_words import LEASE, NODES, ROTATE, STATUS, wanted, write_nodes
from sync.http.status_client import StatusClient
from sync.http.wire import Wire
from sync.hub.hub import Hub
from sync.hub.identity import HubIdentity
from sync.hub.leasing import keep_numbers
from sync.law import LawInForce
from sync.membership import AskingForNumbers, HandOver, MembershipRefused
from sync.node import Node
from sync.node_status import NodeStatus, Paper, Printer
from sync.protocol import HubUnreachable


def wire_of(folder: Path, key: SigningKey) -> Wire:
    upstream = Upstream.of(folder)
    assert upstream is not None
    return Wire(upstream.url, key, authorities=upstream.authorities)


@pytest.mark.parametrize("path", [LEASE, STATUS, ROTATE, NODES])
def test_nothing_is_to_be_had_without_a_pass(serve: Callable[..., Any], path: str) -> None:
    post = serve()
    assert requests.post(post.url + path, data=b"\xa0", timeout=10).status_code == 401
    stranger = Wire(post.url, SigningKey.generate())
    with closing(stranger), pytest.raises(HubUnreachable, match="401"):
        stranger.asked(path, b"\xa0")


def test_a_body_that_is_too_long_is_refused_at_once(serve: Callable[..., Any]) -> None:
    post = serve()
    sent = requests.post(f"{post.url}/v1/enrol", data=bytes(70_000), timeout=10)
    assert (sent.status_code, sent.json()["fault"]) == (413, 61)


def test_what_a_machine_says_of_itself_is_kept_under_its_own_name(
    serve: Callable[..., Any], tmp_path: Path, clock: Any
) -> None:
    post = serve()
    Enrolment(post.token(), tmp_path / "a").node()
    node = Node.open(tmp_path / "a" / "kiosk")
    said = NodeStatus("0.1.0", clock.milliseconds - 5_000, Printer.READY, Paper.LOW, 2, 9_000)
    with closing(wire_of(node.folder, node.key)) as wire:
        StatusClient(wire, lambda: said).tell()
    contact = post.hub.store.nodes.contacts.all()[node.id]
    assert (contact.skew, contact.paper, contact.waiting) == (-5_000, "low", 2)


def test_a_revoked_machine_gets_nothing_more_whatever_its_clock_says(
    serve: Callable[..., Any], tmp_path: Path, clock: Any
) -> None:
    post = serve()
    Enrolment(post.token(), tmp_path / "a").node()
    node = Node.open(tmp_path / "a" / "kiosk")
    wire = wire_of(node.folder, node.key)
    asking = AskingForNumbers(bytes(16))
    wanted(*wire.asked(LEASE, asking.written()))
    post.nodes.members.revoke(node.id)
    clock.move(days=-30)
    for _ in range(2):
        with pytest.raises(HubUnreachable, match="401"):
            wanted(*wire.asked(LEASE, asking.written()))
    wire.close()


def test_a_kiosk_hands_over_nobodys_key_but_its_own(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    post = serve()
    for name in ("one", "two"):
        Enrolment(post.token(name), tmp_path / name).node()
    one, two = (Node.open(tmp_path / name / "kiosk") for name in ("one", "two"))
    new = SigningKey.generate()
    stolen = HandOver(two.id, new.public, 0).signed(two.key, new)
    with closing(wire_of(one.folder, one.key)) as wire:
        with pytest.raises(HubUnreachable, match="422"):
            wanted(*wire.asked(ROTATE, stolen))
        with pytest.raises(MembershipRefused):
            wanted(*wire.asked(NODES, write_nodes([])))
    assert all(node.revoked_after_sequence is None for node in post.hub.trust)


def test_a_post_below_a_centre_has_numbers_the_centre_gives_nobody_else(
    serve: Callable[..., Any], tmp_path: Path, clock: Any
) -> None:
    centre, post = serve("centre"), serve("post")
    token = centre.token("Hub of Bakı", Role.HUB)
    hub: Hub = post.hub
    enrolment = Enrolment(token, tmp_path / "post")
    enrolment.hub_below(hub.identity.signing, True, lambda said: keep_numbers(hub, said))
    for of, name in ((centre, "one"), (post, "two")):
        Enrolment(of.token(name), tmp_path / name).node()
    one, two = (Node.open(tmp_path / name / "kiosk") for name in ("one", "two"))
    numbers = {node.number(at) for node in (one, two) for at in range(300)}
    assert len(numbers) == 600 and one.lease.key == two.lease.key
    with pytest.raises(MembershipRefused):
        enrolment.hub_below(hub.identity.signing, True, lambda said: None)


def test_a_live_hub_leaves_a_training_one_alone(
    serve: Callable[..., Any], tmp_path: Path, clock: Any
) -> None:
    HubIdentity.live(tmp_path / "live" / "hub", bytes(31) + b"\x09")
    centre, live = serve("centre"), Hub.open(tmp_path / "live" / "hub", LawInForce(clock), clock)
    token = centre.token("Hub of Bakı", Role.HUB)
    with pytest.raises(MembershipRefused):
        Enrolment(token, tmp_path / "live").hub_below(
            live.identity.signing, live.trust.training, lambda said: None
        )
    assert list(centre.hub.trust) == []
    live.close()


def test_a_live_post_gets_whole_blocks_and_makes_their_keys_itself(
    serve: Callable[..., Any], tmp_path: Path
) -> None:
    for name in ("centre", "post"):
        HubIdentity.live(tmp_path / name / "hub", bytes(31) + b"\x09")
    centre, post = serve("centre"), serve("post")
    token = centre.token("Hub of Bakı", Role.HUB)
    enrolment, hub = Enrolment(token, tmp_path / "post"), post.hub
    enrolment.hub_below(hub.identity.signing, False, lambda said: keep_numbers(hub, said))
    assert hub.store.nodes.leases.own_spans() == [(1, 21)]
    Enrolment(post.token(), tmp_path / "a").node()
    node = Node.open(tmp_path / "a" / "kiosk")
    assert (node.lease.block, node.lease.size, node.training) == (1, 1_000_000, False)
    Enrolment(centre.token(), tmp_path / "b").node()
    assert Node.open(tmp_path / "b" / "kiosk").lease.block == 21
    with closing(Wire(centre.url, hub.identity.signing)) as wire:
        again = ask_for_numbers(
            wire,
            hub.identity.signing.node,
            centre.hub.identity.signing.public,
            lambda drawn: AskingForNumbers(drawn, spans=((1, 21),), more=True),
        )
    assert again.spans == ((1, 21), (22, 42))
