"""A courier over real HTTP, with something in between that breaks what passes: nothing is lost,
nothing doubled.
"""

from __future__ import annotations

import resource
import time
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from random import Random

import pytest

from forms.content import Content
from records.journal_report import ChainState
from records.outbox import Held
from sync.courier import Courier
from sync.embedded import Embedded
from sync.http.serving import serve_in_thread, served_by
from sync.http.transport import HttpTransport
from tests.faults.sync.wire.proxy import BREAKS, Proxy, listening

NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
HASTE = 20
"""Seconds on the courier's clock for each real one, so that a drip is soon too slow."""

AFTER_IT_WAS_TAKEN = {name for name in BREAKS if "taken" in name} | {
    "503 for a while",
    "resets",
    "cut in the middle",
    "cut and well formed",
    "flips a bit",
    "drips",
}


@pytest.fixture(scope="module")
def machine(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Embedded]:
    opened = Embedded.open(tmp_path_factory.mktemp("machine"), lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture(scope="module")
def proxy(machine: Embedded) -> Iterator[tuple[Proxy, str]]:
    with serve_in_thread(served_by(machine.hub)) as hub:
        made = Proxy(hub)
        with listening(made) as url:
            yield made, url


@pytest.fixture
def courier(machine: Embedded, proxy: tuple[Proxy, str]) -> Iterator[Courier]:
    node = machine.kiosk.node
    wire = HttpTransport(proxy[1], node.key, node.hub.public, now=lambda: time.monotonic() * HASTE)
    yield Courier(machine.kiosk.store.outbox, wire, node.hub.public, lambda: 0.5)
    wire.close()


@pytest.fixture
def lodge(machine: Embedded, contents: Sequence[Content]) -> Callable[[str, int], set[bytes]]:
    def make(visit: str, count: int) -> set[bytes]:
        lodging = machine.kiosk.lodging
        made = [lodging.lodge(contents[0], visit_token=f"{visit} {at}") for at in range(count)]
        return {one.fact_id for one in made}

    return make


def held(machine: Embedded) -> list[bytes]:
    return [one.fact_id for _, one in machine.hub.store.journal.after(0, 10_000)]


@pytest.mark.parametrize("name", BREAKS)
def test_what_breaks_a_batch_loses_and_doubles_nothing(
    machine: Embedded,
    proxy: tuple[Proxy, str],
    courier: Courier,
    lodge: Callable[[str, int], set[bytes]],
    name: str,
) -> None:
    all_safe(machine)
    before, made = held(machine), lodge(name, 3)
    proxy[0].next, proxy[0].batches = BREAKS[name], 0
    assert not courier.run_once().reached
    assert (courier.backlog().new, proxy[0].batches) == (3, 1)
    taken = len(held(machine)) - len(before)
    assert taken == (3 if name in AFTER_IT_WAS_TAKEN else 0)
    while courier.backlog().new:
        assert courier.run_once().reached
    after = held(machine)
    assert len(after) == len(set(after)) and set(after) == {*before, *made}
    assert courier.backlog().set_aside == 0


@pytest.mark.parametrize("name", BREAKS)
def test_what_breaks_the_question_what_is_safe_changes_nothing(
    machine: Embedded,
    proxy: tuple[Proxy, str],
    courier: Courier,
    lodge: Callable[[str, int], set[bytes]],
    name: str,
) -> None:
    lodge(f"{name}, asked", 2)
    courier.run_once()
    waiting = courier.backlog()
    proxy[0].next = BREAKS[name]
    assert not courier.run_once().reached
    assert courier.backlog() == waiting


def all_safe(machine: Embedded) -> None:
    outbox = machine.kiosk.store.outbox
    outbox.mark([(one.fact_id, Held.SAFE, None) for one in outbox.waiting(500, Held.STORED)])


@pytest.mark.parametrize(
    ("name", "seconds"), [("429", 0.5), ("429 for a while", 7), ("503 for a while", 7)]
)
def test_a_hub_that_asks_for_peace_gets_it(
    proxy: tuple[Proxy, str],
    courier: Courier,
    lodge: Callable[[str, int], set[bytes]],
    name: str,
    seconds: float,
) -> None:
    lodge(f"peace {name}", 1)
    proxy[0].next = BREAKS[name]
    courier.run_once()
    assert courier.wait() >= seconds
    assert courier.run_once().reached
    assert courier.wait() == 0


def test_a_bomb_is_not_unpacked(
    proxy: tuple[Proxy, str], courier: Courier, lodge: Callable[[str, int], set[bytes]]
) -> None:
    lodge("bomb", 1)
    courier.run_once()
    largest = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    proxy[0].next = BREAKS["a bomb"]
    courier.run_once()
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - largest < 20_000, "kilobytes"


@pytest.mark.parametrize("seed", range(3))
def test_a_storm_loses_and_doubles_nothing(
    machine: Embedded,
    proxy: tuple[Proxy, str],
    courier: Courier,
    lodge: Callable[[str, int], set[bytes]],
    seed: int,
) -> None:
    dice, names = Random(seed), sorted(set(BREAKS) - {"drips"})
    made: set[bytes] = set()
    for step in range(30):
        made |= lodge(f"storm {seed} {step}", dice.randrange(3))
        proxy[0].next = BREAKS[dice.choice(names)] if dice.random() < 0.7 else None
        courier.run_once()
    proxy[0].next = None
    while courier.backlog().new:
        assert courier.run_once().reached
    after = held(machine)
    assert made <= set(after) and len(after) == len(set(after))
    report = machine.hub.store.verify(machine.hub.trust)
    assert report.stands
    assert [one.state for one in report.chains] == [ChainState.WHOLE]
    assert machine.hub.store.set_aside.count() == 0
