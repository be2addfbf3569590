"""Lodged at one machine of a post, to be seen at another, while a hundred streams stand open.

A hub in a process of its own, over HTTP on loopback. The one machine lodges into a real outbox and
wakes its courier; the other is a hub below, whose puller waits for a page as it does at a post, and
sees a declaration once it stands in its register. The reference is a bare HTTP round trip to the
same hub (its health), taking turns with the lodgings.
"""

from __future__ import annotations

import asyncio
import json
import statistics
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import ExitStack, closing, contextmanager
from dataclasses import replace
from pathlib import Path
from random import Random
from typing import Any
from urllib.parse import urlsplit

import requests

from benches.made_facts import MadeFacts, hub_of, law
from benches.many_nodes import HubProcess
from customs.offices import Role
from envelope.facts import Envelope
from envelope.parcels import to_parcel
from envelope.trust import TrustedNode
from records.kiosk_store import KioskStore, Sealed
from sync.carrier import Carrier
from sync.courier import Courier
from sync.http.transport import HttpTransport
from sync.http.wire import Wire
from sync.hub.hub import Hub
from sync.hub.pulling import Puller, Pulling
from sync.node import HubKeys
from sync.pages import EVENTS

POST = "north"
STREAMS, LODGINGS, WARM_UP = 100, 100, 5
GOAL_SECONDS = 2.0
PATIENCE = 30.0
LOOK_SECONDS = 0.002
"""Between looks at whether a declaration is to be seen: what a figure may be too high by."""


def measure() -> dict[str, Any]:
    facts = MadeFacts(1, law())
    with tempfile.TemporaryDirectory() as folder, ExitStack() as stack:
        here = Path(folder)
        below = hub_of(here / "below", facts)
        stack.callback(below.close)
        keys = prepared(here / "hub", facts, below)
        hub = stack.enter_context(HubProcess(here / "hub", []))
        passed = stack.enter_context(closing(Wire(hub.url, facts.kiosks[0].key))).entered()
        streams = stack.enter_context(open_streams(hub.url, passed))
        kiosk = stack.enter_context(Lodging(here / "outbox.db", hub.url, facts, keys))
        stack.enter_context(pulling(below, hub.url, keys))
        seen, bare = in_turns(kiosk, below, hub.url)
        still = sum(not one.at_eof() for one in streams)
    return figures(seen, bare, still)


def figures(seen: list[float], bare: list[float], streams: int) -> dict[str, Any]:
    p99 = ninety_ninth(seen)
    return {
        "bench": "visible",
        "reference": "a bare HTTP round trip to the same hub, with the same streams open",
        "streams_open": streams,
        "lodgings": len(seen),
        "median_s": round(statistics.median(seen), 3),
        "p99_s": round(p99, 3),
        "slowest_s": round(max(seen), 3),
        "reference_median_s": round(statistics.median(bare), 4),
        "reference_p99_s": round(ninety_ninth(bare), 4),
        "ratio": round(statistics.median(seen) / statistics.median(bare), 1),
        "goals": {"p99_s": GOAL_SECONDS, "streams_open": STREAMS},
        "reached": {"p99_s": p99 < GOAL_SECONDS, "streams_open": streams == STREAMS},
    }


def ninety_ninth(spent: list[float]) -> float:
    return statistics.quantiles(spent, n=100, method="inclusive")[98]


def prepared(folder: Path, facts: MadeFacts, below: Hub) -> HubKeys:
    """Make the hub above, which believes the kiosk and the hub below it; both stand at the post."""
    hub = hub_of(folder, facts)
    kiosk = replace(facts.kiosks[0].trusted, post=POST)
    public = below.identity.signing.public
    hub.believe(kiosk, TrustedNode.of(public, "below", POST, Role.HUB, training=True))
    below.believe(kiosk)
    keys = hub.identity.keys
    hub.close()
    return keys


class Lodging:
    """A machine that lodges: its outbox on disk, and its courier on a thread of its own."""

    def __init__(self, outbox: Path, url: str, facts: MadeFacts, keys: HubKeys) -> None:
        self._store = KioskStore.open(outbox)
        self._facts, self._keys = facts, keys
        self._wire = HttpTransport(url, facts.kiosks[0].key, keys.public)
        dice = Random(1).random
        self._carrier = Carrier(Courier(self._store.outbox, self._wire, keys.public, dice))

    def __enter__(self) -> Lodging:
        self._carrier.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._carrier.stop()
        self._wire.close()
        self._store.close()

    def lodge(self, envelope: Envelope) -> None:
        """Keep a fact, and wake the courier, as a kiosk does."""
        parcel = to_parcel(envelope, self._keys.recipients)
        self._store.add(
            1, lambda place: Sealed(envelope.fact_id, None, None, parcel, place.clock + 1)
        )
        self._carrier.wake()

    def next(self) -> Envelope:
        return self._facts.some(1)[0]


@contextmanager
def pulling(below: Hub, url: str, keys: HubKeys) -> Iterator[None]:
    """Let the hub below pull as it does at a post: it asks, and its question waits above."""
    with closing(Wire(url, below.identity.signing)) as wire:
        puller = Puller(Pulling(below, wire, keys.public), Random(2).random)
        puller.start()
        yield
        puller.stop()


def in_turns(kiosk: Lodging, below: Hub, url: str) -> tuple[list[float], list[float]]:
    """Lodge, and ask bare, by turns and at no beat of their own; give the seconds of each."""
    dice, seen, bare = Random(3), [], []  # type: tuple[Random, list[float], list[float]]
    with requests.Session() as session:
        for _ in range(WARM_UP + LODGINGS):
            time.sleep(dice.uniform(0, 0.1))
            seen.append(until_seen(kiosk, below))
            began = time.perf_counter()
            session.get(f"{url}/v1/health", timeout=PATIENCE).raise_for_status()
            bare.append(time.perf_counter() - began)
    return seen[WARM_UP:], bare[WARM_UP:]


def until_seen(kiosk: Lodging, below: Hub) -> float:
    """Lodge one declaration; give the seconds until the other machine's register has it."""
    envelope = kiosk.next()
    number = envelope.header.number
    assert number is not None
    began = time.perf_counter()
    kiosk.lodge(envelope)
    while below.store.register.row(number) is None:
        if time.perf_counter() - began > PATIENCE:
            raise TimeoutError("the other machine never saw it")
        time.sleep(LOOK_SECONDS)
    return time.perf_counter() - began


@contextmanager
def open_streams(url: str, passed: bytes) -> Iterator[list[asyncio.StreamReader]]:
    """Hold streams open and read what they say, on a thread of their own."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()

    def done(act: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(act, loop).result(PATIENCE)

    opened = [done(_open(url, passed)) for _ in range(STREAMS)]
    listening = [asyncio.run_coroutine_threadsafe(_listen(one), loop) for one, _ in opened]
    yield [one for one, _ in opened]
    for one in listening:
        one.cancel()
    done(_close([writer for _, writer in opened]))
    loop.call_soon_threadsafe(loop.stop)
    thread.join()
    loop.close()


async def _open(url: str, passed: bytes) -> tuple[asyncio.StreamReader, asyncio.StreamWriter]:
    parts = urlsplit(url)
    reader, writer = await asyncio.open_connection(parts.hostname, parts.port)
    head = f"GET {EVENTS} HTTP/1.1\r\nHost: here\r\nAuthorization: Bearer {passed.hex()}\r\n\r\n"
    writer.write(head.encode())
    # A hub says something at once on every stream that it grants.
    await asyncio.wait_for(reader.readuntil(b"data: facts\n\n"), PATIENCE)
    return reader, writer


async def _listen(reader: asyncio.StreamReader) -> None:
    while await reader.read(4_096):
        pass


async def _close(writers: list[asyncio.StreamWriter]) -> None:
    for writer in writers:
        writer.close()
    # One turn of the loop lets them go.
    await asyncio.sleep(0)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
