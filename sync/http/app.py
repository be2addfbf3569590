"""What a hub serves to nodes: challenges, passes, and its intake.

Bodies are deterministic CBOR (``sync.http.messages``); faults are ``application/problem+json``
(RFC 9457) with the number of the fault. Handlers are plain functions: they run on threads, since
the journal waits for its disk.
"""

from __future__ import annotations

from collections.abc import Callable

from fastapi import APIRouter, FastAPI, Request, Response
from starlette.responses import JSONResponse

from records import StorageFault
from sync.http import nodes_routes
from sync.http.access import NotAdmitted
from sync.http.messages import (
    ASK,
    CHALLENGE,
    HEALTH,
    OFFER,
    SESSION,
    MessageUnreadable,
    read_bytes,
    read_list,
    write_bytes,
)
from sync.http.served import Body, Here, Passed, Served, told_in_cbor
from sync.protocol import BatchTooLarge

router = APIRouter()

_STATUS: tuple[tuple[type[Exception], int, str], ...] = (
    (MessageUnreadable, 422, "This is not what the address takes."),
    (NotAdmitted, 401, "A pass is needed: prove the node's key at /v1/session."),
    (BatchTooLarge, 413, "The batch is too large: send fewer at once."),
    (StorageFault, 503, "The hub cannot keep anything now. Offer it again later."),
)
RETRY_SECONDS = 30


def create_app(served: Served) -> FastAPI:
    """Build the hub's application."""
    app = FastAPI(title="Sarhad hub", version="1", docs_url=None, redoc_url=None)
    app.state.served = served
    app.include_router(router)
    app.include_router(nodes_routes.router)
    for kind, status, title in (*_STATUS, *nodes_routes.REFUSED):
        app.add_exception_handler(kind, _told(status, title))
    return app


@router.post(CHALLENGE)
def challenge(here: Here, body: Body) -> Response:
    """Give what the node named in the body must sign."""
    return told_in_cbor(write_bytes(here.door.challenge(read_bytes(body))))


@router.post(SESSION)
def session(here: Here, body: Body) -> Response:
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


@router.get(HEALTH)
def health(here: Here) -> Response:
    """Say whether the hub can keep what it is offered; for whoever watches it."""
    well = here.healthy()
    return JSONResponse({"healthy": well}, status_code=200 if well else 503)


def _told(status: int, title: str) -> Callable[[Request, Exception], Response]:
    headers = {"retry-after": str(RETRY_SECONDS)} if status == 503 else {}

    def tell(_request: Request, fault: Exception) -> Response:
        # The fault's own words stay here: they may name a path, or what somebody sent.
        said = {"title": title, "status": status, "fault": getattr(fault, "number", None)}
        return JSONResponse(said, status, headers, "application/problem+json")

    return tell
