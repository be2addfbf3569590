"""Addresses and bodies of what nodes and hubs say about belonging, where they are not signed."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from customs.offices import Role
from envelope import cbor
from envelope.errors import EnvelopeError
from envelope.keys import KEY_BYTES
from envelope.trust import TrustedNode
from sync.enrolment_token import TokenUnknown
from sync.http.messages import MessageUnreadable
from sync.membership import (
    LONGEST_NAME,
    LONGEST_POST,
    MAX_ASKED,
    MembershipRefused,
    NotThatHub,
    TokenEnded,
    TokenUsed,
)
from sync.node import NumbersExhausted
from sync.protocol import AnswerNotGenuine, HubUnreachable, SyncFault

ENROL, LEASE, STATUS = "/v1/enrol", "/v1/lease", "/v1/status"
ROTATE, NODES = "/v1/rotate", "/v1/nodes"

MOST_NODES = 200
"""Machines a hub below names at once."""

_FAULTS: dict[int, type[SyncFault]] = {
    one.number: one
    for one in (
        TokenUnknown,
        TokenUsed,
        TokenEnded,
        NotThatHub,
        MembershipRefused,
        NumbersExhausted,
    )
}


def write_nodes(nodes: Sequence[TrustedNode]) -> bytes:
    """Write what a hub says of its machines; the pass says of which post they are."""
    return cbor.encode(
        [[one.public, one.name, one.role.value, one.revoked_after_sequence] for one in nodes]
    )


def read_nodes(body: bytes) -> list[TrustedNode]:
    """Read up to ``MOST_NODES`` machines, of no post yet. Raises MessageUnreadable."""
    try:
        said = cbor.decode(body, MAX_ASKED)
    except EnvelopeError as error:
        raise MessageUnreadable(str(error)) from error
    if not isinstance(said, list) or len(said) > MOST_NODES:
        raise MessageUnreadable("not a list of machines")
    return [_node(one) for one in said]


def read_hello(body: bytes) -> tuple[bytes, str, bool]:
    """Read a hub's public key, its authority's certificate, and whether it trains.

    Nothing of it is believed before the token's fingerprint was held against it.
    Raises AnswerNotGenuine.
    """
    try:
        match cbor.decode(body, MAX_ASKED):
            case {0: 1, 1: bytes(public), 2: str(authority), 3: bool(training)}:
                return public, authority, training
    except EnvelopeError as error:
        raise AnswerNotGenuine(str(error)) from error
    raise AnswerNotGenuine("not a hub's")


def wanted(status: int, said: bytes) -> bytes:
    """Give what came with 200 or 204. Raises the fault a refusal names, HubUnreachable."""
    if status in (200, 204):
        return said
    fault = _FAULTS.get(_number(said)) if status in (403, 409) else None
    raise fault("the hub refused") if fault else HubUnreachable(f"status {status}")


def _number(said: bytes) -> int:
    try:
        found = json.loads(said)
    except (ValueError, RecursionError):
        return 0
    number = found.get("fault") if isinstance(found, dict) else 0
    return number if isinstance(number, int) else 0


def _node(value: Any) -> TrustedNode:
    match value:
        case [bytes(public), str(name), str(role), None | int() as revoked]:
            is_short = 0 < len(name) <= LONGEST_NAME and name.isprintable()
            if len(public) == KEY_BYTES and is_short and role in set(Role) and (revoked or 0) >= 0:
                made = TrustedNode.of(public, name, "", Role(role))
                return TrustedNode(made.node, public, name, "", made.role, False, revoked)
    raise MessageUnreadable("not a machine")


def check_names(name: str, post: str) -> bool:
    """Whether a machine may be called so."""
    return (
        0 < len(name.strip()) <= LONGEST_NAME
        and name.isprintable()
        and len(post) <= LONGEST_POST
        and post.isprintable()
    )
