"""Hundreds of worlds in which everything goes wrong by dice, each held to its word at its end."""

from __future__ import annotations

import os
from collections.abc import Callable

import pytest

from tests.faults.sync.happening import walk
from tests.faults.sync.world import World

SEEDS = 200
MANY = int(os.environ.get("SARHAD_SOAK_WORLDS", "3000"))
STEPS = 18
A_BATCH = 20


@pytest.mark.parametrize("first", range(0, SEEDS, A_BATCH))
def test_every_fact_is_everywhere_once_when_all_is_quiet(
    begin: Callable[[int], World], first: int
) -> None:
    for seed in range(first, first + A_BATCH):
        walk(begin(seed), seed, STEPS)


@pytest.mark.soak
@pytest.mark.timeout(4 * 3600)
def test_in_thousands_of_longer_worlds_too(begin: Callable[[int], World]) -> None:
    for seed in range(SEEDS, SEEDS + MANY):
        walk(begin(seed), seed, 6 * STEPS)
