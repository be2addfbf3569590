"""A folder of reference data that a test may spoil."""

from __future__ import annotations

import shutil
from datetime import date
from pathlib import Path

import pytest

from reference import Reference, load
from reference.files import DATA

TODAY = date(2026, 11, 22)


@pytest.fixture(scope="session")
def today() -> date:
    return TODAY


@pytest.fixture(scope="session")
def reference() -> Reference:
    return load(TODAY)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A copy of the data files."""
    return Path(shutil.copytree(DATA, tmp_path / "data"))
