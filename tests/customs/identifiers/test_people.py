from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.identifiers import az_id_card, az_passport, document_number, fin


def codes(reading: Any) -> list[str]:
    return [finding.code for finding in reading.findings]


@pytest.mark.parametrize("text", ["5ABC123", " 5abc 123", "5ABC-123", "5аbс123"])
def test_a_fin_is_read_however_it_is_typed(text: str) -> None:
    assert fin(text).value == "5ABC123"
    assert fin(text).ok


def test_letters_of_a_russian_keyboard_are_told() -> None:
    assert codes(fin("5АВС123")) == ["lookalike_letters"]
    assert fin("5АВС123").value == "5ABC123"


def test_o_and_i_in_a_fin_are_doubted_and_not_changed() -> None:
    reading = fin("5ABCIO3")
    assert reading.ok
    assert reading.value == "5ABCIO3"
    assert codes(reading) == ["did_you_mean"]
    assert reading.findings[0].parameters == {"suggestion": "5ABC103"}


@pytest.mark.parametrize("text", ["", "5ABC12", "5ABC1234", "5ABC12!", "😀" * 7])
def test_what_has_not_seven_characters_is_no_fin(text: str) -> None:
    assert not fin(text).ok
    assert "malformed" in codes(fin(text))


@pytest.mark.parametrize("text", ["AA1234567", "aa 1234567", "AZE12345678", "AZE № 12345678"])
def test_old_and_new_identity_cards_are_read(text: str) -> None:
    reading = az_id_card(text)
    assert reading.ok == ("№" not in text)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [("AA12E4567", None), ("AA123456O", "AA1234560"), ("AZEI2345678", "AZE12345678")],
)
def test_a_likely_slip_in_an_identity_card_is_offered(typed: str, meant: str | None) -> None:
    reading = az_id_card(typed)
    assert not reading.ok
    offered = [f.parameters["suggestion"] for f in reading.findings if f.code == "did_you_mean"]
    assert offered == ([meant] if meant else [])


def test_a_card_of_other_letters_is_not_azerbaijani() -> None:
    assert not az_id_card("AB1234567").ok


def test_an_azerbaijani_passport_is_a_letter_and_eight_digits() -> None:
    assert az_passport("c 00000001").value == "C00000001"
    assert az_passport("C00000001").ok
    assert not az_passport("C0000001").ok
    slip = az_passport("000000001")
    assert slip.findings[-1].parameters == {"suggestion": "O00000001"}


@pytest.mark.parametrize("text", ["C00000001", "AA1234567", "AZE12345678"])
def test_usual_azerbaijani_documents_pass_without_a_word(text: str) -> None:
    assert document_number(text, "AZ").findings == ()


def test_an_unusual_azerbaijani_document_is_doubted() -> None:
    reading = document_number("AB12345", "AZ")
    assert reading.ok
    assert codes(reading) == ["unusual"]
    assert codes(document_number("C0000000O", "AZ")) == ["unusual", "did_you_mean"]


def test_a_foreign_document_is_judged_by_its_characters_only() -> None:
    assert document_number("X-12/34", "DE").value == "X1234"
    assert document_number("X1234", "DE").findings == ()
    assert codes(document_number("", "DE")) == ["malformed"]
    assert codes(document_number("1" * 21, "DE")) == ["malformed"]


@given(st.text(max_size=60), st.sampled_from(["AZ", "GE", "RU"]))
def test_any_text_gives_capitals_and_digits_and_is_settled(text: str, country: str) -> None:
    for read in (fin, az_id_card, az_passport, lambda typed: document_number(typed, country)):
        value = read(text).value
        assert value == "" or (value.isascii() and value.isalnum() and value == value.upper())
        assert read(value).value == value
