"""The press that makes it a declaration."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from kiosk.journey import FAULT, NEXT
from kiosk.scenes import JOURNEY, WHOLE
from kiosk.screens.confirm import ConfirmScreen
from kiosk.visit import Step, Visit

pytestmark = pytest.mark.window


@pytest.fixture
def answered(visit: Visit, context: Any) -> Visit:
    visit.step = Step.CONFIRM
    ticks = {each.id: each.id == "over_limits" for each in context.reference.questions}
    visit.answers = copy.deepcopy({"journey": JOURNEY, "ticks": ticks, **WHOLE})
    return visit


def test_nothing_is_said_before_it_is_written(made: Any, answered: Visit, later: Any) -> None:
    screen = made(ConfirmScreen, background=later)
    screen.confirm()
    assert screen.busy is True
    assert screen.main_word == "Registering"
    assert answered.lodged is None
    assert screen.outcomes == []
    later.catch_up()
    assert answered.lodged is not None
    assert screen.outcomes == [NEXT]


def test_pressing_twice_lodges_once(made: Any, answered: Visit, later: Any) -> None:
    screen = made(ConfirmScreen, background=later)
    screen.confirm()
    screen.confirm()
    later.catch_up()
    assert screen.outcomes == [NEXT]


def test_confirming_again_after_a_fault_gives_the_same_number(made: Any, answered: Visit) -> None:
    screen = made(ConfirmScreen)
    screen.confirm()
    first = answered.lodged
    screen.confirm()
    assert answered.lodged == first


def test_red_is_written_for_who_declares(made: Any, answered: Visit) -> None:
    made(ConfirmScreen).confirm()
    assert answered.answers["confirmation"] == {"truth": True, "channel": "red"}


def test_a_storage_fault_ends_the_visit(made: Any, answered: Visit) -> None:
    class Full:
        def lodge(self, *_: object) -> None:
            raise OSError("no space left")

    screen = made(ConfirmScreen, lodging=Full())
    screen.confirm()
    assert screen.outcomes == [FAULT]
    assert isinstance(screen.draft["fault"], OSError)
