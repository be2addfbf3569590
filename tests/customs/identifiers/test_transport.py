from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.identifiers import flight_number, grouped_plate, plate, vin


def codes(reading: Any) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize(
    "text", ["90-AB-123", "90ab123", "10-A-123", "H 123 456", "001 D 002", "٩٠-AB-١٢٣"]
)
def test_azerbaijani_plates_pass_without_a_word(text: str) -> None:
    assert plate(text).findings == ()


@pytest.mark.parametrize("region", ["13", "00", "73", "84"])
def test_a_region_that_is_not_there_is_doubted(region: str) -> None:
    assert codes(plate(f"{region}AB123")) == ["unknown_region"]


def test_another_shape_is_taken_and_doubted() -> None:
    assert codes(plate("ABC1234")) == ["unusual"]
    assert plate("ABC1234").ok


def test_a_letter_for_a_digit_is_offered() -> None:
    reading = plate("9O-AB-I23")
    assert codes(reading) == ["unusual", "did_you_mean"]
    assert reading.findings[1].parameters == {"suggestion": "90AB123"}


@pytest.mark.parametrize(
    ("text", "country", "value"),
    [
        ("А123ВС 77", "RU", "A123BC77"),
        ("M-Ü 1234", "DE", "MU1234"),
        ("34 ABC 123", "TR", "34ABC123"),
    ],
)
def test_foreign_plates_are_kept_in_latin(text: str, country: str, value: str) -> None:
    assert plate(text, country).value == value
    assert plate(text, country).ok


def test_letters_that_have_no_latin_form_are_told() -> None:
    assert codes(plate("۱۲ب۳۴۵", "IR")) == ["letters_left_out"]


@pytest.mark.parametrize("text", ["", "A", "A" * 13])
def test_a_plate_has_two_to_twelve_characters(text: str) -> None:
    assert codes(plate(text, "GE")) == ["malformed"]


@pytest.mark.parametrize(
    ("value", "shown"),
    [("90AB123", "90-AB-123"), ("10A123", "10-A-123"), ("H123456", "H123456"), ("X1", "X1")],
)
def test_a_plate_is_grouped_as_on_the_car(value: str, shown: str) -> None:
    assert grouped_plate(value) == shown
    assert plate(shown).value == value


def test_a_vin_with_its_check_digit_passes() -> None:
    assert vin("1M8GDM9AXKP042788").findings == ()
    assert vin("1m8 gdm9axkp 042788").value == "1M8GDM9AXKP042788"


@pytest.mark.parametrize(
    ("text", "doubts"),
    [("1M8GDM9A1KP042788", ["check_digit"]), ("WVWZZZ1JZXW000001", []), ("1" * 17, [])],
)
def test_a_check_digit_is_looked_for_where_the_law_asks_for_one(
    text: str, doubts: list[str]
) -> None:
    assert codes(vin(text)) == doubts
    assert vin(text).ok


def test_letters_a_vin_never_has_are_taken_for_digits_only_as_an_offer() -> None:
    reading = vin("1M8GDM9AXKPO42788")
    assert not reading.ok
    assert reading.findings[-1].parameters == {"suggestion": "1M8GDM9AXKP042788"}


def test_an_old_chassis_number_is_shorter() -> None:
    assert codes(vin("ZA12345")) == ["short_chassis"]
    assert codes(vin("1234")) == ["malformed"]
    assert codes(vin("A" * 18)) == ["malformed"]


@pytest.mark.parametrize("text", ["J2 8765", "j2-5", "TK 330", "AHY8765", "4K 11A", "J2 0005"])
def test_flights_are_read(text: str) -> None:
    assert flight_number(text).findings == ()


@pytest.mark.parametrize("text", ["", "J2", "12 345", "ABCD1", "J2 12345", "J"])
def test_what_is_no_flight_is_refused(text: str) -> None:
    assert codes(flight_number(text)) == ["malformed"]


@given(st.text(max_size=40))
def test_any_text_is_answered(text: str) -> None:
    for read in (plate, vin, flight_number):
        value = read(text).value
        assert read(value).value == value
