"""Money and goods, one after another."""

from __future__ import annotations

import copy
from typing import Any

import pytest

from kiosk.journey import BACK, NEXT
from kiosk.scenes import GOODS, MONEY
from kiosk.screens.rows import GoodsScreen, MoneyScreen
from kiosk.visit import Step, Visit

pytestmark = pytest.mark.window


@pytest.fixture
def carrying(visit: Visit) -> Visit:
    visit.step = Step.GOODS
    visit.answers["journey"] = {"direction": "arriving"}
    visit.answers["ticks"] = {"over_limits": True, "foreign_currency": True}
    visit.answers["goods"] = copy.deepcopy(GOODS)
    return visit


@pytest.fixture
def rich(carrying: Visit) -> Visit:
    carrying.step = Step.MONEY
    carrying.answers["money"] = copy.deepcopy(MONEY)
    return carrying


def give(screen: Any, picked: str) -> None:
    screen.answering.pick(picked)


def enter(screen: Any, digits: str) -> None:
    for digit in digits:
        screen.answering.type(digit)
    screen.go_on()


def test_the_first_thing_is_asked_for_at_once(made: Any, carrying: Visit) -> None:
    carrying.answers["goods"] = []
    screen = made(GoodsScreen)
    give(screen, "wine")
    enter(screen, "2")
    enter(screen, "40")
    give(screen, "yes")
    assert carrying.rows("goods") == [
        {
            "kind": "wine",
            "quantity": "2",
            "unit": "litre",
            "value": "40",
            "currency": "USD",
            "accompanied": True,
        }
    ]
    assert screen.spoken().question == "Are these all your goods?"


def test_it_says_of_which_goods_it_asks(made: Any, carrying: Visit) -> None:
    carrying.answers["goods"] = []
    screen = made(GoodsScreen)
    assert screen.hint == ""
    give(screen, "wine")
    assert screen.hint == "Wine"
    enter(screen, "2")
    assert screen.hint == "Wine  ·  All of them together."


def test_one_more_joins_the_list_only_when_it_is_whole(made: Any, carrying: Visit) -> None:
    screen = made(GoodsScreen)
    screen.one_more()
    give(screen, "wine")
    screen.go_back()
    screen.go_back()
    assert len(carrying.rows("goods")) == 3
    assert screen.spoken().question == "Are these all your goods?"


def test_one_can_be_changed_in_its_place(made: Any, carrying: Visit) -> None:
    screen = made(GoodsScreen)
    screen.change(1)
    give(screen, "phone")
    enter(screen, "")
    enter(screen, "")
    give(screen, "no")
    assert [row["kind"] for row in carrying.rows("goods")] == ["alcohol", "phone", "clothing"]
    assert carrying.rows("goods")[1]["accompanied"] is False


def test_one_can_be_taken_off_and_the_last_one_asked_again(made: Any, carrying: Visit) -> None:
    screen = made(GoodsScreen)
    for _ in range(3):
        screen.remove(0)
    assert carrying.rows("goods") == []
    assert screen.spoken().question == "What goods do you have with you?"


def test_from_the_list_it_goes_on_or_back(made: Any, carrying: Visit) -> None:
    screen = made(GoodsScreen)
    screen.go_on()
    screen.go_back()
    assert screen.outcomes == [NEXT, BACK]


def test_a_line_of_the_review_asks_one_question_of_one_row(made: Any, carrying: Visit) -> None:
    carrying.changing = True
    screen = made(GoodsScreen, {"row": 1, "todo": ["goods.value"]})
    assert screen.spoken().question == "What are they worth?"
    screen.answering.erase()
    enter(screen, "")
    assert carrying.rows("goods")[1]["value"] == "140"
    assert screen.outcomes == [NEXT]


def test_money_is_summed_in_dollars(made: Any, rich: Visit) -> None:
    assert made(MoneyScreen).total == "13,438.71 USD"


@pytest.mark.parametrize(("amount", "over"), [("10000", False), ("10000.01", True)])
def test_only_money_over_the_limit_must_say_where_it_is_from(
    amount: str, over: bool, made: Any, rich: Visit
) -> None:
    rich.answers["money"] = [{"kind": "cash", "currency": "USD", "amount": amount}]
    made(MoneyScreen).go_on()
    assert rich.money_over_limit is over


def test_what_is_made_for_one_more_does_not_begin_one(made: Any, carrying: Visit) -> None:
    screen = made(GoodsScreen)
    while screen.get_ready():
        pass
    again = made(GoodsScreen, screen.draft)
    assert again.answering is None, "the list is still what is shown"
