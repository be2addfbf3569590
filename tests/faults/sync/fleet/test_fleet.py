"""Whole processes over real HTTP, killed and cut at random: equal journals, none lost or twice."""

from __future__ import annotations

import time
from pathlib import Path

import pytest

from reference.load import Reference
from tests.faults.sync.fleet.fleet import Fleet, fleet

START_SECONDS = 60


def run(made: Fleet, seconds: float, seed: int) -> None:
    until = time.monotonic() + START_SECONDS
    while not all(one.is_ready for one in made.machines.values()):
        for one in made.machines.values():
            one.still_runs()
        assert time.monotonic() < until, "it never starts"
        time.sleep(0.1)
    made.storm(seconds, seed)
    made.quieten()
    made.check()


@pytest.mark.slow
@pytest.mark.timeout(300)
def test_a_small_fleet_under_a_short_storm(tmp_path: Path, law: Reference) -> None:
    with fleet(tmp_path, law, kiosks=2, desks=1) as made:
        run(made, seconds=6, seed=4)
        assert made.kills
        assert len(made.lines("centre")) > 10


@pytest.mark.soak
@pytest.mark.timeout(3600)
@pytest.mark.parametrize("seed", range(3))
def test_five_kiosks_two_desks_and_two_hubs(tmp_path: Path, law: Reference, seed: int) -> None:
    with fleet(tmp_path, law, kiosks=5, desks=2) as made:
        run(made, seconds=300, seed=seed)
        assert len(made.kills) == len(made.machines)
