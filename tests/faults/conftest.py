"""A node, a hub and a law for tests that break things; made-up answers of nobody."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from envelope.keys import RecipientKey, SigningKey
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from reference.load import Reference, load
from sync.node import HubKeys, Node

ON = date(2026, 11, 22)
ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def law() -> Reference:
    return load(ON)


@pytest.fixture(scope="session")
def contents(law: Reference) -> Sequence[Content]:
    form = definition("passenger")
    made = []
    for seed in range(8):
        checked = check(form, answers(form, law.lists, ON, seed), law.lists, ON)
        assert checked.content is not None
        made.append(checked.content)
    return made


@pytest.fixture
def now() -> Callable[[], datetime]:
    return lambda: datetime(2026, 11, 22, 14, 2, tzinfo=UTC)


@pytest.fixture
def node(tmp_path: Path) -> Node:
    recipients = (RecipientKey.generate().public, RecipientKey.generate().public)
    return Node.in_training(tmp_path / "node", HubKeys(SigningKey.generate().public, recipients))
