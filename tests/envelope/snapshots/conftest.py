"""A centre with keys of its own, and what it signs."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import UTC, datetime

import pytest

from envelope.keys import SigningKey
from envelope.snapshots.signing import (
    OnlineKeys,
    RootPlan,
    make_root,
    make_snapshot,
    make_targets,
    make_timestamp,
)

NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


def online() -> OnlineKeys:
    return OnlineKeys(SigningKey.generate(), SigningKey.generate(), SigningKey.generate())


@dataclass
class Centre:
    """Whoever holds every key. Each part is signed anew when it is asked for."""

    roots: list[SigningKey] = field(default_factory=lambda: [SigningKey.generate()])
    online: OnlineKeys = field(default_factory=online)
    now: datetime = NOW

    def plan(self, threshold: int = 1) -> RootPlan:
        return RootPlan(tuple(key.public for key in self.roots), threshold, self.online)

    def root(self, threshold: int = 1) -> bytes:
        return make_root(self.plan(threshold), self.roots, self.now)

    def targets(self, version: int = 1, **files: bytes) -> bytes:
        return make_targets(files, version, self.online.targets, self.now)

    def snapshot(self, targets: bytes, version: int = 1) -> bytes:
        return make_snapshot(targets, version, self.online.snapshot, self.now)

    def timestamp(self, snapshot: bytes, version: int = 1) -> bytes:
        return make_timestamp(snapshot, version, self.online.timestamp, self.now)


@pytest.fixture
def centre() -> Centre:
    return Centre()


@pytest.fixture
def another() -> Callable[[], Centre]:
    """Somebody else with keys, who would like to be the centre."""
    return Centre
