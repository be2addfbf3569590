"""How a hub's journal bears its size: look-ups, reading on, rebuilding, bytes a declaration.

The same questions at 2,000 and 10,000 declarations (10,000, 100,000 and 1,000,000 with
``--whole``, which takes hours), beside raw sqlite3 on the very same file, taking turns.
"""

from __future__ import annotations

import argparse
import json
import os
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from random import Random
from typing import Any

from benches.made_facts import MadeFacts, hub_of, law
from records.engine import empty_log
from records.fact_reader import remembering
from sync.hub.hub import Hub

SIZES, WHOLE = (2_000, 10_000), (10_000, 100_000, 1_000_000)
LOOK_UP_GOAL, GROWTH_GOAL, BYTES_GOAL = 4.8, 2.5, 2_048
A_BATCH, KIOSKS, BLOCKS, ASKED = 500, 20, 5, 2_000

_LISTED = "SELECT number, name, state, form, clock FROM register WHERE number = ?"
_AFTER = (
    "SELECT position, fact_id, signed, content FROM journal WHERE position > ?"
    " ORDER BY position LIMIT ?"
)


def measure(sizes: Sequence[int]) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder:
        facts = MadeFacts(KIOSKS, law())
        hub = hub_of(Path(folder) / "hub", facts)
        found = {}
        for size in sizes:
            fill(hub, facts, size)
            found[str(size)] = at_size(hub, Path(folder) / "hub" / "journal.db", size)
        hub.close()
    first, last = found[str(sizes[0])], found[str(sizes[-1])]
    growth = last["look_up_us"] / first["look_up_us"]
    return {
        "bench": "journal_growth",
        "reference": "raw sqlite3 on the same file",
        "at": found,
        "look_up_growth": round(growth, 2),
        "goals": {
            "look_up_ratio": LOOK_UP_GOAL,
            "look_up_growth": GROWTH_GOAL,
            "bytes_a_declaration": BYTES_GOAL,
        },
        "reached": {
            "look_up_ratio": all(one["look_up_ratio"] <= LOOK_UP_GOAL for one in found.values()),
            "look_up_growth": growth <= GROWTH_GOAL,
            "bytes_a_declaration": last["bytes_a_declaration"] <= BYTES_GOAL,
        },
    }


def fill(hub: Hub, facts: MadeFacts, size: int) -> None:
    """Append until the journal has ``size`` declarations. Signatures are for another bench."""
    held = sum(kiosk.sequence for kiosk in facts.kiosks)
    for _ in range(held, size, A_BATCH):
        with remembering():
            hub.store.journal.append(facts.some(A_BATCH), 1)


def at_size(hub: Hub, path: Path, size: int) -> dict[str, Any]:
    empty_log(hub.store.engine)
    raw = sqlite3.connect(path, isolation_level=None)
    numbers = [row[0] for row in raw.execute("SELECT number FROM register ORDER BY clock")]
    look_up, bare = look_ups(hub, raw, numbers)
    reading, bare_reading = reading_on(hub, raw, size)
    raw.close()
    return {
        "look_up_us": round(look_up * 1e6, 1),
        "reference_look_up_us": round(bare * 1e6, 1),
        "look_up_ratio": round(look_up / bare, 2),
        "read_on_us_a_fact": round(reading * 1e6, 1),
        "read_on_ratio": round(reading / bare_reading, 2),
        "rebuilt_a_second": rebuilding(hub, size) if size <= WHOLE[1] else None,
        "bytes_a_declaration": round(path.stat().st_size / size),
    }


def look_ups(hub: Hub, raw: sqlite3.Connection, numbers: Sequence[int]) -> tuple[float, float]:
    """Look codes up through the register and raw, in turns; give the medians in seconds.

    The first block of either warms up and is not counted: a hub runs for weeks.
    """
    dice, spent = Random(1), ([], [])  # type: tuple[list[float], list[float]]
    register = hub.store.register
    for block in range(BLOCKS + 1):
        asked = [dice.choice(numbers) for _ in range(ASKED // BLOCKS)]
        for number in asked:
            spent[0].append(timed(lambda one=number: register.by_numbers([one])))
        for number in asked:
            spent[1].append(timed(lambda one=number: raw.execute(_LISTED, (one,)).fetchall()))
        if block == 0:
            spent = ([], [])
    return statistics.median(spent[0]), statistics.median(spent[1])


def reading_on(hub: Hub, raw: sqlite3.Connection, size: int) -> tuple[float, float]:
    """Read batches on from places in the journal, as whoever carries it does; seconds a fact."""
    dice, spent = Random(2), ([], [])  # type: tuple[list[float], list[float]]
    for _ in range(BLOCKS * 2):
        low = dice.randrange(size - A_BATCH)
        spent[0].append(timed(lambda low=low: hub.store.journal.after(low, A_BATCH)))
        spent[1].append(timed(lambda low=low: raw.execute(_AFTER, (low, A_BATCH)).fetchall()))
    return tuple(statistics.median(one) / A_BATCH for one in spent)  # type: ignore[return-value]


def rebuilding(hub: Hub, size: int) -> int:
    return round(size / timed(lambda: hub.store.journal.rebuild()))


def timed(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def main() -> None:
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--whole", action="store_true", help="up to a million declarations")
    asked = options.parse_args()
    whole = asked.whole or os.environ.get("SARHAD_BENCH_WHOLE") == "1"
    print(json.dumps(measure(WHOLE if whole else SIZES), indent=2))


if __name__ == "__main__":
    main()
