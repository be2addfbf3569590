"""A node, a hub and a law for tests that break things; made-up answers of nobody."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Sequence
from dataclasses import dataclass
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


@dataclass(frozen=True)
class Told:
    """What a child process said before it ended, and how it ended."""

    lines: list[list[str]]
    ended: int

    @property
    def numbers(self) -> dict[str, tuple[int, bytes]]:
        """The number and fact id said for each visit."""
        lodged = [line for line in self.lines if len(line) == 3 and len(line[2]) == 32]
        return {name: (int(number), bytes.fromhex(fact)) for name, number, fact in lodged}


@pytest.fixture
def child() -> Callable[..., subprocess.Popen[str]]:
    """Start ``child.py``."""

    def start(action: str, folder: Path, argument: str = "") -> subprocess.Popen[str]:
        return subprocess.Popen(
            [sys.executable, str(ROOT / "tests" / "faults" / "child.py"), action, folder, argument],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT)},
            stdout=subprocess.PIPE,
            text=True,
        )

    return start


@pytest.fixture
def told(child: Callable[..., subprocess.Popen[str]]) -> Callable[..., Told]:
    """Run ``child.py`` to its end and give what it said."""

    def run(action: str, folder: Path, argument: str = "") -> Told:
        process = child(action, folder, argument)
        said, _ = process.communicate(timeout=60)
        return Told([line.split() for line in said.splitlines()], process.returncode)

    return run
