"""Is this you?"""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.journey import BACK, NEXT
from kiosk.scenes import PERSON
from kiosk.screens.identity import IdentityScreen
from kiosk.visit import Step, Visit

pytestmark = pytest.mark.window


@pytest.fixture
def known(visit: Visit) -> Visit:
    visit.step = Step.IDENTITY
    visit.answers["person"] = dict(PERSON)
    visit.read = {f"person.{name}" for name in PERSON}
    return visit


def enter(screen: Any, text: str) -> None:
    for letter in text:
        screen.answering.type(letter)
    screen.go_on()


def test_what_was_read_is_shown_and_nothing_is_asked(made: Any, known: Visit) -> None:
    screen = made(IdentityScreen)
    assert screen.spoken().question == "Is this you?"
    assert "Surname: NÜMUNƏ" in screen.spoken().state
    screen.go_on()
    assert screen.outcomes == [NEXT]


def test_only_what_is_missing_is_asked(made: Any, known: Visit) -> None:
    del known.answers["person"]["birth_date"]
    screen = made(IdentityScreen)
    assert screen.spoken().question == "When were you born?"
    enter(screen, "14041990")
    assert screen.spoken().question == "Is this you?"


def test_a_value_typed_over_a_read_one_is_typed(made: Any, known: Visit) -> None:
    screen = made(IdentityScreen)
    screen.change("person.surname")
    enter(screen, "A")
    assert known.said("person.surname") == "NÜMUNƏA"
    assert "person.surname" not in known.read
    assert "person.birth_date" in known.read


def test_back_from_a_line_leads_to_the_lines_and_from_there_away(made: Any, known: Visit) -> None:
    screen = made(IdentityScreen)
    screen.change("person.surname")
    screen.go_back()
    assert screen.spoken().question == "Is this you?"
    screen.go_back()
    assert screen.outcomes == [BACK]


def test_a_change_from_the_review_leads_straight_back(made: Any, known: Visit) -> None:
    known.changing = True
    screen = made(IdentityScreen, {"todo": ["person.surname"]})
    screen.go_on()
    assert screen.outcomes == [NEXT]


def test_somebody_without_given_names_is_not_asked_twice(made: Any, known: Visit) -> None:
    del known.answers["person"]["given_names"]
    screen = made(IdentityScreen)
    screen.skip()
    assert screen.spoken().question == "Is this you?"


def test_what_was_typed_before_help_was_asked_for_does_not_come_back(
    made: Any, known: Visit
) -> None:
    screen = made(IdentityScreen)
    screen.change("person.surname")
    screen.answering.type("A")
    screen.step_aside("help")
    screen.go_back()
    screen.change("person.surname")
    assert screen.answering.given() == {"surname": "NÜMUNƏ"}
