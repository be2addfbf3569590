"""``sarhad hub recover``: an administrator's way from kiosks' outboxes into a hub."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest


@pytest.fixture
def key(run: Callable[..., Any], tmp_path: Path) -> Path:
    file = tmp_path / "recovery.key"
    assert run("hub", "recovery-key", file).code == 0
    return file


def test_what_is_held_already_is_known(
    run: Callable[..., Any], machine: tuple[Path, str], key: Path
) -> None:
    folder, _ = machine
    # In training the hub's own recovery key lies beside it.
    own = folder / "hub" / "recovery.key"
    done = run("hub", "recover", folder / "cabinet", "--key", own, "--data", folder, "--json")
    assert done.code == 0, done.err
    assert done.data == {"new": 0, "known": 1, "not_taken": []}
    said = run("hub", "recover", folder / "cabinet", "--key", own, "--data", folder)
    assert said.out == "Facts that are here now: 0. Facts that were here before: 1.\n"


def test_what_the_key_does_not_open_is_named(
    run: Callable[..., Any], machine: tuple[Path, str], key: Path, tmp_path: Path
) -> None:
    folder, _ = machine
    other = tmp_path / "other"
    made = ("--data", other, "--post", "baki", "--name", "Anew")
    assert run("hub", "init", *made).code == 0
    done = run("hub", "recover", folder / "cabinet", "--key", key, "--data", other, "--json")
    assert (done.code, done.data["new"]) == (1, 0)
    assert [one["kept"] for one in done.data["not_taken"]] == [True]


def test_what_is_no_outbox_is_said_plainly(
    run: Callable[..., Any], machine: tuple[Path, str], key: Path
) -> None:
    folder, _ = machine
    for wrong in (key, folder):
        done = run("hub", "recover", wrong, "--key", key, "--data", folder)
        assert done.code == 1
        assert done.err == f"{wrong} is no kiosk's outbox.\n"
