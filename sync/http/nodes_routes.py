"""The addresses by which machines come in, ask for numbers, say how they are, and hand over keys.

All but the first two want a pass; who asks is known by it. Bodies are small, and read with bounds.
"""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Depends, Request, Response
from starlette.responses import JSONResponse

from events import note
from sync.enrolment_token import TokenUnknown
from sync.events import CAME_IN, NOT_LET_IN
from sync.http.nodes_words import ENROL, LEASE, NODES, ROTATE, STATUS, read_nodes
from sync.http.served import Here, Passed, SmallBody, told_in_cbor
from sync.hub.nodes import NodesOfHub
from sync.membership import (
    AskingForNumbers,
    MembershipRefused,
    NotThatHub,
    TokenEnded,
    TokenUsed,
)
from sync.node import NumbersExhausted
from sync.node_status import NodeStatus
from sync.protocol import HubBusy, SyncFault

router = APIRouter()

REFUSED: tuple[tuple[type[Exception], int, str], ...] = (
    (TokenUnknown, 403, "No token of this hub."),
    (TokenUsed, 403, "Another machine has used this token."),
    (TokenEnded, 403, "This token has ended."),
    (NotThatHub, 403, "This token is of another hub."),
    (MembershipRefused, 409, "This machine cannot do that as it stands."),
    (NumbersExhausted, 409, "No number is left to lease."),
)
"""Faults, the status each is answered with, and in which words."""


def _nodes(here: Here) -> NodesOfHub:
    assert here.nodes is not None, "served without its nodes"
    return here.nodes


Nodes = Annotated[NodesOfHub, Depends(_nodes)]


@router.get(ENROL)
def who(nodes: Nodes) -> Response:
    """Say who this hub is: what a token's fingerprint is made of. Nothing of it is secret."""
    return told_in_cbor(nodes.enrolling.hello())


@router.post(ENROL)
def enrol(nodes: Nodes, body: SmallBody, request: Request) -> Response:
    """Let a machine in for its token; the answer is signed."""
    peer = request.client.host if request.client else ""
    try:
        said = nodes.enrolling.come_in(body, peer)
    except HubBusy as busy:
        return _busy(busy)
    except SyncFault as fault:
        note(NOT_LET_IN, fault=fault)
        raise
    note(CAME_IN)
    return told_in_cbor(said)


@router.post(LEASE)
def lease(nodes: Nodes, passed: Passed, body: SmallBody) -> Response:
    """Say which numbers a machine has and how many are used; lease more. The answer is signed."""
    return told_in_cbor(nodes.leasing.answer(passed, AskingForNumbers.read(body)))


@router.post(STATUS)
def status(nodes: Nodes, passed: Passed, body: SmallBody) -> Response:
    """Note how a machine is."""
    nodes.members.heard(passed, NodeStatus.read(body))
    return Response(status_code=204)


@router.post(ROTATE)
def rotate(nodes: Nodes, passed: Passed, body: SmallBody) -> Response:
    """Let a machine go on with the key its old one names."""
    nodes.members.hand_over(passed, body)
    return Response(status_code=204)


@router.post(NODES)
def vouch(nodes: Nodes, passed: Passed, body: SmallBody) -> Response:
    """Believe what a hub below says of the machines of its post."""
    nodes.members.vouched(passed, read_nodes(body))
    return Response(status_code=204)


def _busy(busy: HubBusy) -> Response:
    title = "Too many wrong tokens came from this address."
    said = {"title": title, "status": 429, "fault": busy.number}
    headers = {"retry-after": str(busy.seconds)}
    return JSONResponse(said, 429, headers, "application/problem+json")
