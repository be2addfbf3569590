"""What a hub serves to nodes: challenges, passes, and its intake.

Bodies are deterministic CBOR (``sync.http.messages``); faults are ``application/problem+json``
(RFC 9457) with the number of the fault. Handlers are plain functions: they run on threads, since
the journal waits for its disk.
"""

from __future__ import annotations

import time

from fastapi import APIRouter, FastAPI, Response

from records import StorageFault
from sync.http import (
    calls_routes,
    documents_routes,
    lookups_routes,
    nodes_routes,
    pull_routes,
    reference_routes,
    watch_routes,
)
from sync.http.access import NotAdmitted
from sync.http.descriptions import describe
from sync.http.messages import (
    ASK,
    CHALLENGE,
    OFFER,
    SESSION,
    MessageUnreadable,
    read_bytes,
    read_list,
    write_bytes,
)
from sync.http.problems import Refusal, tell_of
from sync.http.served import Body, Here, Passed, Served, SmallBody, told_in_cbor
from sync.http.watching import Watching
from sync.protocol import BatchTooLarge, HubBusy

router = APIRouter()

_STATUS: tuple[Refusal, ...] = (
    (MessageUnreadable, 422, "This is not what the address takes."),
    (NotAdmitted, 401, "A pass is needed: prove the node's key at /v1/session."),
    (BatchTooLarge, 413, "The batch is too large: send fewer at once."),
    (HubBusy, 429, "The hub has enough to do. Offer it again in a while."),
    (StorageFault, 503, "The hub cannot keep anything now. Offer it again later."),
)

_AREAS = (
    calls_routes,
    documents_routes,
    lookups_routes,
    nodes_routes,
    pull_routes,
    reference_routes,
    watch_routes,
)
"""Each has its ``router``; what it refuses in ways of its own stands in its ``REFUSED``."""


def create_app(served: Served) -> FastAPI:
    """Build the hub's application."""
    app = described()
    app.state.served = served
    tell_of(app, (*_STATUS, *(one for area in _AREAS for one in getattr(area, "REFUSED", ()))))
    app.add_middleware(Watching, figures=served.watched.figures, now=time.monotonic)
    return app


def described() -> FastAPI:
    """Give every address with its description, over no hub."""
    app = FastAPI(title="Sarhad hub", version="1", docs_url=None, redoc_url=None)
    for area in (router, *(one.router for one in _AREAS)):
        app.include_router(area)
    describe(app)
    return app


@router.post(CHALLENGE)
def challenge(here: Here, body: SmallBody) -> Response:
    """Give what the node named in the body must sign."""
    return told_in_cbor(write_bytes(here.door.challenge(read_bytes(body))))


@router.post(SESSION)
def session(here: Here, body: SmallBody) -> Response:
    """Give a pass for a signed challenge."""
    return told_in_cbor(write_bytes(here.door.admit(read_bytes(body))))


@router.post(OFFER)
def offer(here: Here, passed: Passed, body: Body) -> Response:
    """Take a batch of parcels in; the answer is signed."""
    return told_in_cbor(here.intake.take(read_list(body)).signed)


@router.post(ASK)
def ask(here: Here, passed: Passed, body: Body) -> Response:
    """Say how well facts are held; the answer is signed."""
    return told_in_cbor(here.intake.held(read_list(body)).signed)
