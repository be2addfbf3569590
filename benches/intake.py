"""Taking batches in at a hub, against bare inserts of the same rows and bare Ed25519 verification.

Both sides take turns over the same facts: the hub with signatures, decryption, office, ``check``,
chains and register; the reference with the driver's ``executemany`` of the rows the hub has just
written, under the same settings and indexes, one transaction a batch, and one ``verify`` a fact.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
from cryptography.hazmat.primitives.asymmetric.ed25519 import Ed25519PublicKey
from sqlalchemy import select

from benches.made_facts import MadeFacts, hub_of, law
from benches.postgres import server
from customs.facts import NodeId
from envelope import cose
from envelope.facts import PURPOSE
from records.engine import reading
from records.hub_store import HubStore
from records.schema_hub import chains, journal, metadata, register
from sync.hub.hub import Hub

AIM = 0.5
BATCHES, A_BATCH, KIOSKS = 9, 500, 10
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")

Rows = list[tuple[Any, ...]]
Insert = Callable[[str, Rows], None]


@dataclass
class Bare:
    """The same rows in the same tables, with nothing around them."""

    run: Callable[[str], Any]
    insert: Callable[[str, Rows], Any]
    mark: str

    def take(self, batch: Batch) -> None:
        for key, signature, message in batch.signatures:
            key.verify(signature, message)
        self.run("BEGIN")
        for table, rows in batch.rows.items():
            marks = ", ".join([self.mark] * len(rows[0]))
            self.insert(f"INSERT INTO {table} VALUES ({marks})", rows)
        self.run("COMMIT")


@dataclass
class Batch:
    """What the reference needs of a batch, made ready beforehand."""

    signatures: list[tuple[Ed25519PublicKey, bytes, bytes]]
    rows: dict[str, Rows]


def measure(batches: int = BATCHES) -> dict[str, Any]:
    with tempfile.TemporaryDirectory() as folder, server() as database:
        here = Path(folder)
        sqlite = compare(here / "ours", here / "ours.db", bare_sqlite(here / "bare.db"), batches)
        ours, bare = database(), database()
        postgres = compare(here / "server", ours, bare_postgres(bare), batches)
    return {
        "bench": "intake",
        "reference": "bare sqlite3 and psycopg: the same rows in batches, and Ed25519 verification",
        "sqlite": sqlite,
        "postgres": postgres,
        "aim": f"{AIM} of the reference's facts a second",
        "met": {
            "sqlite": sqlite["ratio"] >= AIM,
            "postgres": postgres["ratio"] >= AIM,
        },
    }


def compare(folder: Path, store: Path | str, bare: Bare, batches: int) -> dict[str, Any]:
    """Let both take the same batches, one after the other; the first of each warms up."""
    facts = MadeFacts(KIOSKS, law())
    hub = hub_of(folder, facts, store)
    keys = {
        one.key.node: Ed25519PublicKey.from_public_bytes(one.key.public) for one in facts.kiosks
    }
    spent: dict[str, list[float]] = {"ours": [], "bare": []}
    for _ in range(batches + 1):
        parcels = facts.parcels(hub, A_BATCH)
        spent["ours"].append(timed(lambda taken=parcels: hub.intake.take(taken)))
        batch = newest(hub, keys)
        spent["bare"].append(timed(lambda taken=batch: bare.take(taken)))
    hub.close()
    ratios = [bare / ours for ours, bare in zip(*spent.values(), strict=True)][1:]
    return {
        "ours_facts_a_second": rate(spent["ours"][1:]),
        "reference_facts_a_second": rate(spent["bare"][1:]),
        "ratios": [round(one, 3) for one in ratios],
        "ratio": round(statistics.median(ratios), 3),
    }


def timed(act: Callable[[], object]) -> float:
    before = time.perf_counter()
    act()
    return time.perf_counter() - before


def rate(spent: Sequence[float]) -> int:
    return round(A_BATCH / statistics.median(spent))


def newest(hub: Hub, keys: dict[NodeId, Ed25519PublicKey]) -> Batch:
    """Read the rows that the hub has just written."""
    with reading(hub.store.engine) as connection:
        lines = connection.execute(
            select(journal).order_by(journal.c.position.desc()).limit(A_BATCH)
        ).all()
        numbers = [line.number for line in lines]
        listed = connection.execute(select(register).where(register.c.number.in_(numbers))).all()
        known = connection.execute(select(chains)).all()
    signatures = []
    for line in lines:
        payload = cose.payload_of(line.signed)
        message = cose.to_be_signed(payload, PURPOSE)
        signatures.append((keys[line.node], line.signed[-64:], message))
    # Chains stand once, so that the reference's lines have the key they point at.
    first = {"chains": list(map(tuple, known))} if lines[-1].position == 1 else {}
    rows = {"journal": list(map(tuple, lines[::-1])), "register": list(map(tuple, listed))}
    return Batch(signatures, first | rows)


def bare_sqlite(path: Path) -> Bare:
    _with_tables(path)
    base = sqlite3.connect(path, isolation_level=None)
    for pragma in PRAGMAS:
        base.execute(f"PRAGMA {pragma}")
    return Bare(base.execute, base.executemany, "?")


def bare_postgres(url: str) -> Bare:
    _with_tables(url)
    base = psycopg.connect(url, autocommit=True)
    cursor = base.cursor()
    return Bare(cursor.execute, cursor.executemany, "%s")


def _with_tables(store: Path | str) -> None:
    HubStore.open(store, law().lists, lambda _: None).close()
    assert {"journal", "register", "chains"} <= set(metadata.tables)


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
