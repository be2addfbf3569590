"""What a hub serves to nodes: challenges, passes, and its intake.

Bodies are deterministic CBOR (``sync.http.messages``); faults are ``application/problem+json``
(RFC 9457) with the number of the fault. Handlers are plain functions: they run on threads, since
the journal waits for its disk.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Annotated

from fastapi import APIRouter, Depends, FastAPI, Header, Request, Response
from starlette.responses import JSONResponse

from envelope.trust import TrustedNode
from records import StorageFault
from sync.http.access import Doorkeeper, NotAdmitted
from sync.http.messages import (
    ASK,
    CHALLENGE,
    HEALTH,
    MAX_BATCH,
    MEDIA,
    OFFER,
    SESSION,
    MessageUnreadable,
    read_bytes,
    read_list,
    write_bytes,
)
from sync.in_process import TakesParcels
from sync.protocol import BatchTooLarge

router = APIRouter()

_SCHEME = "Bearer "


_STATUS: tuple[tuple[type[Exception], int, str], ...] = (
    (MessageUnreadable, 422, "This is not what the address takes."),
    (NotAdmitted, 401, "A pass is needed: prove the node's key at /v1/session."),
    (BatchTooLarge, 413, "The batch is too large: send fewer at once."),
    (StorageFault, 503, "The hub cannot keep anything now. Offer it again later."),
)
RETRY_SECONDS = 30


@dataclass(frozen=True)
class Served:
    """What the addresses work on. ``healthy`` says whether the store answers."""

    intake: TakesParcels
    door: Doorkeeper
    healthy: Callable[[], bool]


def create_app(served: Served) -> FastAPI:
    """Build the hub's application."""
    app = FastAPI(title="Sarhad hub", version="1", docs_url=None, redoc_url=None)
    app.state.served = served
    app.include_router(router)
    for kind, status, title in _STATUS:
        app.add_exception_handler(kind, _told(status, title))
    return app


def _served(request: Request) -> Served:
    served: Served = request.app.state.served
    return served


async def _body(request: Request) -> bytes:
    # Counted as it comes: Content-Length alone proves nothing.
    parts, size = [], 0
    async for part in request.stream():
        size += len(part)
        if size > MAX_BATCH:
            raise BatchTooLarge(f"over {MAX_BATCH} bytes")
        parts.append(part)
    return b"".join(parts)


Here = Annotated[Served, Depends(_served)]
Body = Annotated[bytes, Depends(_body)]


def _holder(here: Here, authorization: Annotated[str, Header()] = "") -> TrustedNode:
    scheme, given = authorization[: len(_SCHEME)], authorization[len(_SCHEME) :]
    try:
        return here.door.holder(bytes.fromhex(given if scheme == _SCHEME else ""))
    except ValueError as error:
        raise NotAdmitted("not a pass") from error


Passed = Annotated[TrustedNode, Depends(_holder)]


@router.post(CHALLENGE)
def challenge(here: Here, body: Body) -> Response:
    """Give what the node named in the body must sign."""
    return _cbor(write_bytes(here.door.challenge(read_bytes(body))))


@router.post(SESSION)
def session(here: Here, body: Body) -> Response:
    """Give a pass for a signed challenge."""
    return _cbor(write_bytes(here.door.admit(read_bytes(body))))


@router.post(OFFER)
def offer(here: Here, passed: Passed, body: Body) -> Response:
    """Take a batch of parcels in; the answer is signed."""
    return _cbor(here.intake.take(read_list(body)).signed)


@router.post(ASK)
def ask(here: Here, passed: Passed, body: Body) -> Response:
    """Say how well facts are held; the answer is signed."""
    return _cbor(here.intake.held(read_list(body)).signed)


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


def _cbor(content: bytes) -> Response:
    return Response(content, media_type=MEDIA)
