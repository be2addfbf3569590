"""Facts that come down over HTTP, and streams that say some wait."""

from __future__ import annotations

import asyncio
import socket
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import replace
from typing import Any
from urllib.parse import urlsplit

import pytest

from customs.offices import Role
from envelope.keys import SigningKey
from envelope.trust import TrustedNode
from sync.embedded import Embedded
from sync.http.serving import served_by, server
from sync.http.wire import Wire
from sync.hub.hub import Hub
from sync.hub.pulling import Pulling
from sync.pages import EVENTS, PULL, Asking, Page
from sync.protocol import HubUnreachable


@contextmanager
def serving(hub: Hub) -> Iterator[tuple[str, Any]]:
    """Serve a hub; give its address, and the server so that a test can end it."""
    listener = socket.create_server(("127.0.0.1", 0))
    running = server(served_by(hub))
    thread = threading.Thread(target=running.run, kwargs={"sockets": [listener]})
    thread.start()
    while not running.started and thread.is_alive():
        thread.join(0.01)
    try:
        yield f"http://127.0.0.1:{listener.getsockname()[1]}", running
    finally:
        running.should_exit = True
        thread.join()
        listener.close()


@pytest.fixture
def at_post(machine: Embedded) -> Embedded:
    """The machine's kiosk stands at a post."""
    trusted = machine.hub.trust.lookup(machine.kiosk.node.id)
    machine.hub.believe(replace(trusted, post="north"))
    return machine


def known(machine: Embedded, role: Role, post: str) -> SigningKey:
    key = SigningKey.generate()
    machine.hub.introduce(TrustedNode.of(key.public, "nümunə", post, role, training=True))
    return key


def summaries(wire: Wire, hub: Hub, path: str = PULL, cursor: bytes = b"") -> Page:
    asked = Asking(cursor=cursor)
    return Page.heard(wire.post(path, asked.written()), hub.identity.signing.public, asked.nonce)


def test_a_kiosk_reads_on_from_its_cursor(at_post: Embedded, lodged: Callable[..., int]) -> None:
    with serving(at_post.hub) as (url, _), closing(Wire(url, at_post.kiosk.node.key)) as wire:
        first = lodged(1)
        page = summaries(wire, at_post.hub)
        assert [one[0] for one in page.summaries] == [first]
        second = lodged(2)
        after = summaries(wire, at_post.hub, cursor=page.cursor)
        assert [one[0] for one in after.summaries] == [second]


def test_a_hub_pulls_over_http(
    at_post: Embedded, lodged: Callable[..., int], serve: Callable[..., Any]
) -> None:
    lower = serve("below").hub
    for node in at_post.hub.trust:
        lower.introduce(node)
    name = lower.identity.signing.public
    at_post.hub.introduce(TrustedNode.of(name, "nümunə", "north", Role.HUB, training=True))
    number = lodged(1)
    with serving(at_post.hub) as (url, _), closing(Wire(url, lower.identity.signing)) as wire:
        pulling = Pulling(lower, wire, at_post.hub.identity.signing.public)
        assert pulling.once()[0].new == 1
        assert lower.store.register.row(number) is not None
        assert pulling.once()[0].new == 0


def test_a_page_is_waited_for_until_something_comes(
    at_post: Embedded, lodged: Callable[..., int]
) -> None:
    with serving(at_post.hub) as (url, _), closing(Wire(url, at_post.kiosk.node.key)) as wire:
        wire.entered()
        threading.Timer(0.5, lodged, [1]).start()
        began = time.monotonic()
        page = summaries(wire, at_post.hub, f"{PULL}?wait=9")
        assert len(page.summaries) == 1
        assert 0.4 < time.monotonic() - began < 5


def test_waiting_ends_when_nothing_comes(at_post: Embedded) -> None:
    with serving(at_post.hub) as (url, _), closing(Wire(url, at_post.kiosk.node.key)) as wire:
        wire.entered()
        began = time.monotonic()
        assert summaries(wire, at_post.hub, f"{PULL}?wait=1").summaries == ()
        assert 0.9 < time.monotonic() - began < 4


@pytest.mark.parametrize("path", [PULL, f"{PULL}/facts", f"{PULL}/number"])
def test_whoever_stands_at_no_post_is_refused(machine: Embedded, path: str) -> None:
    with serving(machine.hub) as (url, _), closing(Wire(url, machine.kiosk.node.key)) as wire:
        assert wire.asked(path, Asking().written())[0] == 403
        assert wire.get(EVENTS)[0] == 403


@pytest.mark.parametrize("body", [b"", b"\x00", b"\xa0", b"\xa2\x00\x01\x01\x41\x00"])
def test_what_is_no_question_is_refused(at_post: Embedded, body: bytes) -> None:
    with serving(at_post.hub) as (url, _), closing(Wire(url, at_post.kiosk.node.key)) as wire:
        assert wire.asked(PULL, body)[0] == 422
        assert wire.asked(f"{PULL}?wait=31", Asking().written())[0] == 422


def test_without_a_pass_nothing_is_told(at_post: Embedded) -> None:
    with serving(at_post.hub) as (url, _), closing(Wire(url, at_post.kiosk.node.key)) as wire:
        assert wire.posted(PULL, Asking().written())[0] == 401


async def _listen(url: str, passed: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"GET {EVENTS} HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer {passed.hex()}\r\n"
    # The end of the stream is then the end of the connection, and nobody waits for another request.
    writer.write(f"{head}Connection: close\r\n\r\n".encode())
    await _event(reader)
    return reader, writer


async def _event(reader: asyncio.StreamReader) -> None:
    await asyncio.wait_for(reader.readuntil(b"data: facts\n\n"), 20)


async def _heard(reader: asyncio.StreamReader) -> float:
    await _event(reader)
    return time.monotonic()


def test_a_hundred_streams_take_no_threads_and_hear_within_two_seconds(
    at_post: Embedded, lodged: Callable[..., int]
) -> None:
    passes: list[bytes] = []

    async def act(url: str) -> tuple[int, list[float]]:
        before = threading.active_count()
        streams = [await _listen(url, passes[0]) for _ in range(100)]
        threads = threading.active_count() - before
        listening = [asyncio.create_task(_heard(reader)) for reader, _ in streams]
        began = time.monotonic()
        await asyncio.to_thread(lodged, 1)
        heard = await asyncio.gather(*listening)
        for _, writer in streams:
            writer.close()
        return threads, [at - began for at in heard]

    with serving(at_post.hub) as (url, _), closing(Wire(url, at_post.kiosk.node.key)) as wire:
        passes.append(wire.entered())
        threads, took = asyncio.run(act(url))
    # Who asks is looked up on threads of the framework's pool, which are few and go on to others.
    assert threads <= 45
    assert max(took) < 2.0


def test_at_shutdown_streams_end_and_long_polls_are_answered(at_post: Embedded) -> None:
    async def act(url: str, passed: bytes, running: Any, wire: Wire) -> float:
        reader, writer = await _listen(url, passed)
        polling = asyncio.create_task(
            asyncio.to_thread(summaries, wire, at_post.hub, f"{PULL}?wait=9")
        )
        await asyncio.sleep(0.3)
        began = time.monotonic()
        running.should_exit = True
        await asyncio.wait_for(reader.read(), 8)
        page = await polling
        assert page.summaries == ()
        writer.close()
        return time.monotonic() - began

    with serving(at_post.hub) as (url, running), closing(Wire(url, at_post.kiosk.node.key)) as wire:
        assert asyncio.run(act(url, wire.entered(), running, wire)) < 5


def test_a_node_revoked_meanwhile_hears_no_more(
    at_post: Embedded, lodged: Callable[..., int]
) -> None:
    key = known(at_post, Role.KIOSK, "north")

    async def act(url: str, passed: bytes) -> bytes:
        reader, writer = await _listen(url, passed)
        trusted = at_post.hub.trust.lookup(key.node)
        at_post.hub.believe(replace(trusted, revoked_after_sequence=0))
        await asyncio.to_thread(lodged, 1)
        rest = await asyncio.wait_for(reader.read(), 10)
        writer.close()
        return rest

    with serving(at_post.hub) as (url, _), closing(Wire(url, key)) as wire:
        assert b"facts" not in asyncio.run(act(url, wire.entered()))
        with pytest.raises(HubUnreachable):
            wire.post(PULL, Asking().written())
