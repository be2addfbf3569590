from __future__ import annotations

import pytest

from customs.facts import FactKind, Header
from customs.offices import Role
from envelope.facts import Envelope, seal
from envelope.keys import RecipientKey, SigningKey
from envelope.trust import TrustedNode, TrustList

SALT = bytes(range(8))


@pytest.fixture(scope="session")
def kiosk_key() -> SigningKey:
    return SigningKey.from_bytes(bytes(range(32)))


@pytest.fixture(scope="session")
def desk_key() -> RecipientKey:
    return RecipientKey.from_bytes(bytes(range(32, 64)))


@pytest.fixture(scope="session")
def recovery_key() -> RecipientKey:
    return RecipientKey.from_bytes(bytes(range(64, 96)))


@pytest.fixture(scope="session")
def kiosk_node(kiosk_key: SigningKey) -> TrustedNode:
    return TrustedNode.of(kiosk_key.public, "Köşk 1", "Nümunə postu", Role.KIOSK)


@pytest.fixture(scope="session")
def trust(kiosk_node: TrustedNode) -> TrustList:
    return TrustList([kiosk_node])


@pytest.fixture(scope="session")
def header(kiosk_key: SigningKey) -> Header:
    return Header(
        node=kiosk_key.node,
        sequence=7,
        previous=bytes.fromhex("00112233445566778899aabbccddeeff"),
        clock=1_795_000_000_000 << 16,
        kind=FactKind.LODGED,
        number=2_000_000_000_015,
        form=(1, 1),
        rule_pack=20_261_122,
        crossing=bytes.fromhex("0123456789abcdef"),
    )


@pytest.fixture(scope="session")
def answers() -> dict[int, object]:
    person = {1: "Sınaqova", 2: "Aysel", 4: 31_000, 6: "AZ", 9: "C00000001"}
    goods = [{1: 2, 2: "Yun jaket, nümunə", 4: 1000, 7: 12_050, 8: "USD"}]
    return {1: {1: 1, 4: "TR"}, 2: 0b101, 3: person, 8: goods}


@pytest.fixture(scope="session")
def lodged(header: Header, answers: dict[int, object], kiosk_key: SigningKey) -> Envelope:
    return seal(header, answers, kiosk_key, salt=SALT)
