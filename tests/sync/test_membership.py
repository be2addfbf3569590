"""What nodes and hubs say about belonging is read with bounds, and is worth nothing elsewhere."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.offices import Role
from envelope import cbor, cose
from envelope.keys import SigningKey
from sync.http.messages import MessageUnreadable
from sync.http.nodes_words import read_hello, read_nodes
from sync.membership import (
    COME_IN,
    COMING_IN,
    HANDING_OVER,
    LEASED,
    NEW_KEY,
    AskingForNumbers,
    ComingIn,
    HandOver,
    Holding,
    Membership,
    Numbers,
    nonce,
)
from sync.node_status import NodeStatus, Paper, Printer
from sync.protocol import AnswerNotGenuine

HUB, NODE, OTHER = (SigningKey.from_bytes(bytes([at]) * 32) for at in (1, 2, 3))
NUMBERS = Numbers((Holding(7, 0, 100, 3, bytes(32)),), ((1, 21),))


def test_coming_in_is_signed_by_the_key_that_comes_in() -> None:
    asked = ComingIn(NODE.public, b"secret", HUB.public, nonce())
    assert ComingIn.heard(asked.signed(NODE)) == asked
    with pytest.raises(MessageUnreadable):
        ComingIn.heard(asked.signed(OTHER))


def test_a_signature_for_another_purpose_brings_nobody_in() -> None:
    asked = ComingIn(NODE.public, b"secret", HUB.public, nonce()).signed(NODE)
    elsewhere = cose.sign(cose.payload_of(asked), HANDING_OVER, NODE)
    with pytest.raises(MessageUnreadable):
        ComingIn.heard(elsewhere)


def test_numbers_are_for_the_node_and_the_question_they_were_said_to() -> None:
    drawn = nonce()
    said = NUMBERS.signed(HUB, NODE.node, drawn)
    assert Numbers.heard(said, HUB.public, NODE.node, drawn) == NUMBERS
    for hub, node, question in (
        (OTHER, NODE, drawn),
        (HUB, OTHER, drawn),
        (HUB, NODE, nonce()),
    ):
        with pytest.raises(AnswerNotGenuine):
            Numbers.heard(said, hub.public, node.node, question)


def test_a_membership_is_read_as_it_was_said_and_by_nobody_else() -> None:
    drawn = nonce()
    said = Membership(NODE.node, "Kiosk 3", Role.KIOSK, "baki", True, (bytes(32),))
    signed = said.signed(HUB, drawn)
    assert Membership.heard(signed, HUB.public, NODE.node, drawn) == said
    with pytest.raises(AnswerNotGenuine):
        Membership.heard(signed, HUB.public, OTHER.node, drawn)
    with pytest.raises(AnswerNotGenuine):
        Numbers.heard(signed, HUB.public, NODE.node, drawn)


def test_a_key_is_handed_over_by_the_old_one_to_one_that_agrees() -> None:
    said = HandOver(NODE.node, OTHER.public, 7)
    assert HandOver.heard(said.signed(NODE, OTHER), NODE.public) == said
    for signed in (said.signed(HUB, OTHER), said.signed(NODE, HUB)):
        with pytest.raises(MessageUnreadable):
            HandOver.heard(signed, NODE.public)


@pytest.mark.parametrize(
    "asked",
    [
        {0: 2, 1: bytes(16), 2: [], 3: [], 4: False},
        {0: 1, 1: bytes(15), 2: [], 3: [], 4: False},
        {0: 1, 1: bytes(16), 2: [[1, 0, 0]] * 65, 3: [], 4: False},
        {0: 1, 1: bytes(16), 2: [[10_000, 0, 0]], 3: [], 4: False},
        {0: 1, 1: bytes(16), 2: [[1, -1, 0]], 3: [], 4: False},
        {0: 1, 1: bytes(16), 2: [], 3: [[0, 21]], 4: False},
        {0: 1, 1: bytes(16), 2: [], 3: [[21, 21]], 4: False},
        {0: 1, 1: bytes(16), 2: [], 3: [], 4: 1},
    ],
)
def test_a_question_out_of_bounds_is_no_question(asked: Any) -> None:
    with pytest.raises(MessageUnreadable):
        AskingForNumbers.read(cbor.encode(asked))


@given(st.binary(max_size=200))
def test_whatever_comes_is_refused_by_name(data: bytes) -> None:
    for read in (ComingIn.heard, AskingForNumbers.read, NodeStatus.read, read_nodes):
        with pytest.raises(MessageUnreadable):
            found = read(data)
            # The one thing so short that it says something: no machines.
            assert found == []
            raise MessageUnreadable("nothing")
    with pytest.raises(AnswerNotGenuine):
        read_hello(data)
    with pytest.raises(AnswerNotGenuine):
        Numbers.heard(data, HUB.public, NODE.node, bytes(16))


def test_a_status_is_read_as_it_was_said() -> None:
    said = NodeStatus("0.1.0", 1_800_000_000_000, Printer.FAULT, Paper.OUT, 3, 4)
    assert NodeStatus.read(said.written()) == said


def test_a_state_of_a_later_version_is_unknown_and_words_are_no_version() -> None:
    later = cbor.encode({0: 1, 1: "0.2", 2: 5, 3: 99, 4: 99, 5: 0, 6: 0})
    assert (NodeStatus.read(later).printer, NodeStatus.read(later).paper) == ("unknown", "unknown")
    for version in ("Aysel Sınaqova", "", "x" * 33, "a b"):
        with pytest.raises(MessageUnreadable):
            NodeStatus.read(NodeStatus(version, 5).written())


def test_what_a_hub_says_of_machines_names_no_other_kind_of_thing() -> None:
    for one in (
        [NODE.public, "", "kiosk", None],
        [NODE.public, "a\nb", "kiosk", None],
        [NODE.public, "a", "emperor", None],
        [b"short", "a", "kiosk", None],
        [NODE.public, "a", "kiosk", -1],
    ):
        with pytest.raises(MessageUnreadable):
            read_nodes(cbor.encode([one]))


def test_purposes_are_all_different() -> None:
    assert len({COMING_IN, COME_IN, LEASED, HANDING_OVER, NEW_KEY}) == 5
