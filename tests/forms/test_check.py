from __future__ import annotations

from collections.abc import Callable
from datetime import date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given as for_all
from hypothesis import settings
from hypothesis import strategies as st

from forms.catalogue import all_definitions, definition
from forms.check import MOST_STRANGERS, check
from forms.code_list import CodeLists
from forms.content import Checked
from forms.definition import FormDefinition

Find = Callable[[Any], list[tuple[str, str]]]


@pytest.fixture
def find(passenger: FormDefinition, lists: CodeLists, on: date) -> Find:
    return lambda given: [(p.path, p.code) for p in check(passenger, given, lists, on).errors]


@pytest.fixture
def checked(passenger: FormDefinition, lists: CodeLists, on: date) -> Callable[..., Checked]:
    return lambda given, **more: check(passenger, given, lists, on, **more)


def test_nothing_to_declare_needs_a_direction_nine_answers_a_person_and_a_word(
    nothing: dict[str, Any], find: Find
) -> None:
    assert find(nothing) == []
    assert find({})[:2] == [("journey.direction", "required"), ("ticks.over_limits", "required")]
    assert {path for path, _ in find({})} == {
        "journey.direction",
        *(f"ticks.{name}" for name in nothing["ticks"]),
        "person.surname",
        "person.birth_date",
        "person.citizenship",
        "person.document_number",
        "confirmation.truth",
    }


def test_answers_come_out_typed(something: dict[str, Any], checked: Callable[..., Checked]) -> None:
    content = checked(something, language="ru").content
    assert content is not None
    assert content.group("person")["birth_date"] == date(1990, 5, 4)
    assert content.rows("money") == (
        {"kind": "cash", "currency": "USD", "amount": Decimal("12000.50")},
    )
    assert content.group("ticks")["vehicle"] is True
    assert (content.form, content.version, content.language) == ("passenger", 1, "ru")


def test_answers_that_do_not_apply_are_dropped_without_a_word(
    nothing: dict[str, Any], checked: Callable[..., Checked]
) -> None:
    nothing["money"] = [{"amount": "not even a number"}]
    nothing["vehicle"] = {"no_such_question": 1}
    nothing["baggage"] = {"unaccompanied_pieces": "many", "accompanied_pieces": 1}
    found = checked(nothing)
    assert found.problems == ()
    assert found.content is not None
    assert "money" not in found.content.answers
    assert found.content.group("baggage") == {"accompanied_pieces": 1}


def test_whoever_ticks_money_says_how_much(something: dict[str, Any], find: Find) -> None:
    del something["money"]
    assert find(something) == [("money", "too_few_rows")]
    something["money"] = []
    assert find(something) == [("money", "too_few_rows")]


def test_either_currency_question_asks_for_the_money(nothing: dict[str, Any], find: Find) -> None:
    nothing["journey"]["country"] = "GE"
    nothing["ticks"]["national_currency"] = True
    nothing["confirmation"]["channel"] = "red"
    assert find(nothing) == [("money", "too_few_rows")]


def test_a_restricted_thing_asks_for_the_goods(nothing: dict[str, Any], find: Find) -> None:
    nothing["restricted"] = {"cultural": True, "weapons": False}
    assert find(nothing) == [("goods", "too_few_rows")]


def test_whoever_declares_anything_says_from_where(something: dict[str, Any], find: Find) -> None:
    del something["journey"]["country"]
    assert find(something) == [("journey.country", "required")]


def test_a_value_without_a_currency_is_not_a_value(something: dict[str, Any], find: Find) -> None:
    del something["goods"][0]["currency"]
    assert find(something) == [("goods.0.currency", "required")]
    del something["goods"][0]["value"]
    assert find(something) == []


def test_goods_of_another_kind_need_a_name(something: dict[str, Any], find: Find) -> None:
    something["goods"][0]["kind"] = "other"
    assert find(something) == [("goods.0.name", "required")]


def test_more_rows_than_the_form_has_are_refused(something: dict[str, Any], find: Find) -> None:
    something["money"] *= 21
    assert find(something) == [("money", "too_many_rows")]


def test_problems_come_in_the_order_of_the_form(something: dict[str, Any], find: Find) -> None:
    something["vehicle"]["country"] = "nowhere"
    something["goods"].append({"kind": "wine", "quantity": "0", "unit": "barrel"})
    something["goods"][0]["quantity"] = "-1"
    something["journey"]["direction"] = "up"
    assert [path for path, _ in find(something)] == [
        "journey.direction",
        "goods.0.quantity",
        "goods.1.quantity",
        "goods.1.unit",
        "vehicle.country",
    ]


def test_a_wrong_answer_is_not_called_missing_as_well(nothing: dict[str, Any], find: Find) -> None:
    nothing["person"]["birth_date"] = "yesterday"
    assert find(nothing) == [("person.birth_date", "not_a_date")]


@pytest.mark.parametrize("blank", [None, "", "   ", "\u200f\u200b", "\t\n"])
def test_a_blank_answer_is_no_answer(blank: Any, nothing: dict[str, Any], find: Find) -> None:
    nothing["person"]["surname"] = blank
    nothing["person"]["given_names"] = blank
    assert find(nothing) == [("person.surname", "required")]


def test_strangers_are_named(nothing: dict[str, Any], find: Find) -> None:
    nothing["person"]["shoe_size"] = 40
    nothing["horoscope"] = {}
    nothing[7] = {}
    assert find(nothing) == [
        ("person.shoe_size", "unknown_field"),
        ("horoscope", "unknown_section"),
        ("int", "unknown_section"),
    ]


def test_only_so_many_strangers_are_named(nothing: dict[str, Any], find: Find) -> None:
    nothing["person"] |= {f"x{number}": 1 for number in range(10_000)}
    assert len(find(nothing)) == MOST_STRANGERS


@pytest.mark.parametrize("junk", [None, 7, "text", [], [[]], True])
def test_answers_that_are_no_answers_at_all(junk: Any, find: Find) -> None:
    assert ("", "not_a_group") in find(junk)


def test_parts_of_the_wrong_shape_are_named(something: dict[str, Any], find: Find) -> None:
    something["person"] = ["Aysel"]
    something["money"] = {"kind": "cash"}
    something["goods"] = ["wine"]
    found = find(something)
    assert ("person", "not_a_group") in found
    assert ("money", "not_a_list") in found
    assert ("goods.0", "not_a_group") in found


def test_marks_are_kept_only_for_fields_that_are_answered(
    something: dict[str, Any], checked: Callable[..., Checked]
) -> None:
    content = checked(
        something,
        read=["person.surname", "person.patronymic", "no.such", "goods.value"],
        by_officer=["vehicle.plate"],
    ).content
    assert content is not None
    assert content.read == {"person.surname", "goods.value"}
    assert content.by_officer == {"vehicle.plate"}


def test_checking_content_again_changes_nothing(
    something: dict[str, Any], checked: Callable[..., Checked]
) -> None:
    content = checked(something).content
    assert content is not None
    assert checked(content.answers).content == content


def test_a_moment_is_not_a_day(nothing: dict[str, Any], find: Find) -> None:
    nothing["person"]["birth_date"] = datetime(1990, 5, 4, 12, 0)
    assert find(nothing) == [("person.birth_date", "not_a_date")]


ANY_TEXT = st.text(st.characters(exclude_categories=())) | st.sampled_from(
    [
        "a" * 10_000,
        "\N{GRINNING FACE}" * 50,
        "\u202eABC",
        "\x00\x1b[31m",
        "\ud800",
        "9" * 5_000,
        "1e999999",
        "-0",
        "٣٤",
        "ı",
        "İ",
        "ß",
        "2026-02-30",
    ]
)
JUNK = st.recursive(
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | st.decimals()
    | st.dates()
    | ANY_TEXT
    | st.binary(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(ANY_TEXT, inner, max_size=3),
    max_leaves=5,
)


def hostile(form: FormDefinition) -> st.SearchStrategy[Any]:
    """Answers with the right names and anything at all in them."""
    sections = {}
    for section in form.sections:
        group = st.fixed_dictionaries(
            {}, optional={field.name: JUNK for field in section.fields} | {"stranger": JUNK}
        )
        sections[section.name] = group | st.lists(group | JUNK, max_size=2) | JUNK
    return st.fixed_dictionaries({}, optional=sections) | JUNK


@pytest.mark.parametrize("form", all_definitions(), ids=lambda form: form.code)
@settings(deadline=None, max_examples=100)
@for_all(data=st.data())
def test_no_answers_make_it_fail(
    form: FormDefinition, data: st.DataObject, lists: CodeLists, on: date
) -> None:
    found = check(form, data.draw(hostile(form)), lists, on)
    assert (found.content is None) == bool(found.errors)
    if found.content is not None:
        assert check(form, found.content.answers, lists, on).content == found.content


@settings(deadline=None, max_examples=200)
@for_all(junk=JUNK, data=st.data())
def test_junk_in_one_answer_is_found_at_its_path(
    junk: Any, data: st.DataObject, lists: CodeLists, on: date
) -> None:
    form = definition("passenger")
    section = form.section("person")
    field = data.draw(st.sampled_from(section.fields))
    found = check(form, {"person": {field.name: junk}}, lists, on)
    known = {f"person.{one.name}" for one in section.fields}
    about_person = {p.path for p in found.problems if p.path.startswith("person")}
    assert about_person <= known
