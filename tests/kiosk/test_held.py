"""Codes gathered in one visit, and a declaration taken up to be changed: no display is needed."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from customs.facts import CrossingId, FactKind
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from kiosk.context import Context
from kiosk.held import amends, answers_of, changed, may, seen_anew, take_up, together
from kiosk.visit import Amends, FoundCode, Lodged, Visit
from reference.load import today
from sync.opened import Opened, Standing

OURS, THEIRS = b"crossing", b"families"
BOTH = frozenset({FactKind.AMENDED, FactKind.WITHDRAWN})

Declared = Callable[..., Content]


@pytest.fixture
def declared(doors: Context) -> Declared:
    """What somebody declared, on one of the forms."""

    def make(form: str = "passenger", seed: int = 3) -> Content:
        lists, on = doors.reference.lists, today(doors.now())
        found = check(definition(form), answers(definition(form), lists, on, seed), lists, on)
        assert found.content is not None
        return found.content

    return make


def code(
    number: int, content: Content | None = None, crossing: CrossingId | None = None
) -> FoundCode:
    standing = Standing("lodged", 1, (), crossing, BOTH)
    return FoundCode(number, True, "lodged", "passenger", opened=Opened(content, standing))


def visit(*codes: FoundCode, **more: Any) -> Visit:
    return Visit(token="t", codes=list(codes), crossing=OURS, **more)


def test_codes_that_were_proved_join_the_crossing_of_the_visit() -> None:
    unproved, unknown = FoundCode(8, known=True), FoundCode(9, known=False)
    assert together(visit(code(1), unproved, unknown, code(2))) == ((1, 2), OURS)


def test_a_code_alone_joins_nothing() -> None:
    assert together(visit(code(1), FoundCode(9, known=False)))[0] == ()


def test_those_who_cross_together_already_take_the_others_in() -> None:
    assert together(visit(code(1), code(2, crossing=THEIRS))) == ((1, 2), THEIRS)


def test_a_code_of_the_next_person_joins_those_before() -> None:
    assert together(visit(code(1, crossing=THEIRS), crossing_begun=True)) == ((1,), OURS)


def test_only_the_form_of_the_glass_is_changed_on_it(declared: Declared) -> None:
    assert may(code(1, declared()), FactKind.AMENDED)
    assert not may(code(1, declared("goods")), FactKind.AMENDED)
    assert not may(code(1), FactKind.AMENDED), "its content was erased"
    assert not may(code(1, declared()), FactKind.JOINED)
    assert not may(FoundCode(1, known=True), FactKind.AMENDED)


@pytest.mark.parametrize("seed", range(12))
def test_what_was_declared_comes_back_the_same_when_nothing_is_changed(
    doors: Context, declared: Declared, seed: int
) -> None:
    content = declared(seed=seed)
    stay = visit(code(1, content))
    take_up(stay, stay.codes[0])
    on = today(doors.now())
    again = check(definition("passenger"), stay.answers, doors.reference.lists, on).content
    assert again is not None
    assert again.answers == content.answers


def test_taking_it_up_forgets_what_was_printed_and_lodged_before(declared: Declared) -> None:
    stay = visit(code(1, declared()), copies=2, lodged=Lodged(5, bytes(16)))
    take_up(stay, stay.codes[0])
    assert (stay.copies, stay.lodged, stay.amends) == (0, None, Amends(1, 1))


def test_a_changed_declaration_is_known_by_its_new_version(declared: Declared) -> None:
    stay, new = visit(code(1, declared()), code(2)), declared(seed=4)
    changed(stay, Lodged(1, bytes(16), version=2), new)
    assert amends(stay.codes[0]) == Amends(1, 2)
    assert stay.codes[0].opened is not None and stay.codes[0].opened.content == new
    assert amends(stay.codes[1]) == Amends(2, 1)


def test_what_somebody_acted_on_is_shown_anew_and_its_proof_asked_no_more() -> None:
    stay = visit(code(1), code(2))
    now = FoundCode(1, True, "presented", "passenger", "document_number")
    seen_anew(stay, now)
    assert stay.codes == [replace(now, second_thing=None), code(2)]


def test_answers_are_plain_once_more(declared: Declared) -> None:
    told = answers_of(declared())
    assert isinstance(told["person"]["birth_date"], str)
    assert told["ticks"] and all(isinstance(yes, bool) for yes in told["ticks"].values())
