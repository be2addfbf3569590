from __future__ import annotations

import stat
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from sync.hub.hub import Hub
from sync.hub.identity import RECIPIENT_KEY, RECOVERY_PUBLIC, TRUST, HubIdentity
from sync.law import LawInForce
from sync.node import SIGNING_KEY
from sync.protocol import FileDamaged


def someone(name: str = "nümunə") -> TrustedNode:
    return TrustedNode.of(SigningKey.generate().public, name, "baki", Role.KIOSK, training=True)


def test_a_new_hub_takes_training_facts_only(tmp_path: Path, clock: Any) -> None:
    hub = Hub.open(tmp_path / "hub", LawInForce(clock), clock)
    assert hub.trust.training
    assert len(hub.trust) == 0
    hub.close()


def test_a_hub_keeps_its_keys(tmp_path: Path) -> None:
    one = HubIdentity.in_training(tmp_path / "hub")
    other = HubIdentity.in_training(tmp_path / "hub")
    assert one.keys == other.keys
    assert len(set(one.keys.recipients)) == 2


def test_a_hubs_keys_are_its_owners_alone(tmp_path: Path) -> None:
    HubIdentity.in_training(tmp_path / "hub")
    for name in (SIGNING_KEY, RECIPIENT_KEY, TRUST):
        assert stat.S_IMODE((tmp_path / "hub" / name).stat().st_mode) == 0o600


def test_a_hub_cut_off_while_it_was_made_is_made_whole(tmp_path: Path) -> None:
    first = HubIdentity.in_training(tmp_path / "hub")
    (tmp_path / "hub" / "recovery.public").unlink()
    assert HubIdentity.in_training(tmp_path / "hub").keys == first.keys


def test_whom_a_hub_believes_it_believes_after_a_restart(tmp_path: Path, clock: Any) -> None:
    hub = Hub.open(tmp_path / "hub", LawInForce(clock), clock)
    node = someone()
    hub.believe(node)
    hub.believe(replace(node, revoked_after_sequence=7))
    hub.close()
    again = Hub.open(tmp_path / "hub", LawInForce(clock), clock)
    assert list(again.trust) == [replace(node, revoked_after_sequence=7)]
    again.close()


def test_two_processes_share_one_trust_list(tmp_path: Path, clock: Any) -> None:
    one, other = (Hub.open(tmp_path / "hub", LawInForce(clock), clock) for _ in range(2))
    assert len(one.trust) == len(other.trust) == 0
    one.believe(someone("one"))
    other.believe(someone("other"))
    assert {node.name for node in one.trust} == {"one", "other"}
    assert {node.name for node in other.trust} == {"one", "other"}
    one.close()
    other.close()


def test_believing_twice_writes_once(tmp_path: Path, clock: Any) -> None:
    hub = Hub.open(tmp_path / "hub", LawInForce(clock), clock)
    node = someone()
    hub.believe(node)
    written = (tmp_path / "hub" / TRUST).stat().st_mtime_ns
    hub.believe(node)
    assert (tmp_path / "hub" / TRUST).stat().st_mtime_ns == written
    hub.close()


def test_an_introduced_node_that_was_revoked_stays_revoked(tmp_path: Path, clock: Any) -> None:
    hub = Hub.open(tmp_path / "hub", LawInForce(clock), clock)
    node = someone()
    hub.introduce(node)
    revoked = replace(node, revoked_after_sequence=7)
    hub.believe(revoked)
    hub.introduce(node)
    assert list(hub.trust) == [revoked]
    hub.close()


NO_ROLE = b'{"training": true, "nodes": [{"node": "00", "public": "00", "name": "", "post": ""}]}'


@pytest.mark.parametrize("name", [TRUST, RECOVERY_PUBLIC])
@pytest.mark.parametrize("found", [b"", b"\xff nonsense", b"[]", b"{}", NO_ROLE])
def test_a_damaged_small_file_is_a_fault_with_a_name(
    tmp_path: Path, clock: Any, name: str, found: bytes
) -> None:
    Hub.open(tmp_path / "hub", LawInForce(clock), clock).close()
    (tmp_path / "hub" / name).write_bytes(found)
    with pytest.raises(FileDamaged, match=name):
        hub = Hub.open(tmp_path / "hub", LawInForce(clock), clock)
        len(hub.trust)
