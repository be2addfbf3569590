from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from forms.content import Content
from languages import load
from paper.answers import answers_of
from paper.figures import OnPaper
from paper.receipt import Answers, Row, Thing
from reference.load import Reference
from reference.load import load as load_reference

APART = "\N{NO-BREAK SPACE}"
TICKS = ("over_limits", "unaccompanied", "temporary", "vehicle", "precious", "foreign_currency")


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(date(2026, 11, 22))


@pytest.fixture(scope="module")
def printed(reference: Reference) -> Any:
    """Put answers on paper in English beside Azerbaijani."""

    def print_them(**answers: Any) -> tuple[Answers, ...]:
        content = Content("passenger", 1, answers)
        return answers_of(content, reference, OnPaper(load("en")), OnPaper(load("az")))

    return print_them


def ticks(*yes: str) -> Mapping[str, bool]:
    return {name: name in yes for name in TICKS}


def values(rows: tuple[Row | Thing, ...]) -> list[tuple[str, str]]:
    return [(row.label, row.value) for row in rows if isinstance(row, Row)]


def test_questions_answered_no_are_one_line(printed: Any) -> None:
    (group,) = printed(ticks=ticks())
    assert values(group.rows) == [("Goods to declare in writing", "No")]
    assert (group.title, group.rows[0].value_az) == ("", "Xeyr")


def test_what_was_answered_yes_is_named_and_the_rest_is_one_line(printed: Any) -> None:
    (group,) = printed(ticks=ticks("vehicle", "precious"))
    assert values(group.rows) == [
        ("A motor vehicle", "Yes"),
        ("Precious metals or stones over the limit", "Yes"),
        ("All other questions", "No"),
    ]


def test_two_lists_of_questions_share_the_line_of_the_others(printed: Any) -> None:
    (group,) = printed(ticks=ticks("over_limits"), restricted={"weapons": False, "living": True})
    assert [value for _, value in values(group.rows)] == ["Yes", "Yes", "No"]


def test_when_every_question_is_a_yes_there_are_no_others(printed: Any) -> None:
    (group,) = printed(ticks=ticks(*TICKS))
    assert {value for _, value in values(group.rows)} == {"Yes"}


@pytest.mark.parametrize(
    ("direction", "label", "label_az"), [("arriving", "From", "Haradan"), ("leaving", "To", "Hara")]
)
def test_the_country_is_named_by_the_way_one_goes(
    direction: str, label: str, label_az: str, printed: Any
) -> None:
    (group,) = printed(journey={"direction": direction, "country": "TR"})
    where, country = group.rows
    assert (where.label, where.label_az) == ("", "")
    assert (country.label, country.label_az) == (label, label_az)


@pytest.mark.parametrize(("transport", "label"), [("air", "Flight"), ("rail", "Train")])
def test_the_number_is_named_by_the_means_of_transport(
    transport: str, label: str, printed: Any
) -> None:
    (group,) = printed(journey={"transport": transport, "conveyance": "XX 000"})
    assert values(group.rows) == [(label, "XX 000")]


def test_a_means_of_transport_without_a_short_word_keeps_the_forms_label(printed: Any) -> None:
    (group,) = printed(journey={"transport": "on_foot", "conveyance": "1"})
    assert values(group.rows) == [("Flight, train or vehicle number", "1")]


@pytest.mark.parametrize(("minors", "lines"), [(0, 0), (2, 1), (10, 1)])
def test_a_count_of_nothing_is_no_line(minors: int, lines: int, printed: Any) -> None:
    (group,) = printed(journey={"direction": "arriving", "minors": minors})
    assert len(group.rows) == 1 + lines


def test_money_and_where_it_is_from_stand_together(printed: Any) -> None:
    money = {"kind": "cash", "currency": "USD", "amount": Decimal("12500")}
    (group,) = printed(money=(money,), money_origin={"source": "salary"})
    assert group.title == "Money"
    cash, source = group.rows
    assert (cash.value, cash.value_az) == (f"12{APART}500{APART}USD",) * 2
    assert cash.at_right
    assert (source.label, source.label_az) == ("Source", "Mənbəyi")


def test_goods_say_their_number_and_their_value_once(printed: Any) -> None:
    spirits = {
        "kind": "alcohol", "name": "Sınaq", "quantity": Decimal(3), "unit": "litre",
        "value": Decimal(90), "currency": "USD",
    }  # fmt: skip
    (group,) = printed(goods=(spirits, {"kind": "food", "quantity": Decimal(2)}))
    first, second = group.rows
    assert (first.name, first.value) == ("Sınaq", f"90{APART}USD")
    assert first.amount == f"3{APART}litres{APART}/{APART}litr"
    assert first.kind != first.kind_az
    assert (second.name, second.amount, second.value) == ("", "2", "")
