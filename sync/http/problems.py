"""Refusals as ``application/problem+json`` (RFC 9457), counted, and told to the hub's keepers.

What a fault said stays here: it may name a path, or what somebody sent.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping

from fastapi import FastAPI, Request, Response
from fastapi.exceptions import RequestValidationError
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse

from events import note
from records import StorageFault
from sync.figures import STORE_FAULTS
from sync.http.access import NotAdmitted
from sync.http.events import NODE_REFUSED, STORE_FAILED
from sync.http.served import Served
from sync.protocol import HubBusy

PROBLEM = "application/problem+json"
RETRY_SECONDS = 30
_HEADERS = {503: {"retry-after": str(RETRY_SECONDS)}, 401: {"www-authenticate": "Bearer"}}

Refusal = tuple[type[Exception], int, str]
"""A fault, the status it is answered with, and in which words."""


def tell_of(app: FastAPI, refusals: tuple[Refusal, ...]) -> None:
    """Have an application answer these faults, and the framework's own, as problems."""
    for kind, status, title in refusals:
        app.add_exception_handler(kind, _told(status, title))
    app.add_exception_handler(HTTPException, _of_the_framework)
    app.add_exception_handler(RequestValidationError, _told(422, "The address takes other values."))


def problem(
    status: int, title: str, fault: object = None, headers: Mapping[str, str] | None = None
) -> Response:
    """Give a problem; ``fault`` is the number an officer reads aloud."""
    said = {"title": title, "status": status, "fault": fault}
    return JSONResponse(said, status, dict(headers or {}), PROBLEM)


def _told(status: int, title: str) -> Callable[[Request, Exception], Response]:
    def tell(request: Request, fault: Exception) -> Response:
        _notice(request, fault)
        return problem(status, title, getattr(fault, "number", None), _again(status, fault))

    return tell


def _again(status: int, fault: Exception) -> dict[str, str]:
    if isinstance(fault, HubBusy):
        return {"retry-after": str(fault.seconds)}
    return {"retry-after": str(RETRY_SECONDS)} if status == 503 else {}


def _notice(request: Request, fault: Exception) -> None:
    served: Served = request.app.state.served
    address = getattr(request.scope.get("route"), "path", "")
    if isinstance(fault, StorageFault):
        served.watched.figures.add(STORE_FAULTS, fault=type(fault).__name__)
        note(STORE_FAILED, address=address, fault=fault)
    elif isinstance(fault, NotAdmitted):
        note(NODE_REFUSED, address=address, fault=fault)


def _of_the_framework(_request: Request, fault: Exception) -> Response:
    assert isinstance(fault, HTTPException)
    return problem(fault.status_code, fault.detail, headers=fault.headers)
