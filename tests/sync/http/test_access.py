"""Who is let in to a hub, for how long, and what is worth nothing."""

from __future__ import annotations

from dataclasses import dataclass, replace
from pathlib import Path

import pytest

from customs.offices import Role
from envelope import cose
from envelope.keys import SigningKey
from envelope.trust import TrustedNode, TrustList
from sync.http.access import (
    CHALLENGE_SECONDS,
    PASS_SECONDS,
    PURPOSE,
    Doorkeeper,
    NotAdmitted,
    access_key,
    prove,
)
from sync.protocol import FileDamaged


@dataclass
class Place:
    """A hub's trust list and clock, to change while it runs."""

    trust: TrustList
    seconds: float = 1_795_000_000.0


@pytest.fixture
def key() -> SigningKey:
    return SigningKey.generate()


@pytest.fixture
def node(key: SigningKey) -> TrustedNode:
    return TrustedNode.of(key.public, "kiosk 0412", "baki", Role.KIOSK)


@pytest.fixture
def place(node: TrustedNode) -> Place:
    return Place(TrustList([node]))


@pytest.fixture
def door(place: Place) -> Doorkeeper:
    return Doorkeeper(bytes(32), lambda: place.trust, lambda: place.seconds)


def test_a_node_that_proves_its_key_is_let_in(
    door: Doorkeeper, key: SigningKey, node: TrustedNode
) -> None:
    assert door.holder(door.admit(prove(door.challenge(key.node), key))) == node


def test_a_pass_ends(door: Doorkeeper, key: SigningKey, place: Place) -> None:
    passed = door.admit(prove(door.challenge(key.node), key))
    place.seconds += PASS_SECONDS - 1
    door.holder(passed)
    place.seconds += 1
    with pytest.raises(NotAdmitted, match="ended"):
        door.holder(passed)


def test_a_challenge_ends(door: Doorkeeper, key: SigningKey, place: Place) -> None:
    proof = prove(door.challenge(key.node), key)
    place.seconds += CHALLENGE_SECONDS
    with pytest.raises(NotAdmitted, match="ended"):
        door.admit(proof)


def test_another_key_proves_nothing(door: Doorkeeper, key: SigningKey) -> None:
    with pytest.raises(NotAdmitted, match="another key"):
        door.admit(prove(door.challenge(key.node), SigningKey.generate()))


def test_an_unknown_node_learns_so_only_when_it_has_proved_its_key(door: Doorkeeper) -> None:
    stranger = SigningKey.generate()
    challenge = door.challenge(stranger.node)
    with pytest.raises(NotAdmitted, match="not on the trust list"):
        door.admit(prove(challenge, stranger))


def test_a_node_revoked_meanwhile_is_let_in_no_more(
    door: Doorkeeper, key: SigningKey, node: TrustedNode, place: Place
) -> None:
    passed = door.admit(prove(door.challenge(key.node), key))
    proof = prove(door.challenge(key.node), key)
    place.trust = TrustList([replace(node, revoked_after_sequence=7)])
    for again in (lambda: door.holder(passed), lambda: door.admit(proof)):
        with pytest.raises(NotAdmitted, match="revoked"):
            again()


def test_a_challenge_is_no_pass_and_a_pass_no_challenge(door: Doorkeeper, key: SigningKey) -> None:
    challenge = door.challenge(key.node)
    passed = door.admit(prove(challenge, key))
    with pytest.raises(NotAdmitted, match="not issued here"):
        door.holder(challenge)
    with pytest.raises(NotAdmitted, match="not issued here"):
        door.admit(prove(passed, key))


def test_nothing_of_it_can_be_altered(door: Doorkeeper, key: SigningKey) -> None:
    passed = door.admit(prove(door.challenge(key.node), key))
    for at in range(len(passed)):
        altered = passed[:at] + bytes([passed[at] ^ 1]) + passed[at + 1 :]
        with pytest.raises(NotAdmitted):
            door.holder(altered)
    for cut in (b"", passed[:-1], passed + b"\0"):
        with pytest.raises(NotAdmitted):
            door.holder(cut)


def test_a_signature_for_another_purpose_proves_nothing(door: Doorkeeper, key: SigningKey) -> None:
    signed = cose.sign(door.challenge(key.node), b"another" + PURPOSE, key)
    with pytest.raises(NotAdmitted, match="another key"):
        door.admit(signed)


@pytest.mark.parametrize("proof", [b"", b"words", b"\x84" * 9, bytes(9000)])
def test_bytes_that_prove_nothing_are_refused_plainly(door: Doorkeeper, proof: bytes) -> None:
    with pytest.raises(NotAdmitted):
        door.admit(proof)


def test_what_is_no_node_gets_no_challenge(door: Doorkeeper) -> None:
    with pytest.raises(NotAdmitted):
        door.challenge(b"seven b")


def test_two_workers_of_a_hub_accept_each_others_passes(
    tmp_path: Path, place: Place, key: SigningKey
) -> None:
    one, other = (
        Doorkeeper(access_key(tmp_path), lambda: place.trust, lambda: place.seconds)
        for _ in range(2)
    )
    passed = one.admit(prove(other.challenge(key.node), key))
    assert other.holder(passed).node == key.node
    assert (tmp_path / "access.key").stat().st_mode & 0o077 == 0


def test_a_damaged_access_key_is_named(tmp_path: Path) -> None:
    (tmp_path / "access.key").write_text("ab" * 31)
    with pytest.raises(FileDamaged, match="access"):
        access_key(tmp_path)
