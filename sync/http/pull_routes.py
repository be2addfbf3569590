"""The addresses facts come down by: pages of what is bound for a post, and word that some wait.

Waiting takes no thread: a hundred streams and long polls stand on one event loop, and only what
reads the store runs on a thread, for as long as it reads.
"""

from __future__ import annotations

import time
from collections.abc import AsyncIterator
from typing import Annotated

from fastapi import APIRouter, Depends, Header, Query, Response
from fastapi.concurrency import run_in_threadpool
from starlette.responses import StreamingResponse

from envelope.trust import TrustedNode
from sync.http.access import NotAdmitted
from sync.http.problems import Refusal
from sync.http.served import Here, Passed, Served, SmallBody, told_in_cbor
from sync.http.watching import WAITS
from sync.hub.giving import Giving, OutOfScope
from sync.hub.news import Ear
from sync.pages import ABOUT, EVENTS, NAMED, PULL, Asking

LONGEST_WAIT = 30
"""Seconds a page may be waited for; a proxy on the way ends a silent request after 60."""

BEAT_SECONDS = 15.0
STREAM_SECONDS = 10 * 60.0
"""A stream is ended after so long, and opened again by a pass that is younger."""

REFUSED: tuple[Refusal, ...] = ((OutOfScope, 403, "Nothing is bound for this machine."),)

router = APIRouter()


def _giving(here: Here) -> Giving:
    assert here.giving is not None, "served without its facts"
    return here.giving


Gives = Annotated[Giving, Depends(_giving)]
Seconds = Annotated[int, Query(ge=0, le=LONGEST_WAIT, description="How long to wait for facts.")]


@router.post(PULL, tags=[WAITS])
async def pull(
    here: Here, giving: Gives, passed: Passed, body: SmallBody, wait: Seconds = 0
) -> Response:
    """Give what was bound for the asker since its cursor; wait for it, where that is asked."""
    asked = Asking.read(body)
    if wait:
        assert here.news is not None
        async with here.news.listening(passed.post) as ear:
            if not await run_in_threadpool(giving.waits, passed, asked):
                await ear.heard(wait)
    return told_in_cbor(await run_in_threadpool(giving.page, passed, asked))


@router.post(NAMED)
def named(giving: Gives, passed: Passed, body: SmallBody) -> Response:
    """Give facts by their ids: those that are bound for the asker."""
    return told_in_cbor(giving.named(passed, Asking.read(body)))


@router.post(ABOUT)
def about(giving: Gives, passed: Passed, body: SmallBody) -> Response:
    """Give what is held of a number, and bind what comes later for the asker too."""
    return told_in_cbor(giving.about(passed, Asking.read(body)))


@router.get(EVENTS, tags=[WAITS])
async def events(
    here: Here, passed: Passed, authorization: Annotated[str, Header()] = ""
) -> Response:
    """Say, as server-sent events, whenever facts wait for the asker; what they are is not said."""
    OutOfScope.check(passed)
    given = bytes.fromhex(authorization.split()[-1])
    stream = _stream(here, passed, given)
    return StreamingResponse(
        stream, media_type="text/event-stream", headers={"cache-control": "no-store"}
    )


async def _stream(here: Served, node: TrustedNode, given: bytes) -> AsyncIterator[bytes]:
    assert here.news is not None
    ends = time.monotonic() + STREAM_SECONDS
    async with here.news.listening(node.post) as ear:
        # What came before anybody listened is pulled at once.
        yield b"event: facts\ndata: facts\n\n"
        async for heard in _beats(ear, ends):
            if not _is_admitted(here, given):
                return
            yield b"event: facts\ndata: facts\n\n" if heard else b":\n\n"


async def _beats(ear: Ear, ends: float) -> AsyncIterator[bool]:
    while not ear.ended and (left := ends - time.monotonic()) > 0:
        heard = await ear.heard(min(BEAT_SECONDS, left))
        if not ear.ended:
            yield heard


def _is_admitted(here: Served, given: bytes) -> bool:
    try:
        here.door.holder(given)
    except NotAdmitted:
        return False
    return True
