"""The kiosk's calls at a real hub: one a visit, without a word of what was answered."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path

import pytest

from kiosk.calling import Called
from kiosk.services.officer import DesksOfPost, place_of
from kiosk.visit import STAFF, Step
from records import StorageBusy
from sync.embedded import Embedded
from sync.hub.calls import CallState, KioskCalls, Place, answer, standing, state_of


def now() -> datetime:
    return datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@pytest.fixture
def machine(tmp_path: Path) -> Iterator[Embedded]:
    opened = Embedded.open(tmp_path, now)
    yield opened
    opened.close()


@pytest.fixture
def calls(machine: Embedded) -> KioskCalls:
    return KioskCalls(machine.hub, machine.kiosk.node.id, "baki", "0001")


@pytest.fixture
def desks(calls: KioskCalls) -> DesksOfPost:
    tokens = count()
    return DesksOfPost(calls, lambda: str(next(tokens)))


def seen(machine: Embedded) -> list[CallState]:
    return [state_of(call) for call in standing(machine.desk("numune"))]


def test_one_call_stands_however_often_it_is_asked_after(
    desks: DesksOfPost, machine: Embedded
) -> None:
    assert [desks.call(Step.MONEY) for _ in range(3)] == [Called.WAITS] * 3
    assert seen(machine) == [CallState.WAITS]


def test_the_glass_hears_that_an_officer_comes(desks: DesksOfPost, machine: Embedded) -> None:
    desks.call(Step.INTENT)
    desk = machine.desk("numune")
    answer(desk, standing(desk)[0].id)
    assert desks.call(Step.INTENT) is Called.COMING


def test_the_next_visit_calls_anew(desks: DesksOfPost, machine: Embedded) -> None:
    desks.call(Step.INTENT)
    assert desks.take_back() is True
    assert desks.call(Step.INTENT) is Called.WAITS
    assert seen(machine) == [CallState.GONE, CallState.WAITS]


def test_a_call_somebody_else_ended_stands_again(
    desks: DesksOfPost, calls: KioskCalls, machine: Embedded
) -> None:
    desks.call(Step.INTENT)
    calls.take_back()
    assert [desks.call(Step.INTENT) for _ in range(2)] == [Called.WAITS] * 2
    assert seen(machine) == [CallState.GONE, CallState.WAITS]


def test_a_place_tells_no_answer() -> None:
    for step in (Step.MONEY, Step.MONEY_ORIGIN, Step.GOODS, Step.VEHICLE, Step.RESTRICTED):
        assert place_of(step) is place_of(Step.ROUTE) is Place.QUESTIONS
    assert not any(place_of(step) is Place.CONFIRMING for step in STAFF)


class HubAway(KioskCalls):
    """Stands for a hub that does not answer."""

    def call(self, token: str, place: Place) -> CallState:
        raise StorageBusy("locked")

    def take_back(self) -> None:
        raise StorageBusy("locked")


def test_a_hub_that_is_away_is_told_once_in_the_log(
    machine: Embedded, caplog: pytest.LogCaptureFixture
) -> None:
    desks = DesksOfPost(HubAway(machine.hub, machine.kiosk.node.id, "baki", "0001"))
    assert [desks.call(Step.INTENT) for _ in range(3)] == [Called.AWAY] * 3
    assert desks.take_back() is False
    assert caplog.text.count("could not be put before the desks") == 1
