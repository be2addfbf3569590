"""Whole journeys, with no display: what is answered, who comes next."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.journey import (
    BACK,
    FAULT,
    FINISH,
    HAVE_CODE,
    NEXT,
    Outcome,
    Post,
    Way,
    next_step,
    path,
    where_it_stood,
)
from kiosk.visit import FoundCode, Lodged, NothingMode, Step, Visit

NONE_TICKED = {"over_limits": False, "vehicle": False, "foreign_currency": False}
READ_WHOLE = {"surname": "NÜMUNƏ", "document_number": "C00000000"}
LODGED = Lodged(2000000000008, b"\x01" * 16)


def walk(visit: Visit, post: Post, *moves: tuple[dict[str, Any], Step]) -> None:
    """Answer, leave forward, and see the step that comes; move after move."""
    for answers, expected in moves:
        visit.answers.update(answers)
        visit.step = next_step(visit, NEXT, post)
        assert visit.step is expected


def entering(ticks: dict[str, bool]) -> Visit:
    visit = Visit(token="t", step=Step.TICKS)
    visit.answers = {"journey": {"direction": "arriving"}, "ticks": ticks}
    return visit


def test_nothing_to_declare_lodged_takes_five_screens_when_the_passport_is_read() -> None:
    visit, post = Visit(token="t"), Post(NothingMode.LODGE)
    walk(
        visit,
        post,
        ({}, Step.INTENT),
        ({"journey": {"direction": "arriving"}}, Step.TICKS),
        ({"ticks": NONE_TICKED}, Step.PASSPORT),
    )
    visit.read.add("person.document_number")
    visit.lodged = LODGED
    walk(visit, post, ({"person": READ_WHOLE}, Step.DONE))


def test_nothing_to_declare_typed_is_asked_to_look_and_to_confirm() -> None:
    visit, post = entering(NONE_TICKED), Post(NothingMode.LODGE)
    walk(visit, post, ({}, Step.PASSPORT), ({"person": READ_WHOLE}, Step.IDENTITY))
    walk(visit, post, ({}, Step.CONFIRM))


@pytest.mark.parametrize("mode", [NothingMode.WALK, NothingMode.SLIP])
def test_nothing_to_declare_takes_no_data_where_the_post_waves_through(mode: NothingMode) -> None:
    walk(entering(NONE_TICKED), Post(mode), ({}, Step.GREEN_LINE))


def test_money_and_goods_and_a_car_are_asked_in_that_order() -> None:
    visit = entering({"over_limits": True, "vehicle": True, "foreign_currency": True})
    visit.money_over_limit = True
    walk(
        visit,
        Post(),
        ({}, Step.PASSPORT),
        ({"person": READ_WHOLE}, Step.IDENTITY),
        ({}, Step.ROUTE),
        ({}, Step.CHILDREN),
        ({}, Step.MONEY),
        ({"money": [{"amount": "12000"}]}, Step.MONEY_ORIGIN),
        ({}, Step.GOODS),
        ({}, Step.VEHICLE),
        ({}, Step.REVIEW),
        ({}, Step.CONFIRM),
    )


def test_money_under_the_limit_is_not_asked_where_it_is_from() -> None:
    visit = entering({"foreign_currency": True})
    visit.step = Step.MONEY
    visit.answers["person"] = READ_WHOLE
    assert next_step(visit, NEXT, Post()) is Step.REVIEW


def test_a_child_is_kindly_sent_for_the_adult() -> None:
    visit = entering({"over_limits": True})
    visit.step, visit.under_16 = Step.IDENTITY, True
    assert next_step(visit, NEXT, Post()) is Step.ADULT_NEEDED


def reviewing(ticks: dict[str, bool]) -> Visit:
    visit = entering(ticks)
    visit.step = Step.REVIEW
    visit.answers["person"] = READ_WHOLE
    visit.answers["journey"] |= {"country": "GE", "minors": 0}
    visit.answers["goods"] = [{"kind": "perfume"}]
    return visit


def test_a_changed_line_returns_to_the_review() -> None:
    visit = reviewing({"over_limits": True})
    visit.step = next_step(visit, Outcome(Way.CHANGE, Step.ROUTE), Post())
    visit.changing = True
    assert visit.step is Step.ROUTE
    assert next_step(visit, NEXT, Post()) is Step.REVIEW
    assert next_step(visit, BACK, Post()) is Step.REVIEW


def test_a_change_that_opens_a_question_asks_it_before_the_review() -> None:
    visit = reviewing({"over_limits": True})
    visit.step, visit.changing = Step.TICKS, True
    visit.answers["ticks"]["vehicle"] = True
    assert next_step(visit, NEXT, Post()) is Step.VEHICLE


def test_back_from_any_step_is_the_one_before_that_applies() -> None:
    visit = entering({"vehicle": True})
    visit.step = Step.VEHICLE
    assert next_step(visit, BACK, Post()) is Step.CHILDREN


def test_nobody_is_shown_a_number_before_it_is_written() -> None:
    visit = reviewing({"over_limits": True})
    visit.step = Step.CONFIRM
    assert next_step(visit, NEXT, Post()) is Step.CONFIRM
    visit.lodged = LODGED
    assert next_step(visit, NEXT, Post()) is Step.DONE


def test_nobody_jumps_the_queue_past_identity() -> None:
    visit = entering({"over_limits": True})
    visit.step = Step.CHILDREN
    assert next_step(visit, NEXT, Post()) is Step.IDENTITY


def test_a_code_asks_a_second_thing_only_when_there_is_more_to_tell() -> None:
    visit, post = Visit(token="t", step=Step.INTENT), Post()
    visit.step = next_step(visit, HAVE_CODE, post)
    assert visit.step is Step.CODE
    visit.codes = [FoundCode(2000000000008, known=False)]
    assert next_step(visit, NEXT, post) is Step.CODE_STATUS
    visit.codes = [FoundCode(2000000000008, known=True, second_thing="document_number")]
    assert next_step(visit, NEXT, post) is Step.SECOND_THING


def test_a_code_brought_during_a_change_still_asks_its_second_thing() -> None:
    visit, post = reviewing({"over_limits": True}), Post()
    visit.step, visit.changing = Step.INTENT, True
    visit.step = next_step(visit, HAVE_CODE, post)
    visit.codes = [FoundCode(2000000000008, known=True, second_thing="document_number")]
    assert next_step(visit, NEXT, post) is Step.SECOND_THING


def test_any_fault_leads_to_the_failsafe_step_and_finishing_starts_anew() -> None:
    for step in Step:
        visit = Visit(token="t", step=step)
        assert next_step(visit, FAULT, Post()) is Step.OUT_OF_SERVICE
        assert next_step(visit, FINISH, Post()) is Step.LANGUAGE


@pytest.mark.parametrize("step", list(Step))
@pytest.mark.parametrize("way", list(Way))
def test_every_way_out_of_every_step_leads_somewhere(step: Step, way: Way) -> None:
    for lodged in (None, LODGED):
        visit = Visit(token="t", step=step, lodged=lodged)
        assert isinstance(next_step(visit, Outcome(way), Post()), Step)


def test_wiping_forgets_everything_but_the_new_token() -> None:
    visit = reviewing({"over_limits": True})
    visit.wipe("next")
    assert visit == Visit(token="next")


@pytest.mark.parametrize(
    ("stood", "ticks", "step"),
    [
        (Step.REVIEW, {**NONE_TICKED, "over_limits": True}, Step.REVIEW),
        (Step.PASSPORT, {**NONE_TICKED, "over_limits": True}, Step.IDENTITY),
        (Step.PASSPORT, NONE_TICKED, Step.CONFIRM),
        (Step.VEHICLE, {**NONE_TICKED, "over_limits": True}, Step.CONFIRM),
    ],
)
def test_an_interrupted_visit_is_taken_up_where_it_stood_if_that_can_still_be(
    stood: Step, ticks: dict[str, bool], step: Step
) -> None:
    visit = entering(ticks)
    visit.answers["person"] = READ_WHOLE
    visit.read.add("person.document_number")
    visit.step, visit.asked_again = stood, True
    assert where_it_stood(visit, Post()) is step


def test_what_was_lodged_is_taken_up_at_its_end() -> None:
    visit = entering(NONE_TICKED)
    visit.answers["person"], visit.lodged, visit.step = READ_WHOLE, LODGED, Step.DONE
    assert where_it_stood(visit, Post()) is Step.DONE


def test_from_the_code_of_a_pause_one_goes_back_to_what_one_would_like_to_do() -> None:
    visit = Visit(token="t", step=Step.RESUME)
    assert next_step(visit, BACK, Post()) is Step.INTENT


@pytest.mark.parametrize("step", [Step.KEPT, Step.RESUME, Step.PAUSED])
@pytest.mark.parametrize("way", list(Way))
def test_beside_the_way_nothing_fails(step: Step, way: Way) -> None:
    visit = entering(NONE_TICKED)
    visit.step = step
    assert next_step(visit, Outcome(way), Post()) in Step


def test_steps_beside_the_way_are_never_come_to_by_going_on() -> None:
    for ticks in (NONE_TICKED, {**NONE_TICKED, "over_limits": True}):
        assert not {Step.KEPT, Step.RESUME, Step.PAUSED} & set(path(entering(ticks), Post()))
