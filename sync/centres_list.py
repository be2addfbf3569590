"""The centre's trust list as a file of an edition, and what a machine makes of it with its own.

A node is never taken off the list, only revoked: papers it signed before must stay readable.
"""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from customs.offices import Role
from envelope.errors import EnvelopeError
from envelope.snapshots.parts import as_json
from envelope.trust import TrustedNode, TrustList
from sync.protocol import FileDamaged


def write_list(trust: TrustList) -> bytes:
    """Write a trust list, nodes in the order of their ids, so that equal lists are equal bytes."""
    nodes = sorted(trust, key=lambda node: node.node)
    return as_json({"training": trust.training, "nodes": [written_node(node) for node in nodes]})


def read_list(data: bytes) -> TrustList:
    """Read a trust list. Raises FileDamaged.

    A role this version does not know is left out: a node that has it may say nothing here.
    """
    try:
        said = json.loads(data)
        known = [one for one in said["nodes"] if one["role"] in set(Role)]
        return TrustList(map(read_node, known), training=bool(said["training"]))
    except (ValueError, KeyError, TypeError, EnvelopeError) as error:
        raise FileDamaged(f"trust.json of an edition: {error}") from error


def joined(own: TrustList, centres: TrustList) -> TrustList:
    """Give the list a machine goes by: its own and the centre's.

    The centre's word on a node goes before this machine's, but of two revocations the earlier
    fact stands: neither undoes the other. A list for the other side (TƏLİM) adds nothing.
    """
    if own.training != centres.training:
        return own
    for node in centres:
        own = own.with_node(_stricter(node, _held(own, node)))
    return own


def never_shorter(now: TrustList, before: TrustList) -> TrustList:
    """Give the list as it may be published after ``before``: no node and no revocation is lost."""
    for node in before:
        held = _held(now, node)
        now = now.with_node(_stricter(held or node, node))
    return now


def _held(trust: TrustList, node: TrustedNode) -> TrustedNode | None:
    return trust.lookup(node.node) if trust.role_of(node.node) is not None else None


def _stricter(node: TrustedNode, other: TrustedNode | None) -> TrustedNode:
    if other is None or other.revoked_after_sequence is None:
        return node
    last = other.revoked_after_sequence
    own = node.revoked_after_sequence
    return replace(node, revoked_after_sequence=last if own is None else min(own, last))


def written_node(node: TrustedNode) -> dict[str, Any]:
    """Give what a file holds of a node."""
    return {
        "node": node.node.hex(),
        "public": node.public.hex(),
        "name": node.name,
        "post": node.post,
        "role": node.role.value,
        "training": node.training,
        "revoked_after_sequence": node.revoked_after_sequence,
    }


def read_node(kept: Mapping[str, Any]) -> TrustedNode:
    """Take what ``written_node`` gave. Raises ValueError, KeyError, TypeError, BadKey."""
    last = kept["revoked_after_sequence"]
    if last is not None and (type(last) is not int or last < 0):
        raise ValueError("not a sequence number")
    return TrustedNode(
        node=bytes.fromhex(kept["node"]),
        public=bytes.fromhex(kept["public"]),
        name=str(kept["name"]),
        post=str(kept["post"]),
        role=Role(kept["role"]),
        training=bool(kept["training"]),
        revoked_after_sequence=last,
    )
