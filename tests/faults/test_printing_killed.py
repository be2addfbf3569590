"""kill -9 at every step of printing: a job has an end after it, and never prints again."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from customs.facts import FactKind
from kiosk.bootstrap import put_together
from kiosk.devices.printer.virtual_printer import VirtualPrinter
from kiosk.machine import Machine
from kiosk.simulated import AtOnce
from records.print_jobs import PrintState
from sync.embedded import Embedded

ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = ROOT / "tests" / "faults" / "printing_child.py"
STEPS = {
    "asked": (PrintState.FAILED_BEFORE, 0),
    "sent": (PrintState.UNKNOWN, 0),
    "ended": (PrintState.UNKNOWN, 1),
    "marked": (PrintState.PRINTED, 1),
    "told": (PrintState.PRINTED, 1),
}


def now() -> datetime:
    return datetime(2026, 11, 22, 15, tzinfo=UTC)


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[VirtualPrinter]:
    with VirtualPrinter(tmp_path / "paper") as running:
        yield running


def started(folder: Path, printer: VirtualPrinter, step: str) -> subprocess.Popen[str]:
    return subprocess.Popen(
        [sys.executable, str(CHILD), str(folder), str(printer.port), step],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
        text=True,
    )


def lodged(said: str) -> tuple[int, bytes]:
    line = next(line for line in said.splitlines() if line.startswith("lodged"))
    _, number, fact = line.split()
    return int(number), bytes.fromhex(fact)


def papers(folder: Path) -> int:
    return len(list((folder / "paper").glob("*.png")))


def restart(folder: Path, printer: VirtualPrinter) -> None:
    """Start the whole kiosk again on its folder, and stop it."""
    machine = Machine(folder / "data", f"127.0.0.1:{printer.port}")
    put_together(machine, now, AtOnce()).close()


def opened(folder: Path) -> Embedded:
    return Embedded.open(folder / "data", now)


@pytest.mark.parametrize("step", STEPS)
def test_a_job_cut_short_has_an_end_and_is_never_printed_again(
    tmp_path: Path, printer: VirtualPrinter, step: str
) -> None:
    child = started(tmp_path / "data", printer, step)
    said, _ = child.communicate(timeout=60)
    assert child.returncode == -signal.SIGKILL
    number, fact = lodged(said)
    end, out = STEPS[step]
    assert papers(tmp_path) == out
    restart(tmp_path, printer)
    restart(tmp_path, printer)
    assert papers(tmp_path) == out
    machine = opened(tmp_path)
    assert [job.state for job in machine.kiosk.store.print_jobs.of(fact)] == [end]
    machine.kiosk.courier.run_once()
    view = machine.desk("Nümunə").view(number)
    assert view.content is not None and view.problems == ()
    kinds = [one.header.kind for one in view.facts]
    assert kinds == [FactKind.LODGED] + [FactKind.PRINTED] * (step == "told")
    assert machine.hub.store.verify(machine.hub.trust).stands
    machine.close()


def test_a_kiosk_killed_while_the_paper_moves_leaves_a_job_nobody_claims_to_know(
    tmp_path: Path, printer: VirtualPrinter
) -> None:
    printer.stand("slow")
    child = started(tmp_path / "data", printer, "no such step")
    until = time.monotonic() + 30
    while not printer.busy():
        assert time.monotonic() < until, "nothing was ever printed"
        time.sleep(0.01)
    child.kill()
    said, _ = child.communicate(timeout=60)
    number, fact = lodged(said)
    printer.stand("ready")
    restart(tmp_path, printer)
    machine = opened(tmp_path)
    assert [job.state for job in machine.kiosk.store.print_jobs.of(fact)] == [PrintState.UNKNOWN]
    assert machine.desk("Nümunə").view(number).content is not None
    machine.close()
    # What the printer already held may come out; the kiosk sends nothing more.
    assert papers(tmp_path) <= 1


def test_every_step_that_is_killed_at_is_really_passed(
    tmp_path: Path, printer: VirtualPrinter
) -> None:
    child = started(tmp_path / "data", printer, "no such step")
    said, _ = child.communicate(timeout=60)
    assert child.returncode == 0
    passed = [line.split()[1] for line in said.splitlines() if line.startswith("passed")]
    assert passed == list(STEPS)
