"""``sarhad hub retain``: what was kept long enough goes, when the day is believable."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest

from customs.facts import FactKind
from sync.embedded import Embedded

LATER = "2090-01-01"


@pytest.fixture
def withdrawn(machine: tuple[Path, str]) -> Path:
    """A machine on which the one declaration was withdrawn."""
    folder, code = machine
    opened = Embedded.open(folder, lambda: datetime.now(UTC))
    opened.desk("Nümunə").act(int(code), FactKind.WITHDRAWN, {})
    opened.close()
    return folder


def test_it_says_first_then_does_then_has_nothing_to_do(
    run: Callable, withdrawn: Path, machine: tuple[Path, str]
) -> None:
    asked = ("hub", "retain", "--data", withdrawn, "--on", LATER)
    would = run(*asked, "--dry-run", "--json").data
    assert (would["dry_run"], would["declarations"]) == (True, {"withdrawn": 1})
    ended = run(*asked)
    assert ended.code == 0
    assert ended.out.startswith(
        "Declarations whose content was erased: 1.\nThe rules of 2026-01-01"
    )
    assert run(*asked, "--json").data["declarations"] == {}
    verified = run("journal", "verify", "--data", withdrawn)
    assert verified.code == 0
    assert "erased by" in verified.out


def test_what_is_young_stays(run: Callable, withdrawn: Path) -> None:
    ended = run("hub", "retain", "--data", withdrawn, "--json")
    assert (ended.code, ended.data["declarations"]) == (0, {})


def test_a_folder_without_a_hub_is_said_plainly(run: Callable, tmp_path: Path) -> None:
    assert run("hub", "retain", "--data", tmp_path / "nothing").code == 1


def test_the_pages_about_a_hub_are_printed(run: Callable) -> None:
    assert run("hub", "openapi").data["info"]["title"] == "Sarhad hub"
    assert run("hub", "figures").out.startswith("# Figures\n")


def test_the_centres_rules_go_before_the_programs(
    run: Callable, withdrawn: Path, tmp_path: Path
) -> None:
    laid = withdrawn / "hub" / "reference" / "retention"
    laid.mkdir(parents=True)
    head = 'valid_from = 2026-02-02\nsource = "a test"\nconfirmed = true\n'
    (laid / "2026-02-02.toml").write_text(f"{head}[months]\nleft = 60\n")
    asked = ("hub", "retain", "--data", withdrawn, "--on", LATER, "--dry-run", "--json")
    assert run(*asked).data["rules_of"] == "2026-01-01"
    made = run("hub", "root", tmp_path / "root.key", "--data", withdrawn)
    assert made.code == 0, made.err
    said = run(*asked).data
    assert (said["rules_of"], said["rules_confirmed"]) == ("2026-02-02", True)
    assert said["declarations"] == {}
