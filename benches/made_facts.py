"""Facts of many made-up kiosks, as a hub gets them, for benches that need thousands."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import count, islice
from pathlib import Path
from typing import Any

from customs.facts import FactId, FactKind, Header
from customs.offices import Role
from customs.registration_number import mint
from envelope.facts import Envelope, seal
from envelope.keys import SigningKey
from envelope.parcels import to_parcel
from envelope.trust import TrustedNode
from forms.catalogue import definition
from forms.check import check
from forms.examples import answers
from forms.wire import to_wire
from reference.load import Reference, load
from sync.hub.hub import Hub

ON = date(2026, 11, 22)
NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
DIFFERENT = 20
"""Declarations that are unlike each other; facts go round them."""
CLOCK = int(NOW.timestamp() * 1000) << 16


@dataclass
class MadeKiosk:
    """One kiosk that lodges and lodges."""

    key: SigningKey
    block: int
    sequence: int = 0
    previous: FactId | None = None

    @property
    def trusted(self) -> TrustedNode:
        public = self.key.public
        return TrustedNode.of(public, f"kiosk {self.block}", "", Role.KIOSK, training=True)

    def lodge(self, wires: list[dict[int, Any]], law: Reference) -> Envelope:
        form = definition("passenger")
        header = Header(
            node=self.key.node,
            sequence=self.sequence + 1,
            previous=self.previous,
            clock=CLOCK + self.sequence,
            kind=FactKind.LODGED,
            number=mint(self.block, self.sequence, bytes(32)),
            form=(form.number, form.version),
            rule_pack=law.rule_pack_number,
            training=True,
        )
        made = seal(header, wires[(self.block + self.sequence) % len(wires)], self.key)
        self.sequence, self.previous = self.sequence + 1, made.fact_id
        return made


class MadeFacts:
    """Kiosks in turn, each fact following the one before it."""

    def __init__(self, kiosks: int, law: Reference) -> None:
        self.kiosks = [MadeKiosk(SigningKey.generate(), at) for at in range(kiosks)]
        self.law = law
        form = definition("passenger")
        contents = [
            check(form, answers(form, law.lists, ON, seed), law.lists, ON).content
            for seed in range(DIFFERENT)
        ]
        self.wires = [to_wire(form, one, law.lists) for one in contents if one is not None]

    def __iter__(self) -> Iterator[Envelope]:
        for turn in count():
            yield self.kiosks[turn % len(self.kiosks)].lodge(self.wires, self.law)

    def some(self, most: int) -> list[Envelope]:
        """Give the next ``most`` facts."""
        return list(islice(self, most))

    def parcels(self, hub: Hub, most: int) -> list[bytes]:
        """Give the next ``most`` facts as they travel to a hub."""
        recipients = hub.identity.keys.recipients
        return [to_parcel(one, recipients) for one in self.some(most)]


def hub_of(folder: Path, facts: MadeFacts, store: Path | str | None = None) -> Hub:
    """Open a hub that believes these kiosks."""
    hub = Hub.open(folder, lambda: facts.law, lambda: NOW, store=store)
    for kiosk in facts.kiosks:
        hub.believe(kiosk.trusted)
    return hub


def law() -> Reference:
    return load(ON)
