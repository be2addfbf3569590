"""kill -9 at every step of bringing facts down: nothing is lost, nothing comes twice."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from customs.facts import FactId, FactKind, Header
from customs.offices import Role
from envelope.facts import Envelope, seal
from envelope.keys import SigningKey
from envelope.parcels import to_parcel
from envelope.trust import TrustedNode
from forms.catalogue import definition
from forms.content import Content
from forms.wire import to_wire
from reference.load import Reference
from sync.hub.hub import Hub
from sync.pages import EPOCH_BYTES
from tests.faults.pulling_child import NOW, opened, pulling

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = Path(__file__).with_name("pulling_child.py")
STEPS = ["head locked", "fact written", "facts written", "register written", "committed"]
_HEAVY = {"head locked", "facts written"}
"""Moments like their neighbours: for ``make soak``."""


def lodged(key: SigningKey, contents: Sequence[Content], law: Reference) -> Iterator[Envelope]:
    """Six declarations of one kiosk at another post."""
    previous: FactId | None = None
    for at in range(6):
        content = contents[at]
        form = definition(content.form, content.version)
        clock = int(NOW.timestamp() * 1000) << 16
        head = Header(key.node, at + 1, previous, clock + at, FactKind.LODGED, 2000000000000 + at)
        head = replace(head, form=(form.number, form.version), training=True, rule_pack=20260101)
        made = seal(head, to_wire(form, content, law.lists), key)
        previous = made.fact_id
        yield made


@pytest.fixture
def facts(tmp_path: Path, contents: Sequence[Content], law: Reference) -> list[Envelope]:
    """A centre that holds facts bound for the post, and a post that holds none yet."""
    post, centre = opened(tmp_path / "post"), opened(tmp_path / "centre")
    below = post.identity.signing.public
    centre.introduce(TrustedNode.of(below, "hub", "north", Role.HUB, training=True))
    key = SigningKey.generate()
    for hub in (post, centre):
        hub.introduce(TrustedNode.of(key.public, "kiosk", "south", Role.KIOSK, training=True))
    made = list(lodged(key, contents, law))
    to = centre.identity.keys.recipients
    centre.intake.take([to_parcel(one, to) for one in made])
    for one in made:
        centre.store.bound.follow("north", one.header.number or 0)
    post.close()
    centre.close()
    return made


def place(post: Hub) -> int:
    cursor = post.store.pulled.cursor()
    return int.from_bytes(cursor[EPOCH_BYTES:], "big")


@pytest.mark.parametrize(
    "step", [pytest.param(s, marks=[pytest.mark.soak] if s in _HEAVY else []) for s in STEPS]
)
def test_a_hub_killed_while_it_pulls_goes_on_where_it_was(
    tmp_path: Path, facts: list[Envelope], step: str
) -> None:
    ended = subprocess.run(
        [sys.executable, str(CHILD), str(tmp_path), step],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        timeout=60,
        check=False,
    )
    assert ended.returncode == -signal.SIGKILL
    pulls = pulling(tmp_path)
    store = pulls.hub.store
    held = len(store.journal.positions(one.fact_id for one in facts))
    assert held == (4 if step == "committed" else 2)
    # The place that was read and the facts are kept together: never one without the other.
    at = pulls.wire.centre.store.bound.page("north", place(pulls.hub), 9)  # type: ignore[attr-defined]
    assert len(at) == len(facts) - held
    more = True
    while more:
        _, more = pulls.once()
    report = store.verify(pulls.hub.trust)
    assert report.stands and report.lines == len(facts)
    assert {row.number for row in store.register.newest()} == {one.header.number for one in facts}
    assert store.pulled.from_above(1, 99, pulls.wire.centre.store.epoch()) == set(range(1, 7))  # type: ignore[attr-defined]
