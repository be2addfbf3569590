"""A visit written down, and read back."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from datetime import UTC, datetime

import pytest

from kiosk.kept.telling import (
    LEFT_OUT,
    PLAIN,
    NotAVisit,
    clock,
    holder_of,
    is_kept,
    read_back,
    told,
)
from kiosk.visit import Amends, Step, Visit

AT = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
PERSON = {"document_number": "C00000000", "surname": "NÜMUNƏ", "birth_date": "1990-04-14"}


def visit() -> Visit:
    return Visit(
        token="0123",
        step=Step.GOODS,
        language="az",
        answers={"person": dict(PERSON), "goods": [{"kind": "phone", "accompanied": True}]},
        read={"person.surname", "person.document_number"},
        changing=True,
        one_name=True,
        name_cut=True,
        money_over_limit=True,
        earlier_due=True,
        crossing=bytes(range(8)),
        crossing_begun=True,
        began=AT,
        asked_again=True,
    )


def test_a_visit_comes_back_as_it_was() -> None:
    found = read_back(told(visit(), AT))
    assert found.visit == visit() and found.at == AT


def test_every_part_of_a_visit_is_written_or_left_out_on_purpose() -> None:
    written = {*PLAIN, "read", "crossing", "began"}
    assert written | LEFT_OUT == {field.name for field in fields(Visit)}
    assert not written & LEFT_OUT


def test_a_visit_without_a_beginning_begins_when_it_is_first_written() -> None:
    assert read_back(told(replace(visit(), began=None), AT)).at == AT


@pytest.mark.parametrize("said", [b"", b"{}", b"[]", b"\xff", b"null", b'{"version":[0,"x",0]}'])
def test_what_is_no_visit_of_this_version_is_not_taken_up(said: bytes) -> None:
    with pytest.raises(NotAVisit):
        read_back(said)


def test_a_visit_of_another_version_is_not_taken_up() -> None:
    kept = json.loads(told(visit(), AT))
    kept["version"][-1] += 1
    with pytest.raises(NotAVisit):
        read_back(json.dumps(kept).encode())


@pytest.mark.parametrize("born", ["14.04.1990", "1990-04-14"])
def test_a_birth_date_typed_and_read_makes_the_same_holder(born: str) -> None:
    typed = {"person": {"document_number": "c00000000", "birth_date": born}}
    assert holder_of(Visit("t", answers=typed)) == b"C00000000 1990-04-14"


def test_a_passport_with_only_a_year_has_a_holder_too() -> None:
    person = {"document_number": "C00000000", "birth_year": 1990}
    assert holder_of(Visit("t", answers={"person": person})) == b"C00000000 1990"


@pytest.mark.parametrize("missing", ["document_number", "birth_date"])
def test_who_is_not_known_whole_is_not_kept(missing: str) -> None:
    stay = visit()
    del stay.answers["person"][missing]
    assert holder_of(stay) is None and not is_kept(stay)


def test_a_child_and_a_change_of_what_was_lodged_are_not_kept() -> None:
    assert is_kept(visit())
    assert not is_kept(replace(visit(), under_16=True))
    assert not is_kept(replace(visit(), amends=Amends(2000000000008, 1)))


def test_the_clock_is_the_one_at_the_post() -> None:
    assert clock(AT) == "14:02"
