"""The centre's list and a machine's own: nobody is lost, no revocation undone."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.trust import TrustedNode, TrustList
from sync.centres_list import joined, never_shorter, read_list, write_list
from sync.protocol import FileDamaged

NODES = [
    TrustedNode.of(SigningKey.generate().public, f"node {at}", "baki", role)
    for at, role in enumerate(Role)
]
lasts = st.none() | st.integers(0, 9)


def lists() -> st.SearchStrategy[TrustList]:
    """Any of the nodes, each in good standing or revoked after some fact."""
    entries = st.dictionaries(st.sampled_from(range(len(NODES))), lasts)
    return entries.map(
        lambda held: TrustList(
            replace(NODES[at], revoked_after_sequence=last) for at, last in held.items()
        )
    )


def last_of(trust: TrustList, node: TrustedNode) -> float:
    """The last fact that stands; infinite for one in good standing, or not listed."""
    if trust.role_of(node.node) is None:
        return float("inf")
    last = trust.lookup(node.node).revoked_after_sequence
    return float("inf") if last is None else last


@given(lists())
def test_a_list_is_read_as_it_was_written(trust: TrustList) -> None:
    assert set(read_list(write_list(trust))) == set(trust)


@given(lists())
def test_equal_lists_are_equal_bytes(trust: TrustList) -> None:
    assert write_list(trust) == write_list(TrustList(reversed(tuple(trust))))


@given(lists(), lists())
def test_of_two_revocations_the_earlier_fact_stands(own: TrustList, centres: TrustList) -> None:
    for found in (joined(own, centres), never_shorter(own, centres)):
        assert {one.node for one in found} == {one.node for one in (*own, *centres)}
        for node in NODES:
            assert last_of(found, node) == min(last_of(own, node), last_of(centres, node))


def test_the_centres_word_on_a_node_goes_before_the_machines_own() -> None:
    named = replace(NODES[0], name="renamed", post="astara")
    found = joined(TrustList([NODES[0]]), TrustList([named]))
    assert found.lookup(named.node) == named


def test_a_list_for_the_other_side_adds_nothing() -> None:
    own = TrustList([NODES[0]], training=True)
    assert set(joined(own, TrustList(NODES))) == {NODES[0]}


def test_a_role_of_a_later_version_is_left_out() -> None:
    said = json.loads(write_list(TrustList(NODES[:2])))
    said["nodes"][0]["role"] = "watcher"
    assert len(read_list(json.dumps(said).encode())) == 1


@pytest.mark.parametrize("change", [{"node": "00" * 8}, {"public": "zz"}, {"name": None}])
def test_a_node_that_is_not_what_it_says_is_refused(change: dict[str, object]) -> None:
    said = json.loads(write_list(TrustList(NODES[:1])))
    said["nodes"][0].update(change)
    if "name" in change:
        del said["nodes"][0]["name"]
    with pytest.raises(FileDamaged):
        read_list(json.dumps(said).encode())


@pytest.mark.parametrize("last", [True, "7", 1.5, -1])
def test_a_last_fact_that_is_no_number_is_refused(last: object) -> None:
    said = json.loads(write_list(TrustList(NODES[:1])))
    said["nodes"][0]["revoked_after_sequence"] = last
    with pytest.raises(FileDamaged):
        read_list(json.dumps(said).encode())


@pytest.mark.parametrize("data", [b"", b"[]", b"{}", b"first", b'{"nodes": 1, "training": 1}'])
def test_what_is_no_list_is_refused(data: bytes) -> None:
    with pytest.raises(FileDamaged):
        read_list(data)
