"""What a travel document answers."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from customs.mrz import Size, TravelDocument
from kiosk.passport import fill, too_young
from kiosk.visit import Visit

TODAY = date(2026, 11, 22)
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
    assert too_young(visit, TODAY) is young


@pytest.mark.parametrize("born", [None, "", "31.02.2020", "x"])
def test_without_a_birth_date_nobody_is_taken_for_a_child(born: str | None) -> None:
    assert too_young(Visit(token="t", answers={"person": {"birth_date": born}}), TODAY) is False
