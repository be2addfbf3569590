"""What a travel document answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from customs.mrz import Size, TravelDocument
from kiosk.passport import fill, too_young
from kiosk.visit import Visit

TODAY = date(2026, 11, 22)
SIXTEEN = Decimal(16)
DOCUMENT = TravelDocument(
    kind=Size.TD3,
    document_code="P",
    issuer="AZE",
    surname="NUMUNE",
    given_names="AYSEL",
    number="C00000000",
    nationality="AZE",
    birth_date=date(1990, 4, 14),
    sex="F",
    expiry=date(2031, 5, 6),
)


def test_a_document_fills_the_person_and_is_marked_as_read() -> None:
    visit = Visit(token="t")
    fill(visit, DOCUMENT)
    assert visit.group("person") == {
        "surname": "NUMUNE",
        "given_names": "AYSEL",
        "document_number": "C00000000",
        "citizenship": "AZ",
        "birth_date": "1990-04-14",
        "document_expiry": "2031-05-06",
        "sex": "F",
        "document_type": "passport",
    }
    assert visit.read == {f"person.{name}" for name in visit.group("person")}


@pytest.mark.parametrize(
    ("failed", "name"),
    [("number", "document_number"), ("birth_date", "birth_date"), ("expiry", "document_expiry")],
)
def test_a_part_whose_check_digit_fails_is_asked_for(failed: str, name: str) -> None:
    visit = Visit(token="t")
    fill(visit, replace(DOCUMENT, check_failures=(failed,)))
    assert name not in visit.group("person")
    assert f"person.{name}" not in visit.read


@pytest.mark.parametrize(
    ("born", "young"),
    [("2010-11-22", False), ("2010-11-23", True), ("23.11.2010", True), ("14.04.1990", False)],
)
def test_sixteen_is_of_age_on_the_birthday(born: str, young: bool) -> None:
    visit = Visit(token="t", answers={"person": {"birth_date": born}})
    assert too_young(visit, TODAY, SIXTEEN) is young


@pytest.mark.parametrize("born", [None, "", "31.02.2020", "x"])
def test_without_a_birth_date_nobody_is_taken_for_a_child(born: str | None) -> None:
    visit = Visit(token="t", answers={"person": {"birth_date": born}})
    assert too_young(visit, TODAY, SIXTEEN) is False


@pytest.mark.parametrize(("year", "young"), [(2011, True), (2010, False), (1985, False)])
def test_of_a_year_alone_the_oldest_age_counts(year: int, young: bool) -> None:
    visit = Visit(token="t", answers={"person": {"birth_year": year}})
    assert too_young(visit, TODAY, SIXTEEN) is young


@pytest.mark.parametrize(("surname", "given_names"), [("NUMUNE", ""), ("", "NUMUNE")])
def test_one_name_is_the_whole_name_wherever_it_stands(surname: str, given_names: str) -> None:
    visit = Visit(token="t", answers={"person": {"given_names": "TYPED"}})
    fill(visit, replace(DOCUMENT, surname=surname, given_names=given_names))
    assert visit.said("person.surname") == "NUMUNE"
    assert visit.said("person.given_names") is None
    assert visit.one_name


def test_a_birth_date_without_its_day_is_kept_as_a_year() -> None:
    visit = Visit(token="t", answers={"person": {"birth_date": "1985-01-01"}})
    fill(visit, replace(DOCUMENT, birth_date=None, birth_year=1985))
    assert visit.said("person.birth_date") is None
    assert visit.said("person.birth_year") == 1985
    assert "person.birth_year" in visit.read


def test_a_second_document_leaves_nothing_of_the_first() -> None:
    visit = Visit(token="t")
    fill(visit, DOCUMENT)
    fill(visit, replace(DOCUMENT, given_names="", sex="", nationality="XXA", names_cut=True))
    assert not visit.group("person").keys() & {"given_names", "sex", "citizenship"}
    assert visit.read == {f"person.{name}" for name in visit.group("person")}
    assert visit.name_cut


def test_what_was_typed_stays_where_a_document_cannot_be_read() -> None:
    visit = Visit(token="t", answers={"person": {"document_number": "X0000009"}})
    fill(visit, replace(DOCUMENT, check_failures=("number",)))
    assert visit.said("person.document_number") == "X0000009"
    assert "person.document_number" not in visit.read
