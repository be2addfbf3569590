"""Is everything right?"""

from __future__ import annotations

import copy
from typing import Any

import pytest

from kiosk.journey import NEXT, Outcome, Way
from kiosk.scenes import JOURNEY, WHOLE
from kiosk.screens.review import ReviewScreen
from kiosk.visit import Step, Visit

pytestmark = pytest.mark.window


@pytest.fixture
def answered(visit: Visit, context: Any) -> Visit:
    visit.step = Step.REVIEW
    ticked = ("over_limits", "foreign_currency")
    ticks = {each.id: each.id in ticked for each in context.reference.questions}
    visit.answers = copy.deepcopy({"journey": JOURNEY, "ticks": ticks, **WHOLE})
    return visit


def test_every_answer_is_a_line_in_the_travellers_language(made: Any, answered: Visit) -> None:
    lines = made(ReviewScreen).spoken().state
    assert "Surname: NÜMUNƏ" in lines
    assert "Amount: 12,400 USD" in lines
    assert "All other questions: No" in lines
    assert not any("true and complete" in line for line in lines)


def test_the_estimate_stands_under_it(made: Any, answered: Visit) -> None:
    screen = made(ReviewScreen)
    assert "AZN" in screen.estimate
    assert "The officer decides." in screen.spoken().state[-1]


def test_a_line_leads_to_its_question(made: Any, answered: Visit) -> None:
    screen = made(ReviewScreen)
    screen.change("money.1.amount")
    assert screen.outcomes == [Outcome(Way.CHANGE, Step.MONEY)]
    assert screen.handover == {"todo": ["money.amount"], "row": 1}


def test_right_is_right(made: Any, answered: Visit) -> None:
    screen = made(ReviewScreen)
    screen.go_on()
    assert screen.outcomes == [NEXT]


def test_what_is_still_missing_is_said_and_led_to(made: Any, answered: Visit) -> None:
    del answered.answers["person"]["birth_date"]
    screen = made(ReviewScreen)
    assert "Date of birth" in screen.spoken().errors[0]
    screen.go_on()
    assert screen.outcomes == [Outcome(Way.CHANGE, Step.IDENTITY)]
