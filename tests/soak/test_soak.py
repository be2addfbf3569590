"""Long runs: a monkey at the glass, and a thousand visits in one process that gets no larger."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

pytestmark = pytest.mark.window

ROOT = Path(__file__).resolve().parents[2]
USUAL_SEED = 3
SEED = os.environ.get("SARHAD_SOAK_SEED", "")
"""Set it to do again what a run did; each long run draws one and says it."""


def run(module: str, *args: str) -> tuple[dict[str, Any], str]:
    """Run one of the long runs in a process of its own; give its figures and what it said."""
    done = subprocess.run(
        [sys.executable, "-m", f"tests.soak.{module}", *args],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.stdout, done.stderr[-4000:]
    return json.loads(done.stdout), done.stderr


@pytest.mark.slow
@pytest.mark.timeout(600)
def test_three_hundred_acts_of_a_monkey_break_nothing() -> None:
    said, _ = run("monkey", "--acts", "300", "--seed", SEED or str(USUAL_SEED))
    assert said["found"] == []
    assert said["acts"] == 300
    assert len(said["steps"]) > 5


@pytest.mark.soak
@pytest.mark.timeout(4 * 3600)
def test_twenty_thousand_acts_of_a_monkey_break_nothing() -> None:
    seed = ("--seed", SEED) if SEED else ()
    said, errors = run("monkey", "--acts", "20000", *seed)
    kept("monkey", said)
    assert said["found"] == [], errors
    assert said["visits_lodged"] > 0


@pytest.mark.soak
@pytest.mark.timeout(6 * 3600)
def test_a_thousand_visits_leave_the_process_as_large_as_it_was() -> None:
    said, _ = run("visits")
    kept("visits", said)
    assert said["visits"] == 1000
    assert said["reached"], said


def kept(name: str, said: dict[str, Any]) -> None:
    """Keep the figures of a run."""
    folder = ROOT / "build" / "soak"
    folder.mkdir(parents=True, exist_ok=True)
    text = json.dumps(said, indent=2, ensure_ascii=False)
    (folder / f"{name}.json").write_text(text + "\n", encoding="utf-8")


def test_a_run_without_a_kiosk_at_all_is_no_run() -> None:
    with pytest.raises(AssertionError):
        run("nothing_of_that_name")
