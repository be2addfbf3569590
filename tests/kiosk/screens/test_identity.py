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


def test_a_document_with_one_name_is_shown_with_one_and_asks_for_no_other(
    made: Any, known: Visit
) -> None:
    del known.answers["person"]["given_names"]
    known.one_name = True
    spoken = made(IdentityScreen).spoken()
    assert spoken.question == "Is this you?"
    assert "Given names: I have one name only" in spoken.state
    assert not any("None" in line for line in spoken.state)


def test_one_name_is_not_asked_about_again_after_back(made: Any, known: Visit) -> None:
    del known.answers["person"]["given_names"]
    made(IdentityScreen).skip()
    assert made(IdentityScreen).spoken().question == "Is this you?"


def test_a_name_given_after_all_is_a_second_name(made: Any, known: Visit) -> None:
    del known.answers["person"]["given_names"]
    known.one_name = True
    screen = made(IdentityScreen)
    screen.change("person.given_names")
    enter(screen, "AYSEL")
    assert known.one_name is False
    assert "Given names: AYSEL" in screen.spoken().state


def test_a_name_that_may_have_been_cut_can_be_completed(made: Any, known: Visit) -> None:
    known.name_cut = True
    assert "no room for your whole name" in made(IdentityScreen).spoken().state[0]


def test_whoever_types_may_travel_with_another_document(made: Any, visit: Visit) -> None:
    visit.step = Step.IDENTITY
    screen = made(IdentityScreen)
    assert screen.spoken().question == "What is your passport number?"
    assert screen.skip_word == "I have another document"
    screen.skip()
    assert screen.spoken().question == "Which document do you travel with?"
    screen.answering.pick("id_card")
    assert screen.spoken().question == "What is the number of your document?"
    assert screen.skip_word == ""
    assert visit.said("person.document_type") == "id_card"


def test_who_changes_the_number_of_a_passport_that_was_read_is_asked_nothing_else(
    made: Any, known: Visit
) -> None:
    known.group("person")["document_type"] = "passport"
    known.read.add("person.document_type")
    screen = made(IdentityScreen)
    screen.change("person.document_number")
    assert screen.skip_word == ""


@pytest.mark.parametrize("typed", ["00001985", "00031985"])
def test_a_birth_day_nobody_knows_leaves_the_year(made: Any, known: Visit, typed: str) -> None:
    del known.answers["person"]["birth_date"]
    screen = made(IdentityScreen)
    enter(screen, typed)
    assert known.said("person.birth_year") == 1985
    assert known.said("person.birth_date") is None
    assert "Year of birth, where the day is not known: 1985" in screen.spoken().state
    assert screen.spoken().question == "Is this you?"


def test_a_year_still_to_come_is_refused(made: Any, known: Visit) -> None:
    del known.answers["person"]["birth_date"]
    screen = made(IdentityScreen)
    enter(screen, "00002031")
    assert screen.spoken().errors
    assert known.said("person.birth_year") is None


def test_a_whole_date_given_after_all_takes_the_place_of_the_year(made: Any, known: Visit) -> None:
    del known.answers["person"]["birth_date"]
    known.group("person")["birth_year"] = 1985
    screen = made(IdentityScreen)
    screen.change("person.birth_year")
    enter(screen, "14041990")
    assert not any("1985" in line for line in screen.spoken().state)
