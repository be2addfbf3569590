from __future__ import annotations

import stat
from pathlib import Path

import pytest

from customs.registration_number import block_of, is_training, is_well_formed
from envelope.errors import KeyExposed
from envelope.keys import RecipientKey, SigningKey
from sync.node import SETTINGS, SIGNING_KEY, HubKeys, Lease, Node, NumbersExhausted, own_key
from sync.protocol import FileDamaged


@pytest.fixture
def hub() -> HubKeys:
    recipients = (RecipientKey.generate().public, RecipientKey.generate().public)
    return HubKeys(SigningKey.generate().public, recipients)


def test_a_node_that_is_not_enrolled_is_in_training(tmp_path: Path, hub: HubKeys) -> None:
    node = Node.in_training(tmp_path / "node", hub)
    assert node.training
    assert is_training(node.lease.number(0))
    assert is_well_formed(str(node.lease.number(0)))


def test_a_node_stays_who_it_is(tmp_path: Path, hub: HubKeys) -> None:
    node = Node.in_training(tmp_path / "node", hub)
    again = Node.in_training(tmp_path / "node", hub)
    for name in ("id", "lease", "hub", "training", "outbox_path"):
        assert getattr(again, name) == getattr(node, name)


def test_nobody_else_may_read_a_nodes_folder(tmp_path: Path, hub: HubKeys) -> None:
    folder = tmp_path / "node"
    Node.in_training(folder, hub)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
    for name in (SIGNING_KEY, SETTINGS):
        assert stat.S_IMODE((folder / name).stat().st_mode) == 0o600


def test_a_key_that_others_may_read_is_refused(tmp_path: Path, hub: HubKeys) -> None:
    Node.in_training(tmp_path / "node", hub)
    (tmp_path / "node" / SIGNING_KEY).chmod(0o644)
    with pytest.raises(KeyExposed):
        Node.open(tmp_path / "node")


def test_a_node_cut_off_while_it_was_made_keeps_its_key(tmp_path: Path, hub: HubKeys) -> None:
    key = own_key(tmp_path / "node" / SIGNING_KEY)
    assert Node.in_training(tmp_path / "node", hub).id == key.node


def test_two_halves_of_a_block_never_meet() -> None:
    key = bytes(32)
    lower, upper = Lease(0, key, 0, 50), Lease(0, key, 50, 100)
    numbers = {half.number(counter) for half in (lower, upper) for counter in range(50)}
    assert len(numbers) == 100


def test_a_lease_ends() -> None:
    lease = Lease(412, bytes(32), 10, 12)
    assert block_of(lease.number(1)) == 412
    with pytest.raises(NumbersExhausted):
        lease.number(2)


@pytest.mark.parametrize("found", [b"", b"\xff nonsense", b"[]", b"{}"])
def test_damaged_settings_are_a_fault_with_a_name(
    tmp_path: Path, hub: HubKeys, found: bytes
) -> None:
    Node.in_training(tmp_path / "node", hub)
    (tmp_path / "node" / SETTINGS).write_bytes(found)
    with pytest.raises(FileDamaged, match=SETTINGS):
        Node.open(tmp_path / "node")


def test_the_key_that_mints_numbers_is_not_shown_by_accident() -> None:
    assert "secret" not in repr(Lease(0, b"secret"))


def test_a_nodes_folder_that_others_may_enter_is_closed_to_them(
    tmp_path: Path, hub: HubKeys
) -> None:
    folder = tmp_path / "node"
    folder.mkdir()
    folder.chmod(0o755)
    Node.in_training(folder, hub)
    assert stat.S_IMODE(folder.stat().st_mode) == 0o700
