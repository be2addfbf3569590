"""A small teller of stories: facts with ids, links and clocks, made in one line each."""

from __future__ import annotations

import hashlib
from typing import Any

import pytest

from customs.facts import Fact, FactKind, Header

NUMBER = 2041200000019


class Story:
    """Makes facts about one declaration; the clock ticks by one for each."""

    def __init__(self) -> None:
        self.told: list[Fact] = []

    def tell(
        self, kind: FactKind | int, *seen: Fact, clock: int | None = None, **header: Any
    ) -> Fact:
        act = header.pop("act", None)
        sequence = len(self.told) + 1
        fact = Fact(
            id=hashlib.sha256(str(sequence).encode()).digest()[:16],
            header=Header(
                node=b"kiosk412",
                sequence=sequence,
                previous=None,
                clock=sequence if clock is None else clock,
                kind=kind,
                number=header.pop("number", NUMBER),
                seen=tuple(sorted(fact.id for fact in seen)),
                **header,
            ),
            details={"act": act} if act is not None else None,
        )
        self.told.append(fact)
        return fact

    def chain(self, after: Fact, *kinds: FactKind) -> Fact:
        """Tell one fact after another, each having seen the one before."""
        for kind in kinds:
            after = self.tell(kind, after)
        return after

    def naming(self, kind: FactKind, named: Fact, *seen: Fact) -> Fact:
        """Tell a fact whose act names another fact."""
        return self.tell(kind, *seen, act={"target": named.id.hex(), "reason": "checked"})


@pytest.fixture
def story() -> Story:
    return Story()
