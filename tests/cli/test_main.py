"""The command as a whole: what it offers, and how it refuses."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

COMMANDS = (
    "check",
    "allowance",
    "predeclare",
    "receipt",
    "scan",
    "journal",
    "console",
    "hub",
    "officer",
    "bench",
)
SLOWEST_START = 2.0
"""Seconds, on a machine shared with other tests; a person's machine needs a tenth of it."""


def test_no_arguments_show_what_there_is(run) -> None:
    ended = run()
    assert ended.code == 2
    assert all(name in ended.out + ended.err for name in COMMANDS)


@pytest.mark.parametrize("name", COMMANDS)
def test_every_command_says_what_it_is_for(name: str, run) -> None:
    ended = run(name, "--help")
    assert ended.code == 0
    assert len(ended.out.splitlines()) > 4


def test_an_unknown_command_is_wrong_usage(run) -> None:
    assert run("declare").code == 2


def test_an_unknown_option_is_wrong_usage(run, examples: Path) -> None:
    assert run("check", "passenger", examples / "passenger.json", "--loud").code == 2


def test_an_unknown_language_is_wrong_usage(run, examples: Path) -> None:
    ended = run("check", "passenger", examples / "passenger.json", "--language", "tlh")
    assert ended.code == 2
    assert "az" in ended.err


def test_a_check_starts_fast(process, examples: Path) -> None:
    process("check", "passenger", examples / "passenger.json")
    before = time.monotonic()
    process("check", "passenger", examples / "passenger.json")
    assert time.monotonic() - before < SLOWEST_START


def test_a_check_brings_in_no_glass_no_web_and_no_database(process, examples: Path) -> None:
    heavy = ("kivy", "cv2", "uvicorn", "fastapi", "sqlalchemy", "numpy", "cryptography")
    asked = process(
        "check", "passenger", examples / "passenger.json", env={"PYTHONPROFILEIMPORTTIME": "1"}
    )
    imported = {line.rpartition("|")[2].strip() for line in asked.err.splitlines()}
    assert "forms.check" in imported
    assert imported.isdisjoint(heavy)
