from __future__ import annotations

from dataclasses import replace

import pytest

from customs.offices import Role
from envelope.errors import BadKey, UnknownNode
from envelope.keys import SigningKey
from envelope.trust import TrustedNode, TrustList


def test_a_node_is_found_by_its_name(trust: TrustList, kiosk_node: TrustedNode) -> None:
    assert trust.lookup(kiosk_node.node) == kiosk_node
    assert list(trust) == [kiosk_node]
    assert len(trust) == 1


def test_an_unlisted_node_is_unknown(trust: TrustList) -> None:
    with pytest.raises(UnknownNode, match="0000000000000000"):
        trust.lookup(bytes(8))


def test_a_node_must_be_named_by_its_own_key(kiosk_node: TrustedNode) -> None:
    with pytest.raises(BadKey):
        replace(kiosk_node, public=SigningKey.generate().public)


def test_a_list_is_never_changed_only_followed_by_another(
    trust: TrustList, kiosk_node: TrustedNode
) -> None:
    other = TrustedNode.of(SigningKey.generate().public, "Köşk 2", "Nümunə postu", Role.KIOSK)
    revoked = replace(kiosk_node, revoked_after_sequence=0)
    followed = trust.with_node(other).with_node(revoked)
    assert set(followed) == {other, revoked}
    assert list(trust) == [kiosk_node]


def test_a_training_list_stays_one(kiosk_node: TrustedNode) -> None:
    assert TrustList(training=True).with_node(kiosk_node).training
