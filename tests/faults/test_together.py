"""Several processes on one hub at once."""

from __future__ import annotations

import subprocess
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

from customs.life import State
from records.journal_report import ChainState
from sync.embedded import Embedded

PROCESSES = 4


def test_four_processes_append_and_decide_at_once(
    tmp_path: Path, child: Callable[..., subprocess.Popen[str]]
) -> None:
    # They share the kiosk's chain and the desk's chain: without the head's lock both would fork.
    started = [child("append", tmp_path, f"process-{n}") for n in range(PROCESSES)]
    said = [process.communicate(timeout=100)[0].split("\n") for process in started]
    assert [process.returncode for process in started] == [0] * PROCESSES
    numbers = {int(line.split()[1]) for lines in said for line in lines if line}
    assert len(numbers) == PROCESSES * 10
    machine = Embedded.open(tmp_path, lambda: datetime(2026, 11, 22, 15, tzinfo=UTC))
    report = machine.hub.store.verify(machine.hub.trust)
    assert report.stands and report.lines == PROCESSES * 20
    assert [one.state for one in report.chains] == [ChainState.WHOLE] * 2
    rows = machine.hub.store.register.newest(100)
    assert {row.number for row in rows} == numbers
    assert {row.state for row in rows} == {State.PRESENTED.value}
