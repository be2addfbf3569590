from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from forms.catalogue import definition
from forms.catalogue.rules import age
from forms.check import check
from forms.code_list import CodeLists
from forms.content import Severity
from forms.definition import FormDefinition
from forms.examples import answers


@pytest.fixture
def found(passenger: FormDefinition, lists: CodeLists, on: date) -> Any:
    def find(given: dict[str, Any]) -> list[tuple[str, str]]:
        return [(p.path, p.code) for p in check(passenger, given, lists, on).problems]

    return find


def test_an_unconfirmed_declaration_is_not_content(nothing: dict[str, Any], found: Any) -> None:
    nothing["confirmation"]["truth"] = False
    assert found(nothing) == [("confirmation.truth", "truth_not_confirmed")]


def test_nobody_declares_before_being_born(nothing: dict[str, Any], found: Any) -> None:
    nothing["person"]["birth_date"] = "2027-01-01"
    assert found(nothing) == [("person.birth_date", "born_in_future")]


@pytest.mark.parametrize(("born", "refused"), [("2010-11-23", True), ("2010-11-22", False)])
def test_a_child_under_16_is_declared_for_by_an_adult(
    born: str, refused: bool, nothing: dict[str, Any], found: Any
) -> None:
    nothing["person"]["birth_date"] = born
    assert (("person.birth_date", "under_16") in found(nothing)) is refused


def test_a_birthday_on_29_february_comes_on_1_march() -> None:
    assert age(date(2008, 2, 29), date(2024, 2, 28)) == 15
    assert age(date(2008, 2, 29), date(2024, 2, 29)) == 16
    assert age(date(2008, 2, 29), date(2026, 2, 28)) == 17
    assert age(date(2008, 2, 29), date(2026, 3, 1)) == 18


def test_an_expired_document_only_warns(
    nothing: dict[str, Any], passenger: FormDefinition, lists: CodeLists, on: date
) -> None:
    nothing["person"]["document_expiry"] = "2026-11-21"
    checked = check(passenger, nothing, lists, on)
    assert checked.content is not None
    assert [(p.code, p.severity) for p in checked.problems] == [
        ("document_expired", Severity.WARNING)
    ]


def test_a_document_is_valid_on_its_last_day(nothing: dict[str, Any], found: Any) -> None:
    nothing["person"]["document_expiry"] = "2026-11-22"
    assert found(nothing) == []


def test_a_document_does_not_expire_before_its_holder_is_born(
    nothing: dict[str, Any], found: Any
) -> None:
    nothing["person"]["document_expiry"] = "1990-05-04"
    assert found(nothing) == [("person.document_expiry", "expiry_before_birth")]


def test_green_is_not_for_those_with_something_to_declare(
    something: dict[str, Any], found: Any
) -> None:
    something["confirmation"]["channel"] = "green"
    assert found(something) == [("confirmation.channel", "green_not_allowed")]


def test_an_earlier_declaration_is_not_of_tomorrow(something: dict[str, Any], found: Any) -> None:
    something["journey"]["direction"] = "leaving"
    something["money_origin"] = {"earlier_date": "2026-11-23"}
    assert found(something) == [("money_origin.earlier_date", "date_in_future")]


def test_goods_announced_for_yesterday_warn(lists: CodeLists, on: date) -> None:
    given: Any = answers(definition("goods"), lists, on, 1)
    given["journey"]["arrives"] = "2026-11-21"
    checked = check(definition("goods"), given, lists, on)
    assert checked.content is not None
    assert ("journey.arrives", "date_in_past") in [(p.path, p.code) for p in checked.problems]


def test_goods_do_not_weigh_more_without_their_packing(lists: CodeLists, on: date) -> None:
    given: Any = answers(definition("goods"), lists, on, 1)
    given["goods"][0] |= {"gross_weight": "1", "net_weight": "1.001"}
    checked = check(definition("goods"), given, lists, on)
    assert [(p.path, p.code) for p in checked.errors] == [("goods.0.net_weight", "net_above_gross")]


@pytest.mark.parametrize(("year", "refused"), [(2011, True), (2010, False), (1985, False)])
def test_of_whom_only_the_year_is_known_whoever_may_be_16_declares(
    year: int, refused: bool, nothing: dict[str, Any], found: Any
) -> None:
    del nothing["person"]["birth_date"]
    nothing["person"]["birth_year"] = year
    assert (("person.birth_year", "under_16") in found(nothing)) is refused
    assert ("person.birth_date", "required") not in found(nothing)


def test_nobody_declares_without_any_date_of_birth(nothing: dict[str, Any], found: Any) -> None:
    del nothing["person"]["birth_date"]
    assert ("person.birth_date", "required") in found(nothing)


def test_a_whole_date_of_birth_makes_its_year_needless(nothing: dict[str, Any], found: Any) -> None:
    nothing["person"]["birth_year"] = 2031
    assert found(nothing) == []
