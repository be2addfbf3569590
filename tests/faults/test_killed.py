"""kill -9 at every step of lodging, carrying and deciding."""

from __future__ import annotations

import signal
from collections.abc import Callable, Iterator
from datetime import UTC, datetime
from itertools import pairwise
from pathlib import Path
from typing import Any

import pytest

from customs.life import State
from envelope.parcels import look
from forms.content import Content
from records.journal_report import ChainState
from sync.embedded import Embedded

KIOSK_STEPS = ["begun", "sealed", "parcel written", "head moved", "visit written", "committed"]
HUB_STEPS = ["head locked", "fact written", "facts written", "register written", "committed"]
DESK_STEPS = ["head locked", "fact written", "facts written", "committed"]


def reopened(folder: Path) -> Embedded:
    return Embedded.open(folder, lambda: datetime(2026, 11, 22, 15, tzinfo=UTC))


def links(machine: Embedded) -> Iterator[tuple[Any, Any]]:
    return pairwise(look(one.parcel) for one in machine.kiosk.store.outbox.waiting(500))


@pytest.mark.parametrize("step", KIOSK_STEPS)
def test_a_number_that_was_said_belongs_to_a_whole_declaration(
    tmp_path: Path, told: Callable[..., Any], contents: list[Content], step: str
) -> None:
    said = told("lodge", tmp_path, step)
    assert said.ended == -signal.SIGKILL
    assert set(said.numbers) == {"first", "second"}
    machine = reopened(tmp_path)
    for before, after in links(machine):
        assert after.header.previous == before.fact_id
    machine.kiosk.courier.run_once()
    desk = machine.desk("Nümunə")
    for number, fact_id in said.numbers.values():
        view = desk.view(number)
        assert view.content is not None
        assert view.declaration.lodged is not None
        assert view.declaration.lodged.id == fact_id
    report = machine.hub.store.verify(machine.hub.trust)
    assert report.stands
    assert [one.state for one in report.chains] == [ChainState.WHOLE]
    assert report.lines == (3 if step == "committed" else 2)
    taken = {number for number, _ in said.numbers.values()}
    third = machine.kiosk.lodging.lodge(contents[0], visit_token="third")
    fourth = machine.kiosk.lodging.lodge(contents[0], visit_token="fourth")
    assert len(taken | {third.number, fourth.number}) == 4
    assert (third.envelope is None) == (step == "committed")


@pytest.mark.parametrize("step", HUB_STEPS)
def test_a_hub_killed_while_it_takes_parcels_gets_them_again_once(
    tmp_path: Path, told: Callable[..., Any], step: str
) -> None:
    said = told("carry", tmp_path, step)
    assert said.ended == -signal.SIGKILL
    machine = reopened(tmp_path)
    assert machine.kiosk.courier.backlog().new == 3
    assert machine.kiosk.courier.run_once().stored == 3
    report = machine.hub.store.verify(machine.hub.trust)
    assert report.stands and report.lines == 3
    rows = machine.hub.store.register.newest()
    assert {row.number for row in rows} == {number for number, _ in said.numbers.values()}


@pytest.mark.parametrize("step", DESK_STEPS)
def test_acts_done_as_one_are_all_there_or_none(
    tmp_path: Path, told: Callable[..., Any], step: str
) -> None:
    said = told("decide", tmp_path, step)
    assert said.ended == -signal.SIGKILL
    machine = reopened(tmp_path)
    ((number, _),) = said.numbers.values()
    state = machine.desk("Nümunə").view(number).declaration.state
    assert state is (State.RELEASED if step == "committed" else State.LODGED)
    row = machine.hub.store.register.row(number)
    assert row is not None and row.state == state.value
    assert machine.hub.store.verify(machine.hub.trust).stands


def test_every_step_that_is_killed_at_is_really_passed(
    tmp_path: Path, told: Callable[..., Any]
) -> None:
    said = told("lodge", tmp_path, "no such step")
    assert said.ended == 0
    assert set(said.numbers) == {"first", "second", "third"}
