"""Every way of answering, pressed as a traveller would."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from forms.definition import Kind
from kiosk.context import Context
from kiosk.questions import form, offered_first, question
from kiosk.render import open_offscreen
from kiosk.visit import Visit
from languages import load

pytestmark = pytest.mark.window

Make = Callable[..., Any]


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def make(doors: Context) -> Make:
    def of(path: str, language: str = "en", **row: Any) -> Any:
        from kiosk.widgets.answers import Setting, answer

        visit = Visit(token="t")
        asked = question(path, visit)
        lists = doors.reference.lists
        only = offered_first(asked, visit, lists, ("road_car", "bus"))
        currencies = ("AZN", *doors.reference.rates.azn_per_unit)
        return answer(Setting(asked.field, load(language), lists, row, only, currencies))

    return of


def typed(widget: Any, text: str) -> None:
    for letter in text:
        widget.type(letter)


def test_every_kind_of_the_form_can_be_answered() -> None:
    from kiosk.widgets.answers import ANSWERS
    from kiosk.widgets.answers.typed import TypedAnswer

    kinds = {field.kind for section in form().sections for field in section.fields}
    by_keyboard = kinds - set(ANSWERS)
    assert by_keyboard <= {
        Kind.TEXT,
        Kind.NAME,
        Kind.DOCUMENT_NUMBER,
        Kind.FIN,
        Kind.PLATE,
        Kind.VIN,
        Kind.IMEI,
        Kind.HS_CODE,
        Kind.PHONE,
        Kind.EMAIL,
        Kind.CURRENCY,
    }
    assert TypedAnswer.waits is True


def test_where_no_country_is_called_so_it_says_so_and_offers_the_usual_ones(make: Make) -> None:
    widget = make("journey.country")
    usual = widget.offered()
    typed(widget, "XYZ")
    assert widget.nothing == "No country begins like this. Erase a letter."
    assert widget.offered() == usual[:-2]
    assert widget.said() == (widget.nothing,)
    for _ in range(3):
        widget.erase()
    assert (widget.nothing, widget.offered()) == ("", usual)


def test_names_are_typed_in_latin_capitals_with_the_azerbaijani_letters(make: Make) -> None:
    widget = make("person.surname", "ru")
    assert [layout.code for layout in widget.layouts] == ["en"]
    assert widget.capitals is True and widget.digits is False
    typed(widget, "NÜMUNƏ")
    widget.erase()
    assert widget.given() == {"surname": "NÜMUN"}


def test_free_words_are_typed_in_the_language_spoken_and_can_be_switched(make: Make) -> None:
    widget = make("goods.name", "ru")
    assert [layout.code for layout in widget.layouts] == ["ru", "en"]
    assert widget.capitals is False


def test_the_number_of_a_flight_is_typed_in_latin_whatever_is_spoken(make: Make) -> None:
    widget = make("journey.conveyance", "ru")
    assert [layout.code for layout in widget.layouts] == ["en"]
    assert widget.capitals is True


def test_typing_stops_where_the_field_ends(make: Make) -> None:
    widget = make("person.document_number")
    typed(widget, "C" * 99)
    assert len(widget.given()["document_number"]) == 20


def test_nothing_typed_is_no_answer(make: Make) -> None:
    widget = make("goods.name")
    typed(widget, "   ")
    assert widget.given() == {}


@pytest.mark.parametrize(
    ("pressed", "day"),
    [("14041990", "14.04.1990"), ("941990", "09.04.1990"), ("3121999", "31.02.1999")],
)
def test_a_day_gets_the_zeros_it_must_have(make: Make, pressed: str, day: str) -> None:
    widget = make("person.birth_date")
    typed(widget, pressed)
    assert widget.given() == {"birth_date": day}


def test_a_day_read_off_a_document_is_shown_to_be_changed(make: Make) -> None:
    widget = make("person.birth_date", birth_date="1990-04-14")
    assert widget.digits == "14041990"
    widget.erase()
    assert widget.given() == {"birth_date": "14.04.199"}


def test_countries_narrow_down_in_any_script(make: Make) -> None:
    widget = make("person.citizenship", "az")
    assert "Türkiyə" in widget.offered()
    typed(widget, "gür")
    assert widget.offered()[0] == "Gürcüstan"
    widget.text = ""
    typed(widget, "gur")
    assert "Gürcüstan" in widget.offered()


def test_a_country_that_was_touched_is_the_answer(make: Make) -> None:
    widget = make("journey.country")
    done: list[str] = []
    widget.bind(on_done=lambda _: done.append("done"))
    widget.pick("TR")
    assert widget.given() == {"country": "TR"}
    assert widget.said() == ("Türkiye",)
    assert done == ["done"]


def test_tiles_offer_only_what_comes_by(make: Make) -> None:
    assert make("journey.transport").offered() == ("By car", "By bus")


def test_children_are_counted_by_one_touch(make: Make) -> None:
    widget = make("journey.minors")
    widget.pick("3")
    assert widget.given() == {"minors": 3}
    assert widget.waits is False


@pytest.mark.parametrize(("picked", "said"), [("yes", True), ("no", False)])
def test_yes_and_no_are_true_and_false(make: Make, picked: str, said: bool) -> None:
    widget = make("goods.accompanied")
    assert widget.given() == {}
    widget.pick(picked)
    assert widget.given() == {"accompanied": said}


def test_an_amount_is_grouped_as_its_language_groups(make: Make) -> None:
    widget = make("money.amount", "az")
    typed(widget, "12400,505")
    assert widget.shown == "12.400,50"
    assert widget.given() == {"amount": "12400.50", "currency": "USD"}


def test_an_amount_has_one_mark_and_no_idle_zeros(make: Make) -> None:
    widget = make("money.amount", "en")
    typed(widget, "007.5.1")
    assert widget.given()["amount"] == "7.51"


def test_every_currency_with_a_rate_can_be_found(make: Make, doors: Context) -> None:
    widget = make("money.amount")
    widget.pick("more")
    assert set(widget.offered()) == {"AZN", *doors.reference.rates.azn_per_unit}
    widget.pick("GEL")
    typed(widget, "5")
    assert widget.given() == {"amount": "5", "currency": "GEL"}


def test_a_currency_chosen_before_is_still_offered(make: Make) -> None:
    widget = make("money.amount", amount="5", currency="GEL")
    assert "GEL" in widget.offered()
    assert widget.picked == "GEL"


def test_goods_are_counted_in_the_unit_of_their_kind(make: Make) -> None:
    widget = make("goods.quantity", kind="alcohol")
    typed(widget, "3")
    assert widget.given() == {"quantity": "3", "unit": "litre"}
    assert widget.said() == ("3 litres",)


def test_the_number_of_an_earlier_declaration_is_digits_in_groups(make: Make) -> None:
    widget = make("money_origin.earlier_number")
    typed(widget, "48-7x0 0")
    assert widget.given() == {"earlier_number": "48700"}
    assert widget.said() == ("487 00",)
    assert widget.lacks() == "A code has 13 digits."
    typed(widget, "00000059999")
    assert widget.given() == {"earlier_number": "4870000000059"}
    assert widget.lacks() == ""
    widget.erase()
    assert widget.said() == ("487 0000 000 05",)


def test_an_earlier_number_is_scanned_off_its_paper_and_a_shop_code_is_not(make: Make) -> None:
    from kiosk.reading.symbol import Symbology

    widget, done = make("money_origin.earlier_number"), []
    widget.bind(on_done=done.append)
    widget.scanned("4006381333931", Symbology.EAN13)
    assert (widget.given(), done) == ({}, [])
    widget.scanned("2000000000008")
    assert (widget.given(), done) == ({"earlier_number": "2000000000008"}, [widget])
