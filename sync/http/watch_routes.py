"""The addresses by which a hub is watched: whether it lives, whether it can work, its figures.

The first two are answered for everybody and tell nothing of what is held. ``/metrics`` wants the
watcher's token even on loopback: where something on this machine ends TLS before the hub, everybody
comes from loopback.
"""

from __future__ import annotations

import hmac
from typing import Annotated

from fastapi import APIRouter, Header, Response
from starlette.responses import JSONResponse

from sync.http.access import NotAdmitted
from sync.http.messages import HEALTH
from sync.http.served import Here

READY = "/v1/ready"
METRICS = "/metrics"

router = APIRouter(tags=["watching"])


@router.get(HEALTH)
def health(here: Here) -> Response:
    """Say whether the hub can keep what it is offered; for whoever watches it."""
    well = here.healthy()
    return JSONResponse({"healthy": well}, status_code=200 if well else 503)


@router.get(READY)
def ready(here: Here) -> Response:
    """Say whether anything is in the way of the hub's work, and what should be looked at."""
    found = here.watched.ready()
    return JSONResponse(found.as_data(), 200 if found.ready else 503)


@router.get(METRICS)
def metrics(here: Here, authorization: Annotated[str, Header()] = "") -> Response:
    """Give the hub's figures, in the text format of Prometheus."""
    token = here.watched.token
    wanted = f"Bearer {token}".encode()
    if not token or not hmac.compare_digest(wanted, authorization.encode("utf-8", "replace")):
        raise NotAdmitted("not the watcher")
    said, media = here.watched.figures.written()
    return Response(said, headers={"content-type": media})
