"""Lodging one declaration, against bare sqlite3 doing the same inserts, indexes and signing.

Both sides take turns in one run, on files of their own, and call the same functions for the wire
form, the signature and the encryption. What is compared is what ``sync`` and ``records`` add.
"""

from __future__ import annotations

import json
import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

from customs.facts import FactKind, Header
from envelope.clock import HybridClock
from envelope.facts import seal
from envelope.keys import RecipientKey, SigningKey
from envelope.parcels import to_parcel
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from forms.wire import to_wire
from records.kiosk_store import KioskStore
from reference.load import Reference, load
from sync.lodging import Lodging
from sync.node import HubKeys, Node

GOAL = 1.6
BLOCKS = 5
ROUNDS = 200

TABLES = """
CREATE TABLE chain (id INTEGER PRIMARY KEY, counter INTEGER NOT NULL, sequence BIGINT NOT NULL,
    previous BLOB, clock BIGINT NOT NULL, witness BLOB);
CREATE TABLE outbox (sequence INTEGER PRIMARY KEY, fact_id BLOB NOT NULL UNIQUE, number BIGINT,
    content_hash BLOB, parcel BLOB NOT NULL, lodged_at BIGINT NOT NULL, state VARCHAR NOT NULL,
    reason VARCHAR);
CREATE TABLE visits (token VARCHAR PRIMARY KEY, number BIGINT NOT NULL UNIQUE,
    fact_id BLOB NOT NULL, lodged_at BIGINT NOT NULL);
INSERT INTO chain VALUES (1, 0, 1, NULL, 0, NULL);
"""
PRAGMAS = ("journal_mode=WAL", "synchronous=FULL", "foreign_keys=ON", "secure_delete=ON")


class Bare:
    """The same work with nothing around it."""

    def __init__(self, path: Path, node: Node, law: Reference) -> None:
        self._node = node
        self._law = law
        self._base = sqlite3.connect(path, isolation_level=None)
        for pragma in PRAGMAS:
            self._base.execute(f"PRAGMA {pragma}")
        self._base.executescript(TABLES)

    def lodge(self, content: Content, token: str) -> int:
        form = definition(content.form, content.version)
        wire = to_wire(form, content, self._law.lists)
        now = int(datetime.now(UTC).timestamp() * 1000)
        execute = self._base.execute
        execute("BEGIN IMMEDIATE")
        row = execute(
            "SELECT counter, sequence, previous, clock FROM chain"
            " LEFT JOIN visits ON visits.token = ?",
            (token,),
        ).fetchone()
        counter, sequence, previous, last = row
        clock = HybridClock(last)
        number = self._node.lease.number(counter)
        header = Header(
            node=self._node.id,
            sequence=sequence,
            previous=previous,
            clock=clock.tick(now),
            kind=FactKind.LODGED,
            number=number,
            form=(form.number, form.version),
            rule_pack=self._law.rule_pack_number,
            training=True,
        )
        made = seal(header, wire, self._node.key)
        parcel = to_parcel(made, self._node.hub.recipients)
        execute(
            "INSERT INTO outbox VALUES (?, ?, ?, ?, ?, ?, 'new', NULL)",
            (sequence, made.fact_id, number, made.header.content_hash, parcel, now),
        )
        execute(
            "UPDATE chain SET counter = ?, sequence = ?, previous = ?, clock = ?",
            (counter + 1, sequence + 1, made.fact_id, clock.last),
        )
        execute("INSERT INTO visits VALUES (?, ?, ?, ?)", (token, number, made.fact_id, now))
        execute("COMMIT")
        return number


def measure(blocks: int = BLOCKS, rounds: int = ROUNDS) -> dict[str, Any]:
    """Give p50 of both in milliseconds, and their ratio by block."""
    law = load(date(2026, 11, 22))
    with tempfile.TemporaryDirectory() as folder:
        ours, bare = contenders(Path(folder), law)
        declarations = [declaration(law, seed) for seed in range(20)]
        for name, lodge in (("warm ours", ours), ("warm bare", bare)):
            block(lodge, declarations, name, rounds // 4)
        ratios, times = [], {"ours": [0.0], "bare": [0.0]}
        for turn in range(blocks):
            spent = alternate(ours, bare, declarations, turn, rounds)
            ratios.append(statistics.median(spent["ours"]) / statistics.median(spent["bare"]))
            for name in times:
                times[name] += spent[name]
    return {
        "bench": "lodging",
        "reference": "bare sqlite3: same inserts, indexes, signing, encryption",
        "ours_p50_ms": round(statistics.median(times["ours"]), 3),
        "reference_p50_ms": round(statistics.median(times["bare"]), 3),
        "ratios": [round(one, 3) for one in ratios],
        "ratio": round(statistics.median(ratios), 3),
        "goal": GOAL,
        "holds": statistics.median(ratios) <= GOAL,
    }


Lodge = Callable[[Content, str], int]


def contenders(folder: Path, law: Reference) -> tuple[Lodge, Lodge]:
    recipients = (RecipientKey.generate().public, RecipientKey.generate().public)
    hub = HubKeys(SigningKey.generate().public, recipients)
    node = Node.in_training(folder / "node", hub)
    store = KioskStore.open(node.outbox_path)
    lodging = Lodging(node, store, lambda: law, lambda: datetime.now(UTC))
    bare = Bare(folder / "bare.db", node, law)
    return lambda content, token: lodging.lodge(content, visit_token=token).number, bare.lodge


def declaration(law: Reference, seed: int) -> Content:
    form = definition("passenger")
    content = check(form, answers(form, law.lists, law.on, seed), law.lists, law.on).content
    if content is None:
        raise ValueError(f"made-up answers {seed} do not pass")
    return content


def block(lodge: Lodge, declarations: list[Content], name: str, rounds: int) -> None:
    for at in range(rounds):
        lodge(declarations[at % len(declarations)], f"{name} {at}")


def alternate(
    ours: Lodge, bare: Lodge, declarations: list[Content], turn: int, rounds: int
) -> dict[str, list[float]]:
    spent: dict[str, list[float]] = {"ours": [], "bare": []}
    for at in range(rounds):
        order = [("ours", ours), ("bare", bare)]
        for name, lodge in order if (at + turn) % 2 else reversed(order):
            content = declarations[at % len(declarations)]
            before = time.perf_counter()
            lodge(content, f"{turn} {at}")
            spent[name].append((time.perf_counter() - before) * 1000)
    return spent


if __name__ == "__main__":
    print(json.dumps(measure(), indent=2))
