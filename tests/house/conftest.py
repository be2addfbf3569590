"""What the house tests read: the tree git knows."""

from __future__ import annotations

import subprocess
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parent.parent.parent


@pytest.fixture(scope="session")
def root() -> Path:
    return ROOT


@pytest.fixture(scope="session")
def tracked(root: Path) -> list[Path]:
    listing = subprocess.run(
        ["git", "ls-files", "--cached", "--others", "--exclude-standard"],
        cwd=root,
        capture_output=True,
        text=True,
        check=True,
    )
    return [root / name for name in listing.stdout.splitlines() if (root / name).is_file()]


@pytest.fixture(scope="session")
def rooms(tracked: list[Path], root: Path) -> list[Path]:
    """Python files of the rooms: no tests, no benches."""
    return [
        path
        for path in tracked
        if path.suffix == ".py" and path.relative_to(root).parts[0] not in {"tests", "benches"}
    ]
