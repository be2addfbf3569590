"""A small world of machines that may break at any moment."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from itertools import count
from pathlib import Path

import pytest

from forms.content import Content
from reference.load import Reference
from tests.faults.sync.machines import make_templates
from tests.faults.sync.world import World


@pytest.fixture(scope="session")
def worlds_folder(tmp_path_factory: pytest.TempPathFactory, law: Reference) -> Path:
    folder = tmp_path_factory.mktemp("worlds")
    make_templates(folder, law)
    return folder


@pytest.fixture(scope="session")
def begin(
    worlds_folder: Path, law: Reference, contents: Sequence[Content]
) -> Iterator[Callable[[int], World]]:
    """Begin a world of its own; ``seed`` is what its dice start from."""
    drawn = count()
    # Short declarations: what they say makes no difference here, and hundreds are lodged.
    short = sorted(contents, key=lambda one: len(one.answers))[:3]

    def make(seed: int) -> World:
        return World(worlds_folder / f"world {next(drawn)}", law, short, seed)

    yield make
