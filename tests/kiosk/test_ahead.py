"""Which screens may come next, so that they can be built before they are wanted."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.ahead import steps_ahead
from kiosk.journey import NEXT, Post, next_step
from kiosk.visit import Step, Visit

POST = Post()
TICKED = {"foreign_currency": True, "vehicle": True, "wireless": False}
SAID: dict[str, Any] = {
    "journey": {"direction": "arriving", "country": "TR", "minors": 0},
    "ticks": TICKED,
    "person": {"document_number": "X0000000"},
    "money": [{"kind": "cash", "currency": "USD", "amount": "100"}],
    "vehicle": {"plate": "90NN000"},
}


@pytest.fixture
def visit() -> Visit:
    return Visit(
        token="t",
        answers={name: dict(v) if isinstance(v, dict) else list(v) for name, v in SAID.items()},
    )


def test_on_the_way_the_next_steps_come_in_order(visit: Visit) -> None:
    visit.step = Step.CHILDREN
    assert steps_ahead(visit, POST)[:2] == (Step.MONEY, Step.MONEY_ORIGIN)


@pytest.mark.parametrize("step", [Step.ROUTE, Step.CHILDREN, Step.VEHICLE, Step.IDENTITY])
def test_from_a_line_being_changed_the_review_comes_next(visit: Visit, step: Step) -> None:
    visit.step, visit.changing = step, True
    assert steps_ahead(visit, POST)[0] is Step.REVIEW
    assert next_step(visit, NEXT, POST) is Step.REVIEW


def test_money_being_changed_may_bring_up_where_it_is_from(visit: Visit) -> None:
    visit.step, visit.changing = Step.MONEY, True
    assert steps_ahead(visit, POST) == (Step.REVIEW, Step.MONEY_ORIGIN)
    visit.money_over_limit = True
    assert steps_ahead(visit, POST) == (Step.MONEY_ORIGIN, Step.REVIEW)
    assert next_step(visit, NEXT, POST) is Step.MONEY_ORIGIN


def test_a_tick_put_in_later_brings_up_what_it_asks_before_the_review(visit: Visit) -> None:
    visit.step, visit.changing = Step.TICKS, True
    visit.answers["ticks"] = TICKED | {"wireless": True}
    assert steps_ahead(visit, POST)[:2] == (Step.GOODS, Step.REVIEW)
    assert next_step(visit, NEXT, POST) is Step.GOODS
