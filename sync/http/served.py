"""What every address of a hub works with: what is served, a bounded body, whose pass came."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from typing import Annotated

from fastapi import Depends, Header, Request, Response

from envelope.trust import TrustedNode
from sync.editions import Editions
from sync.http.access import Doorkeeper, NotAdmitted
from sync.http.messages import MAX_BATCH, MEDIA
from sync.hub.giving import Giving
from sync.hub.hub import Hub
from sync.hub.news import News
from sync.hub.nodes import NodesOfHub
from sync.in_process import TakesParcels
from sync.protocol import BatchTooLarge
from sync.watched import Watched

MAX_SMALL = 64 * 1024
"""Bytes of a request that is no batch."""

_SCHEME = "Bearer "


@dataclass(frozen=True)
class Served:
    """What the addresses work on. ``healthy`` says whether the store answers."""

    intake: TakesParcels
    door: Doorkeeper
    healthy: Callable[[], bool]
    nodes: NodesOfHub | None = None
    hub: Hub | None = None
    watched: Watched = field(default_factory=Watched)
    editions: Editions | None = None
    giving: Giving | None = None
    news: News | None = None


def _served(request: Request) -> Served:
    served: Served = request.app.state.served
    return served


def body_of_at_most(most: int) -> Callable[[Request], Awaitable[bytes]]:
    """Make what reads a request's body of up to ``most`` bytes. It raises BatchTooLarge."""

    async def read(request: Request) -> bytes:
        # Counted as it comes: Content-Length alone proves nothing.
        parts, size = [], 0
        async for part in request.stream():
            size += len(part)
            if size > most:
                raise BatchTooLarge(f"over {most} bytes")
            parts.append(part)
        return b"".join(parts)

    return read


Here = Annotated[Served, Depends(_served)]
Body = Annotated[bytes, Depends(body_of_at_most(MAX_BATCH))]
SmallBody = Annotated[bytes, Depends(body_of_at_most(MAX_SMALL))]


def _holder(here: Here, authorization: Annotated[str, Header()] = "") -> TrustedNode:
    scheme, given = authorization[: len(_SCHEME)], authorization[len(_SCHEME) :]
    try:
        return here.door.holder(bytes.fromhex(given if scheme == _SCHEME else ""))
    except ValueError as error:
        raise NotAdmitted("not a pass") from error


Passed = Annotated[TrustedNode, Depends(_holder)]
"""Whose pass came with the request: scope and role follow from it, never from the body."""


def told_in_cbor(content: bytes) -> Response:
    """Answer with deterministic CBOR."""
    return Response(content, media_type=MEDIA)
