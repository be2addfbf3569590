"""docs/command.md says everything, and every line of it that begins with ``$`` runs."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from typer.main import get_command

from cli.main import app

ROOT = Path(__file__).resolve().parents[2]
PAGE = (ROOT / "docs" / "command.md").read_text(encoding="utf-8")
LINES = re.findall(r"^\$ (.+)$", PAGE, re.MULTILINE)
ENDLESS = ("sarhad console", "sarhad hub --", "sarhad kiosk", "sarhad demo")
"""Doors stay open; each has a test of its own that opens and closes it."""
OUTSIDE = ("sarhad hub rates",)
"""What asks somebody outside this machine; its test asks one inside."""


def commands() -> set[str]:
    return set(get_command(app).commands)


def parts(name: str) -> set[str]:
    return set(getattr(get_command(app).commands[name], "commands", {}))


@pytest.fixture(scope="module")
def place(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A copy of what the lines name, with `sarhad` on the path as an installed one is."""
    folder = tmp_path_factory.mktemp("root")
    shutil.copytree(ROOT / "examples", folder / "examples")
    (folder / "build").mkdir()
    command = folder / "bin" / "sarhad"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nexec "{sys.executable}" -m cli.main "$@"\n')
    command.chmod(0o755)
    return folder


def test_every_command_is_documented() -> None:
    sections = set(re.findall(r"^## (\w+)$", PAGE, re.MULTILINE))
    assert commands() <= sections


@pytest.mark.parametrize("name", sorted(commands()))
def test_every_command_and_every_part_of_it_has_an_example(name: str) -> None:
    wanted = [f"sarhad {name} {part}" for part in parts(name)] or [f"sarhad {name}"]
    assert [one for one in wanted if not any(one in line for line in LINES)] == []


@pytest.mark.parametrize("line", LINES)
def test_every_line_runs_as_it_stands(line: str, place: Path, environment: dict[str, str]) -> None:
    if line.startswith(ENDLESS + OUTSIDE):
        return
    told, _, comment = line.partition("  # ends with ")
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", told],
        cwd=place,
        env={**environment, "PATH": f"{place / 'bin'}:{environment['PATH']}"},
        capture_output=True,
        text=True,
        timeout=100,
        check=False,
    )
    assert done.returncode == int(comment or 0), done.stderr
    assert done.stdout
