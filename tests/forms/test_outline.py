from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from forms.catalogue import all_definitions, definition
from forms.check import check
from forms.code_list import CodeLists
from forms.content import Content
from forms.definition import Field, FormDefinition, Kind
from forms.examples import answers
from forms.outline import OutlineSection, outline, printable, value_text
from languages.language import Language


def content_of(form: FormDefinition, given: Any, lists: CodeLists, **more: Any) -> Content:
    content = check(form, given, lists, date(2026, 11, 22), **more).content
    assert content is not None
    return content


def lines(sections: tuple[OutlineSection, ...], name: str) -> list[tuple[str, str]]:
    return [(row.label, row.text) for part in sections if part.name == name for row in part.rows]


def test_what_was_answered_is_read_in_the_order_of_the_form(
    something: dict[str, Any], passenger: FormDefinition, lists: CodeLists, en: Language
) -> None:
    told = outline(passenger, content_of(passenger, something, lists), en, lists)
    assert [(part.name, part.row_number) for part in told] == [
        ("journey", None),
        ("ticks", None),
        ("person", None),
        ("money", 1),
        ("goods", 1),
        ("vehicle", None),
        ("confirmation", None),
    ]
    assert lines(told, "goods") == [
        ("Kind of goods", "Wine"),
        ("Quantity", "6 litres"),
        ("Value", "90 EUR"),
    ]
    assert lines(told, "money")[1] == ("Amount", en.amount(Decimal("12000.50"), "USD"))


def test_only_yes_answers_are_read_and_the_rest_is_one_line(
    something: dict[str, Any], passenger: FormDefinition, lists: CodeLists, az: Language
) -> None:
    told = outline(passenger, content_of(passenger, something, lists), az, lists)
    assert lines(told, "ticks") == [
        ("Güzəşt limitindən artıq mallar", "Bəli"),
        ("Avtonəqliyyat vasitəsi", "Bəli"),
        ("Limitdən artıq xarici valyuta və ya qiymətli kağızlar", "Bəli"),
        ("Qalan bütün suallar", "Xeyr"),
    ]
    ticks = next(part for part in told if part.name == "ticks")
    assert ticks.rows[-1].path == "ticks.others_no"


def test_nine_times_no_is_one_line(
    nothing: dict[str, Any], passenger: FormDefinition, lists: CodeLists, en: Language
) -> None:
    told = outline(passenger, content_of(passenger, nothing, lists), en, lists)
    assert lines(told, "ticks") == [("All questions", "No")]


def test_nine_times_yes_leaves_no_others(
    something: dict[str, Any], passenger: FormDefinition, lists: CodeLists, en: Language
) -> None:
    something["ticks"] = dict.fromkeys(something["ticks"], True)
    told = outline(passenger, content_of(passenger, something, lists), en, lists)
    assert len(lines(told, "ticks")) == 9
    assert {text for _, text in lines(told, "ticks")} == {"Yes"}


def test_each_line_says_who_wrote_it(
    something: dict[str, Any], passenger: FormDefinition, lists: CodeLists, en: Language
) -> None:
    content = content_of(
        passenger,
        something,
        lists,
        read=["person.surname", "goods.value"],
        by_officer=["goods.value", "ticks.vehicle"],
    )
    marks = {
        row.path: row.mark for part in outline(passenger, content, en, lists) for row in part.rows
    }
    assert marks["person.surname"] == "read"
    assert marks["person.citizenship"] == "typed"
    assert marks["goods.0.value"] == "officer"
    assert marks["ticks.vehicle"] == "officer"


def test_paper_shows_what_is_marked_for_print_and_masks_personal_numbers(
    something: dict[str, Any], passenger: FormDefinition, lists: CodeLists, en: Language
) -> None:
    something["person"] |= {"birth_date": "1990-05-04", "phone": "+994501234567", "fin": "5ABCDE7"}
    told = printable(passenger, content_of(passenger, something, lists), en, lists)
    person = dict(lines(told, "person"))
    assert person["Document number"] == "...567"
    assert person["FİN (personal identification number)"] == "...DE7"
    assert "Date of birth" not in person
    assert "Telephone" not in person


def test_a_quantity_keeps_its_zeros_before_the_mark_only(en: Language, lists: CodeLists) -> None:
    field = Field(1, "weight", Kind.QUANTITY, "Weight", scale=3, measured_in="unit")

    def written(number: str, **row: Any) -> str:
        return value_text(field, Decimal(number), row, en, lists)

    assert written("100.000") == "100"
    assert written("1.500", unit="kilogram") == "1.5 kilograms"
    assert written("0.001", unit="barrel") == "0.001 barrel"


def test_an_amount_without_a_currency_keeps_its_decimals(en: Language, lists: CodeLists) -> None:
    field = Field(1, "value", Kind.AMOUNT, "Value", scale=2, measured_in="currency")
    assert value_text(field, Decimal("12.5"), {}, en, lists) == "12.50"


@pytest.mark.parametrize(
    ("kind", "value", "text"),
    [
        (Kind.CURRENCY, "USD", "US Dollar"),
        (Kind.COUNTRY, "AZ", "Azerbaijan"),
        (Kind.YES_NO, False, "No"),
        (Kind.COUNT, 3, "3"),
        (Kind.PLATE, "10AB123", "10AB123"),
    ],
)
def test_values_are_written_for_reading(
    kind: Kind, value: Any, text: str, en: Language, lists: CodeLists
) -> None:
    assert value_text(Field(1, "x", kind, "X"), value, {}, en, lists) == text


def test_a_choice_no_list_knows_any_more_is_shown_as_it_was(en: Language) -> None:
    field = Field(1, "kind", Kind.CHOICE, "Kind", code_list="goods_kind")
    assert value_text(field, "sponge", {}, en, {}) == "sponge"


@pytest.mark.parametrize("form", all_definitions(), ids=lambda form: form.code)
def test_every_answer_has_a_line_or_stands_beside_one(
    form: FormDefinition, lists: CodeLists, az: Language, on: date
) -> None:
    for seed in range(30):
        content = content_of(form, answers(form, lists, on, seed), lists)
        told = {row.path for part in outline(form, content, az, lists) for row in part.rows}
        for section in form.sections:
            if section.packed:
                continue
            for index, row in enumerate(content.rows(section.name)):
                where = f"{section.name}.{index}" if section.repeats else section.name
                beside = {field.measured_in for field in section.fields if field.name in row}
                assert {f"{where}.{name}" for name in row if name not in beside} <= told


def test_an_empty_act_has_nothing_to_read(lists: CodeLists, az: Language) -> None:
    act = definition("act")
    assert outline(act, content_of(act, {}, lists), az, lists) == ()
