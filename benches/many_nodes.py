"""A centre's morning after a day without a wire: every node hands over what it lodged, at once.

60 nodes with 50 facts each (600 with 200 with ``--whole``) over real HTTP against a hub in a
process of its own. A node's time runs from the common start until nothing waits at it. Memory is
what the hub's process has held at most, after the first tenth and at the end, and what one courier
takes in Python objects for a small and for a large backlog.
"""

from __future__ import annotations

import argparse
import json
import multiprocessing
import os
import resource
import statistics
import tempfile
import threading
import time
import tracemalloc
from collections.abc import Iterable, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from functools import partial
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

from benches.made_facts import MadeFacts, hub_of, law
from customs.facts import FactId
from envelope.keys import SigningKey
from records.kiosk_store import KioskStore, Place, Sealed
from records.outbox import Backlog, Held, Parcel
from sync.answers import digest, sign_answer
from sync.courier import Courier
from sync.http.serving import serve_in_thread, served_by
from sync.http.transport import HttpTransport
from sync.protocol import Acknowledgement, Answer, Level

NODES, FACTS = 60, 50
WHOLE_NODES, WHOLE_FACTS = 600, 200
SLOWEST_GOAL, HUB_GOAL, COURIER_GOAL = 3.0, 1.2, 1.5
SMALL, LARGE = 1_000, 6_000
AT_ONCE = 64
"""Couriers whose requests are under way at one time: a machine's own would be one each."""


@dataclass
class InMemory:
    """What of a kiosk's outbox a courier sees, without a disk of its own for each of hundreds."""

    parcels: list[Parcel]
    done: int = 0
    marked: set[FactId] = field(default_factory=set)

    def waiting(self, most: int, state: Held = Held.NEW) -> Sequence[Parcel]:
        return self.parcels[self.done : self.done + most] if state is Held.NEW else []

    def in_epoch(self, epoch: bytes) -> bool:
        return True

    def mark(
        self, answers: Iterable[tuple[FactId, Held, str | None]], witness: bytes | None = None
    ) -> None:
        for _fact, held, reason in answers:
            if held is not Held.STORED:
                raise ValueError(reason)
            self.done += 1

    def backlog(self) -> Backlog:
        return Backlog(len(self.parcels) - self.done, 0, 0, None)


def measure(nodes: int, each: int) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        times, peaks = storm(Path(folder), nodes, each)
        small, large = (courier_memory(Path(folder) / str(n), n) for n in (SMALL, LARGE))
    slowest, median = max(times), statistics.median(times)
    hub_growth, courier_growth = peaks[-1] / peaks[0], large / small
    return {
        "bench": "many_nodes",
        "reference": "the median node; the hub's memory after a tenth; a courier's small backlog",
        "nodes": nodes,
        "facts_each": each,
        "facts_a_second": round(nodes * each / slowest),
        "median_s": round(median, 2),
        "slowest_s": round(slowest, 2),
        "slowest_ratio": round(slowest / median, 2),
        "hub_peak_mb": [round(one / 1024) for one in peaks],
        "hub_growth": round(hub_growth, 2),
        "courier_kb": {str(SMALL): round(small / 1024), str(LARGE): round(large / 1024)},
        "courier_growth": round(courier_growth, 2),
        "goals": {
            "slowest_ratio": SLOWEST_GOAL,
            "hub_growth": HUB_GOAL,
            "courier_growth": COURIER_GOAL,
        },
        "reached": {
            "slowest_ratio": slowest / median <= SLOWEST_GOAL,
            "hub_growth": hub_growth <= HUB_GOAL,
            "courier_growth": courier_growth <= COURIER_GOAL,
        },
    }


def storm(folder: Path, nodes: int, each: int) -> tuple[list[float], list[int]]:
    """Let all nodes hand over at once; give their times, and the hub's peak memory on the way."""
    facts = MadeFacts(nodes, law())
    hub = hub_of(folder / "hub", facts)
    recipients = hub.identity.keys
    outboxes = [InMemory([]) for _ in range(nodes)]
    for at, parcel in enumerate(facts.parcels(hub, nodes * each)):
        kiosk = facts.kiosks[at % nodes]
        outboxes[at % nodes].parcels.append(Parcel(at, _id_of(parcel), parcel))
        assert kiosk.sequence
    hub.close()
    with HubProcess(folder / "hub", [one.key for one in facts.kiosks]) as served:
        began = time.monotonic()
        peaks, tenth = [], threading.Event()

        def one(at: int) -> float:
            key, outbox = facts.kiosks[at].key, outboxes[at]
            wire = HttpTransport(served.url, key, recipients.public)
            courier = Courier(outbox, wire, recipients.public, lambda: 0.5)
            while courier.backlog().new:
                if not courier.run_once().reached:
                    time.sleep(courier.wait())
            wire.close()
            if at == nodes // 10 and not tenth.is_set():
                peaks.append(served.peak())
                tenth.set()
            return time.monotonic() - began

        with ThreadPoolExecutor(min(nodes, AT_ONCE)) as pool:
            times = list(pool.map(one, range(nodes)))
        peaks.append(served.peak())
    return times, peaks


class HubProcess:
    """A hub served by a process of its own, which says how much memory it has held at most."""

    def __init__(self, folder: Path, kiosks: Sequence[SigningKey]) -> None:
        self._here, there = multiprocessing.Pipe()
        spawned = multiprocessing.get_context("spawn")
        self._process = spawned.Process(target=_serve, args=(folder, there))
        self._turn = threading.Lock()
        self.url = ""

    def __enter__(self) -> HubProcess:
        self._process.start()
        self.url = self._here.recv()
        return self

    def __exit__(self, *_: object) -> None:
        self._here.send("end")
        self._process.join()

    def peak(self) -> int:
        with self._turn:
            self._here.send("peak")
            return int(self._here.recv())


def _serve(folder: Path, asked: Connection) -> None:
    facts = MadeFacts(0, law())
    hub = hub_of(folder, facts)
    with serve_in_thread(served_by(hub)) as url:
        asked.send(url)
        while asked.recv() == "peak":
            asked.send(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    hub.close()


def courier_memory(folder: Path, backlog: int) -> int:
    """Give the most a courier's own objects took in ten rounds, over a real outbox."""
    folder.mkdir()
    store, hub = KioskStore.open(folder / "outbox.db"), Nodding(SigningKey.generate())
    facts = MadeFacts(1, law())
    parcel = os.urandom(600)
    for envelope in facts.some(backlog):
        store.add(1, partial(_sealed, envelope.fact_id, parcel))
    courier = Courier(store.outbox, hub, hub.key.public, lambda: 0.5)
    courier.run_once()
    tracemalloc.start()
    for _ in range(10):
        courier.run_once()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    store.close()
    return peak


@dataclass
class Nodding:
    """A hub that takes everything; what it weighs is not measured here."""

    key: SigningKey
    taken: list[FactId] = field(default_factory=list)

    def offer(self, parcels: Sequence[bytes]) -> Answer:
        return self._nod([None] * len(parcels), parcels)

    def ask(self, fact_ids: Sequence[FactId]) -> Answer:
        return self._nod(list(fact_ids), fact_ids)

    def _nod(self, ids: Sequence[FactId | None], about: Sequence[bytes]) -> Answer:
        said = [Acknowledgement(one, Level.STORED) for one in ids]
        return sign_answer(said, (), self.key, 1, b"", digest(about))


def _sealed(fact_id: FactId, parcel: bytes, place: Place) -> Sealed:
    return Sealed(fact_id, None, None, parcel, place.clock + 1)


def _id_of(parcel: bytes) -> FactId:
    from envelope.parcels import look

    return look(parcel).fact_id


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--whole", action="store_true", help="600 nodes with 200 facts each")
    asked = options.parse_args()
    if asked.whole or os.environ.get("SARHAD_BENCH_WHOLE") == "1":
        print(json.dumps(measure(WHOLE_NODES, WHOLE_FACTS), indent=2))
    else:
        print(json.dumps(measure(NODES, FACTS), indent=2))


if __name__ == "__main__":
    main()
