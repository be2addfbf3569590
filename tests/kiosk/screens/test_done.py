"""The last screen."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from kiosk.devices.printer.interface import PrintEnd
from kiosk.journey import FINISH, NEXT_PERSON
from kiosk.scenes import JOURNEY, LODGED, LODGED_WHOLE, NUMBER
from kiosk.screens.done import DoneScreen
from kiosk.simulated import SimulatedPaper
from kiosk.visit import Step, Visit

pytestmark = pytest.mark.window


@pytest.fixture
def lodged(visit: Visit, context: Any) -> Visit:
    visit.step, visit.lodged = Step.DONE, LODGED
    ticks = {each.id: each.id == "over_limits" for each in context.reference.questions}
    visit.answers = copy.deepcopy({"journey": JOURNEY, "ticks": ticks, **LODGED_WHOLE})
    return visit


def test_it_says_where_to_go_and_the_code_in_groups(made: Any, lodged: Visit) -> None:
    state = made(DoneScreen).spoken().state
    assert state[0] == "Now go to the red line"
    assert state[1] == "Your code 200 0000 000 008"


def test_the_paper_is_followed_to_its_end(
    made: Any, lodged: Visit, later: Any, paper: SimulatedPaper
) -> None:
    screen = made(DoneScreen, background=later)
    assert screen.paper == "Your paper is being printed."
    later.catch_up()
    assert screen.paper == "Take your paper and show it to the officer."
    assert paper.printed == [NUMBER]


@pytest.mark.parametrize(
    ("end", "said"),
    [
        (PrintEnd.FAILED_BEFORE, "did not come out"),
        (PrintEnd.FAILED_MIDWAY, "did not come out"),
        (PrintEnd.UNKNOWN, "If no paper comes out"),
    ],
)
def test_whatever_is_not_printed_can_be_photographed(
    end: PrintEnd, said: str, made: Any, lodged: Visit
) -> None:
    screen = made(DoneScreen, paper=SimulatedPaper(end))
    assert screen.qr == str(NUMBER)
    assert said in screen.paper


def test_a_new_language_prints_no_second_paper(
    made: Any, lodged: Visit, paper: SimulatedPaper
) -> None:
    first = made(DoneScreen)
    lodged.language = "az"
    again = made(DoneScreen, first.draft)
    assert paper.printed == [NUMBER]
    assert again.paper == "Kağızınızı götürün və əməkdaşa göstərin."


def test_the_language_stays_while_the_paper_is_on_its_way(
    made: Any, lodged: Visit, later: Any
) -> None:
    screen = made(DoneScreen, background=later)
    assert screen.can_change_language is False
    later.catch_up()
    assert screen.can_change_language is True


def test_it_ends_or_takes_the_next_person(made: Any, lodged: Visit) -> None:
    screen = made(DoneScreen)
    screen.next_person()
    screen.finish()
    assert screen.outcomes == [NEXT_PERSON, FINISH]
    assert screen.can_go_back is False
