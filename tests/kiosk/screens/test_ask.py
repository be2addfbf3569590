"""One field of the form at a time."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.journey import BACK, NEXT
from kiosk.screens.ask import AskScreen
from kiosk.visit import Step, Visit

pytestmark = pytest.mark.window


@pytest.fixture
def driving(visit: Visit) -> Visit:
    visit.step = Step.VEHICLE
    visit.answers["ticks"] = {"vehicle": True}
    return visit


def enter(screen: Any, text: str) -> None:
    for letter in text:
        screen.answering.type(letter)
    screen.go_on()


def test_questions_follow_each_other_and_the_last_one_leaves(made: Any, driving: Visit) -> None:
    screen = made(AskScreen)
    enter(screen, "90AB123")
    screen.answering.pick("AZ")
    screen.answering.pick("temporary")
    assert driving.answers["vehicle"] == {"plate": "90AB123", "country": "AZ", "stay": "temporary"}
    assert screen.outcomes == [NEXT]


def test_back_asks_the_question_before_with_its_answer(made: Any, driving: Visit) -> None:
    screen = made(AskScreen)
    enter(screen, "90AB123")
    screen.go_back()
    assert screen.spoken().state == ("90AB123",)
    screen.go_back()
    assert screen.outcomes == [BACK]


def test_no_answer_is_said_kindly(made: Any, driving: Visit) -> None:
    screen = made(AskScreen)
    screen.go_on()
    assert screen.spoken().errors == ("Please answer, then continue.",)
    assert screen.answering.wrong is True


def test_a_question_that_may_be_skipped_says_so(made: Any, visit: Visit) -> None:
    visit.step = Step.ROUTE
    visit.answers["journey"] = {"direction": "arriving", "transport": "air", "country": "TR"}
    screen = made(AskScreen, {"at": 1})
    assert screen.spoken().question == "What is your flight number?"
    assert screen.skip_word
    screen.skip()
    assert screen.outcomes == [NEXT]
    assert "conveyance" not in visit.answers["journey"]
