"""What every wire to a hub does, whatever carries it: in the same process, and over HTTP."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from envelope.parcels import look
from forms.catalogue import definition
from forms.check import check
from forms.examples import answers
from records.outbox import Held
from reference.load import today
from sync.courier import Courier, Round
from sync.embedded import Embedded
from sync.http.serving import serve_in_thread, served_by
from sync.http.transport import HttpTransport
from sync.in_process import InProcessTransport
from sync.protocol import Level, Transport

NOW = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Embedded]:
    opened = Embedded.open(tmp_path / "machine", lambda: NOW)
    yield opened
    opened.close()


@pytest.fixture(params=["in process", "http"])
def wire(request: pytest.FixtureRequest, machine: Embedded) -> Iterator[Transport]:
    if request.param == "in process":
        yield InProcessTransport(machine.hub.intake)
        return
    with serve_in_thread(served_by(machine.hub)) as url:
        node = machine.kiosk.node
        carried = HttpTransport(url, node.key, node.hub.public)
        yield carried
        carried.close()


@pytest.fixture
def lodge(machine: Embedded) -> Callable[[int], None]:
    law = machine.law()
    form = definition("passenger")
    given: dict[str, Any] = dict(answers(form, law.lists, law.on, 1))
    content = check(form, given, law.lists, today(NOW)).content
    assert content is not None

    def make(count: int) -> None:
        for at in range(count):
            machine.kiosk.lodging.lodge(content, visit_token=f"{at}")

    return make


def test_what_is_offered_is_stored_and_held(
    wire: Transport, machine: Embedded, lodge: Callable[[int], None]
) -> None:
    lodge(3)
    parcels = [one.parcel for one in machine.kiosk.store.outbox.waiting(9)]
    ids = [look(parcel).fact_id for parcel in parcels]
    said = wire.offer(parcels)
    assert [(one.fact_id, one.level) for one in said.acknowledgements] == [
        (one, Level.STORED) for one in ids
    ]
    assert [head.sequence for head in said.heads] == [3]
    held = wire.ask([*ids, bytes(16)])
    assert [one.level for one in held.acknowledgements] == [Level.STORED] * 3 + [Level.MISSING]


def test_offering_again_changes_nothing(
    wire: Transport, machine: Embedded, lodge: Callable[[int], None]
) -> None:
    lodge(1)
    parcels = [one.parcel for one in machine.kiosk.store.outbox.waiting(9)]
    first, second = wire.offer(parcels), wire.offer(parcels * 2)
    assert first.acknowledgements == second.acknowledgements[:1]
    assert machine.hub.store.journal.head(machine.kiosk.node.id).sequence == 1


def test_what_is_no_fact_is_set_aside(wire: Transport) -> None:
    (said,) = wire.offer([b"words"]).acknowledgements
    assert (said.level, said.fact_id) == (Level.SET_ASIDE, None)


def test_nothing_at_all_may_be_offered(wire: Transport) -> None:
    assert wire.offer([]).acknowledgements == ()


def test_a_courier_carries_over_it_until_all_is_safe(
    wire: Transport, machine: Embedded, lodge: Callable[[int], None]
) -> None:
    lodge(3)
    outbox = machine.kiosk.store.outbox
    courier = Courier(outbox, wire, machine.kiosk.node.hub.public, random.random)
    assert courier.run_once() == Round(reached=True, stored=3)
    machine.hub.store.mark_safe(3)
    assert courier.run_once() == Round(reached=True, safe=3)
    assert outbox.waiting(9) == outbox.waiting(9, Held.STORED) == []
