"""A child is kindly sent for the adult, and nothing of the child is kept."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.journey import FINISH, NEXT_PERSON
from kiosk.screens.adult_needed import AdultNeededScreen
from kiosk.visit import Visit

pytestmark = pytest.mark.window


def test_it_asks_for_the_adult(made: Any) -> None:
    spoken = made(AdultNeededScreen).spoken()
    assert spoken.question == "Please come with the adult you travel with"
    assert spoken.choices == ("The adult is here: start again", "Finish")


def test_nothing_of_the_child_is_kept_but_where_they_are_going(made: Any, visit: Visit) -> None:
    visit.answers = {
        "journey": {"direction": "arriving"},
        "ticks": {"over_limits": True},
        "person": {"surname": "NÜMUNƏ", "birth_date": "2015-01-01"},
    }
    visit.read, visit.under_16 = {"person.surname"}, True
    made(AdultNeededScreen)
    assert visit.answers == {"journey": {"direction": "arriving"}}
    assert (visit.read, visit.under_16) == (set(), False)


def test_it_ends_or_starts_again_with_the_adult(made: Any) -> None:
    screen = made(AdultNeededScreen)
    screen.go_on()
    screen.finish()
    assert screen.outcomes == [NEXT_PERSON, FINISH]
