"""What each step asks, and how."""

from __future__ import annotations

import pytest

from kiosk.context import Context
from kiosk.questions import (
    CONTEXT,
    STEPS,
    UNITS,
    WHOLE,
    WORDINGS,
    Question,
    form,
    handover_of,
    offered_first,
    question,
    questions,
    step_of,
    unit_of,
)
from kiosk.visit import Step, Visit
from languages import available, load

AIR, ROAD = ("air",), ("road_car", "on_foot")


def asked(step: Step, visit: Visit, means: tuple[str, ...] = AIR, **row: str) -> list[str]:
    return [each.path for each in questions(step, visit, row, means)]


def test_every_path_asked_is_a_field_of_the_form_and_has_its_words() -> None:
    for path in (path for paths in STEPS.values() for path in paths):
        section, name = path.split(".")
        assert form().section(section).field(name)
        assert path in WORDINGS


@pytest.mark.parametrize("code", [code for code in available() if code != "en"])
def test_every_question_is_asked_in_every_language(code: str) -> None:
    language = load(code)
    words = {
        text for each in WORDINGS.values() for text in (each.ask, each.hint, each.skip) if text
    }
    assert [text for text in sorted(words) if language.say(CONTEXT, text) == text] == []


def test_a_post_with_one_means_of_transport_does_not_ask_for_it() -> None:
    visit = Visit(token="t")
    assert "journey.transport" not in asked(Step.ROUTE, visit, AIR)
    assert "journey.transport" in asked(Step.ROUTE, visit, ROAD)


def test_who_walks_has_no_number_plate() -> None:
    visit = Visit(token="t", answers={"journey": {"transport": "on_foot"}})
    assert "journey.conveyance" not in asked(Step.ROUTE, visit, ROAD)


def test_only_those_passing_through_say_where_to() -> None:
    passing = Visit(token="t", answers={"journey": {"direction": "passing"}})
    arriving = Visit(token="t", answers={"journey": {"direction": "arriving"}})
    assert "journey.onward_country" in asked(Step.ROUTE, passing)
    assert "journey.onward_country" not in asked(Step.ROUTE, arriving)


def test_the_country_is_asked_for_by_direction() -> None:
    leaving = Visit(token="t", answers={"journey": {"direction": "leaving"}})
    assert question("journey.country", leaving).wording.ask == "Where are you going?"
    assert question("journey.country", Visit(token="t")).wording.ask == "Where are you coming from?"


def test_only_other_goods_are_named_in_words() -> None:
    visit = Visit(token="t")
    assert "goods.name" not in asked(Step.GOODS, visit, kind="wine")
    assert "goods.name" in asked(Step.GOODS, visit, kind="other")


def test_every_unit_is_in_the_list_of_units_and_every_kind_in_its_list(doors: Context) -> None:
    lists = doors.reference.lists
    for kind, unit in UNITS.items():
        assert lists["goods_kind"].by_code(kind)
        assert lists["unit"].by_code(unit)
    assert unit_of("clothing") == "piece"


def test_a_line_of_the_review_leads_to_its_question() -> None:
    assert step_of("person.surname") is Step.IDENTITY
    assert step_of("goods.2.value") is Step.GOODS
    assert step_of("ticks.wireless") is Step.TICKS
    assert step_of("journey.direction") is Step.INTENT
    assert step_of("person.sex") is None


def test_the_question_of_a_line_is_asked_alone() -> None:
    assert handover_of("journey.country") == {"todo": ["journey.country"]}
    assert handover_of("goods.2.value") == {"todo": ["goods.value"], "row": 2}
    assert handover_of("ticks.wireless") == {}


def test_goods_that_were_ticked_are_offered_first(doors: Context) -> None:
    visit = Visit(token="t", answers={"ticks": {"precious": True}})
    lists = doors.reference.lists
    offered = offered_first(kind_of_goods(visit), visit, lists, AIR)
    assert offered[0] == "jewellery_gold"
    assert sorted(offered) == sorted(entry.code for entry in lists["goods_kind"].entries)


def test_nobody_arrives_from_the_country_they_arrive_in(doors: Context) -> None:
    visit = Visit(token="t", answers={"journey": {"direction": "arriving"}})
    country = question("journey.country", visit)
    assert "AZ" not in offered_first(country, visit, doors.reference.lists, AIR)


def kind_of_goods(visit: Visit) -> Question:
    return question("goods.kind", visit)


def test_whole_sections_are_sections_of_the_form() -> None:
    assert all(form().section(name) for name in WHOLE)


def test_the_document_decides_how_it_is_spoken_of() -> None:
    card = Visit(token="t", answers={"person": {"document_type": "id_card"}})
    served = Visit(token="t", answers={"person": {"document_type": "service_passport"}})
    assert question("person.document_number", card).wording.ask.endswith("your document?")
    assert question("person.document_number", served).wording.ask.endswith("passport number?")


def test_every_document_offered_is_in_the_list(doors: Context) -> None:
    asked_ = question("person.document_type", Visit(token="t"))
    for code in offered_first(asked_, Visit(token="t"), doors.reference.lists, AIR):
        assert doors.reference.lists["document_type"].by_code(code)


def test_the_earlier_declaration_is_asked_for_only_where_it_is_due() -> None:
    leaving = Visit(token="t", answers={"journey": {"direction": "leaving"}})
    assert "money_origin.earlier_number" not in asked(Step.MONEY_ORIGIN, leaving)
    leaving.earlier_due = True
    assert "money_origin.earlier_number" in asked(Step.MONEY_ORIGIN, leaving)
    assert question("money_origin.earlier_number", leaving).wording.skip == "I do not have it"


@pytest.mark.parametrize("path", ["person.birth_year", "person.document_type"])
def test_a_line_about_what_no_step_asks_leads_to_who_the_person_is(path: str) -> None:
    assert step_of(path) is Step.IDENTITY
    assert handover_of("person.birth_year") == {"todo": ["person.birth_date"]}
