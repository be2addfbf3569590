"""One answer, held against the form while the person is still there."""

from __future__ import annotations

from collections.abc import Callable

from kiosk.asking import check_answers, problems, shown
from kiosk.context import Context
from kiosk.questions import form, question
from kiosk.scenes import WHOLE, Scene
from kiosk.visit import Step, Visit
from languages import load


def codes(doors: Context, visit: Visit, path: str, row: dict[str, object]) -> list[str]:
    found = problems(doors, visit, question(path, visit), row, 0)
    return [problem.code for problem in found]


def test_a_good_answer_has_no_problem(doors: Context) -> None:
    visit = Visit(token="t")
    assert codes(doors, visit, "person.surname", {"surname": "NÜMUNƏ"}) == []


def test_a_day_that_is_none_is_said_at_once(doors: Context) -> None:
    visit = Visit(token="t")
    assert codes(doors, visit, "person.birth_date", {"birth_date": "31.02.1990"}) == ["not_a_date"]


def test_what_was_not_asked_yet_is_no_problem(doors: Context) -> None:
    visit = Visit(token="t")
    found = codes(doors, visit, "person.document_number", {"document_number": "C00000000"})
    assert found == []


def test_a_child_is_no_problem_here_since_a_step_of_its_own_follows(doors: Context) -> None:
    visit = Visit(token="t")
    assert codes(doors, visit, "person.birth_date", {"birth_date": "2020-01-01"}) == []


def test_a_row_is_held_in_its_place(doors: Context) -> None:
    visit = Visit(token="t", answers={"ticks": {"foreign_currency": True}, "money": []})
    row = {"currency": "USD", "amount": "0"}
    assert codes(doors, visit, "money.amount", row) == ["too_small"]


def test_answers_are_shown_the_way_the_form_understands_them(doors: Context) -> None:
    goods = form().section("goods")
    row = {"quantity": "1.5", "unit": "litre"}
    assert shown(doors, load("en"), goods.field("quantity"), row) == "1.5 litres"
    assert shown(doors, load("en"), goods.field("value"), row) == ""


def test_the_scene_of_the_review_can_be_lodged(
    doors: Context, scene: Callable[[str], Scene], stay: Callable[[Scene, str], Visit]
) -> None:
    visit = stay(scene("review"), "az")
    answers = {**visit.answers, "confirmation": {"truth": True}}
    assert check_answers(doors, visit, answers).content is not None
    assert visit.step is Step.REVIEW
    assert set(WHOLE) <= set(visit.answers)
