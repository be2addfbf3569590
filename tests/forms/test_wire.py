from __future__ import annotations

from datetime import date
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from forms.catalogue import all_definitions, definition
from forms.check import check
from forms.code_list import CodeLists
from forms.content import Content
from forms.definition import FormDefinition
from forms.examples import answers
from forms.wire import WireUnreadable, from_wire, to_wire

ANY_FORM = st.sampled_from(all_definitions())


def content_of(
    form: FormDefinition, given: Any, lists: CodeLists, on: date, **more: Any
) -> Content:
    content = check(form, given, lists, on, **more).content
    assert content is not None
    return content


@settings(deadline=None)
@for_all(form=ANY_FORM, seed=st.integers(0, 2**64), data=st.data())
def test_content_comes_back_as_it_went(
    form: FormDefinition, seed: int, data: st.DataObject, lists: CodeLists, on: date
) -> None:
    paths = [
        f"{section.name}.{field.name}" for section in form.sections for field in section.fields
    ]
    marks = st.sets(st.sampled_from(paths))
    content = content_of(
        form,
        answers(form, lists, on, seed),
        lists,
        on,
        language=data.draw(st.sampled_from(["az", "en", "ru", "zh-Hant"])),
        read=data.draw(marks),
        by_officer=data.draw(marks),
    )
    wire = to_wire(form, content, lists)
    assert from_wire(form, wire, lists) == content
    assert is_compact(wire)


def is_compact(wire: Any) -> bool:
    """Only maps with integer keys, lists, text, booleans and integers that are not negative."""
    if isinstance(wire, dict):
        return all(type(k) is int and k >= 0 and is_compact(v) for k, v in wire.items())
    if isinstance(wire, list):
        return all(map(is_compact, wire))
    return isinstance(wire, str | bool) or (isinstance(wire, int) and 0 <= wire < 2**64)


def test_a_declaration_on_the_wire_is_numbers(
    something: dict[str, Any], passenger: FormDefinition, lists: CodeLists, on: date
) -> None:
    read = ["person.surname", "person.birth_date"]
    content = content_of(passenger, something, lists, on, read=read)
    assert to_wire(passenger, content, lists) == {
        0: {1: "az", 2: [769, 3]},
        1: {1: 1, 4: 792},
        2: 0b0_0010_1001,
        3: {1: "Sınaqova", 2: "Aysel", 4: 32995, 6: 31, 9: "C01234567"},
        5: [{1: 1, 2: "USD", 3: 1200050}],
        8: [{1: 3, 4: 6000, 5: 2, 7: 9000, 8: "EUR"}],
        9: {6: "10AB123", 8: 31, 9: 4},
        10: {1: True, 2: 2},
    }


def test_questions_left_open_are_not_answered_no(
    nothing: dict[str, Any], passenger: FormDefinition, lists: CodeLists, on: date
) -> None:
    nothing["restricted"] = {"weapons": False, "cultural": False}
    content = content_of(passenger, nothing, lists, on)
    wire = to_wire(passenger, content, lists)
    assert wire[7] == [0, 0b101]
    assert from_wire(passenger, wire, lists).group("restricted") == nothing["restricted"]


@pytest.mark.parametrize(
    "wire",
    [
        None,
        [],
        {"1": {}},
        {True: {}},
        {99: {}},
        {1: {99: 1}},
        {1: []},
        {1: {1: 77}},
        {1: {1: True}},
        {1: {1: -1}},
        {1: {3: ""}},
        {1: {3: "a" * 2_001}},
        {1: {3: 7}},
        {1: {4: 0}},
        {1: {4: "AZ"}},
        {1: {7: 2**64}},
        {2: -1},
        {2: 512},
        {2: True},
        {2: {1: True}},
        {2: [1]},
        {2: [2, 1]},
        {2: [0, 0]},
        {2: [0, 511]},
        {2: [0, 1024]},
        {2: [0, "1"]},
        {3: {4: 10**9}},
        {3: {4: "1990-05-04"}},
        {3: {12: 29}},
        {3: {12: 1}},
        {5: {}},
        {5: []},
        {5: [{}] * 21},
        {5: [7]},
        {5: [{3: "12.50"}]},
        {5: [{3: -1}]},
        {8: [{10: 2101}]},
        {8: [{9: 1}]},
        {0: []},
        {0: {1: ""}},
        {0: {1: 7}},
        {0: {1: "a" * 13}},
        {0: {2: 769}},
        {0: {2: [7]}},
        {0: {2: ["769"]}},
        {0: {2: [769, 1_000_000]}},
        {0: {2: [0] * 1_000}},
        {0: {9: 1}},
    ],
)
def test_what_is_not_content_is_unreadable(
    wire: Any, passenger: FormDefinition, lists: CodeLists
) -> None:
    with pytest.raises(WireUnreadable):
        from_wire(passenger, wire, lists)


KEYS = st.integers(-1, 30) | st.text(max_size=2) | st.none()
JUNK_WIRE = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.text()
    | st.binary()
    | st.dictionaries(st.just(1), st.integers()),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(KEYS, inner, max_size=6),
    max_leaves=12,
)


@settings(deadline=None, max_examples=300)
@for_all(form=ANY_FORM, wire=JUNK_WIRE | st.dictionaries(st.integers(0, 10), JUNK_WIRE))
def test_hostile_wire_is_read_or_refused_by_name(
    form: FormDefinition, wire: Any, lists: CodeLists, on: date
) -> None:
    try:
        content = from_wire(form, wire, lists)
    except WireUnreadable:
        return
    to_wire(form, content, lists)
    check(form, content.answers, lists, on)


@settings(deadline=None, max_examples=200)
@for_all(seed=st.integers(0, 1_000), data=st.data())
def test_one_spoilt_value_never_gets_past_unnoticed(
    seed: int, data: st.DataObject, lists: CodeLists, on: date
) -> None:
    form = definition("passenger")
    content = content_of(form, answers(form, lists, on, seed), lists, on)
    wire = to_wire(form, content, lists)
    wire[data.draw(st.sampled_from(sorted(wire)))] = data.draw(JUNK_WIRE)
    try:
        assert from_wire(form, wire, lists).form == "passenger"
    except WireUnreadable:
        return


def test_old_content_without_an_origin_is_read(passenger: FormDefinition, lists: CodeLists) -> None:
    content = from_wire(passenger, {1: {1: 2}}, lists)
    assert content.group("journey") == {"direction": "leaving"}
    assert content.language == "az"
