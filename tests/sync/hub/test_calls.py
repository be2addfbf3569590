"""A kiosk calls, a desk of the same hub answers, the visit ends: over real storage."""

from __future__ import annotations

from typing import Any

import pytest

from sync.embedded import Embedded
from sync.hub.calls import CallState, KioskCalls, Place, answer, standing, state_of
from sync.hub.desk import Desk


@pytest.fixture
def kiosk(machine: Embedded) -> KioskCalls:
    return KioskCalls(machine.hub, machine.kiosk.node.id, "baki", "0001")


@pytest.fixture
def desk(machine: Embedded) -> Desk:
    return machine.desk("numune", "sign-in 1")


def seen(desk: Desk) -> list[CallState]:
    return [state_of(call) for call in standing(desk)]


def test_a_call_waits_until_an_officer_says_to_come(kiosk: KioskCalls, desk: Desk) -> None:
    assert kiosk.call("a", Place.QUESTIONS) is CallState.WAITS
    assert seen(desk) == [CallState.WAITS]
    assert answer(desk, standing(desk)[0].id) is True
    assert kiosk.call("a", Place.QUESTIONS) is CallState.COMING
    assert (standing(desk)[0].officer, standing(desk)[0].place) == ("numune", "questions")


def test_the_time_of_a_call_is_the_hubs(kiosk: KioskCalls, desk: Desk, clock: Any) -> None:
    clock.move(minutes=1)
    kiosk.call("a", Place.CODE)
    assert standing(desk)[0].called_at == clock.milliseconds


def test_what_was_taken_back_is_gone_and_soon_unseen(
    kiosk: KioskCalls, desk: Desk, clock: Any
) -> None:
    kiosk.call("a", Place.PASSPORT)
    kiosk.take_back()
    assert seen(desk) == [CallState.GONE]
    assert answer(desk, standing(desk)[0].id) is False
    clock.move(minutes=3)
    assert seen(desk) == []


def test_a_kiosk_that_was_switched_off_calls_nobody_for_ever(
    kiosk: KioskCalls, desk: Desk, clock: Any
) -> None:
    kiosk.call("a", Place.PASSPORT)
    clock.move(minutes=61)
    assert seen(desk) == []


def test_two_officers_do_not_both_come(kiosk: KioskCalls, desk: Desk, machine: Embedded) -> None:
    kiosk.call("a", Place.QUESTIONS)
    call = standing(desk)[0].id
    assert answer(desk, call) is True
    assert answer(machine.desk("ikinci"), call) is False
    assert standing(desk)[0].officer == "numune"


def test_a_call_is_no_fact_and_leaves_the_journal_as_it_was(
    kiosk: KioskCalls, desk: Desk, machine: Embedded
) -> None:
    before = machine.hub.store.verify(machine.hub.trust)
    kiosk.call("a", Place.QUESTIONS)
    answer(desk, standing(desk)[0].id)
    kiosk.take_back()
    assert machine.hub.store.verify(machine.hub.trust) == before
