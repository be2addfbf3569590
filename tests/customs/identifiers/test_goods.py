from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum import ean as ean_oracle
from stdnum import luhn

from customs.identifiers import ean13, grouped_xif_mn, imei, xif_mn


def codes(reading: Any) -> list[str]:
    return [finding.code for finding in reading.findings]


def test_an_imei_is_read_with_its_hyphens() -> None:
    assert imei("49-015420-323751-8").value == "490154203237518"
    assert imei("490154203237518").findings == ()


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("490154203237519", "check_digit"),
        ("49015420323751", "malformed"),
        ("000000000000000", "malformed"),
    ],
)
def test_a_wrong_imei_is_refused(text: str, code: str) -> None:
    assert codes(imei(text)) == [code]
    assert not imei(text).ok


@given(st.text("0123456789", min_size=15, max_size=15).filter(lambda text: len(set(text)) > 1))
def test_luhn_agrees_with_another_implementation(text: str) -> None:
    assert imei(text).ok == luhn.is_valid(text)


@pytest.mark.parametrize("text", ["0101 21 000 0", "0101210000", "01", "0101", "0101.21"])
def test_a_nomenclature_code_or_its_beginning_is_read(text: str) -> None:
    reading = xif_mn(text)
    assert reading.ok
    assert "0101210000".startswith(reading.value)


@pytest.mark.parametrize("text", ["", "0", "010", "01012", "0101210", "01012100001", "AB"])
def test_other_lengths_are_no_nomenclature_code(text: str) -> None:
    assert not xif_mn(text).ok


def test_a_whole_code_has_ten_digits() -> None:
    assert not xif_mn("0101", whole=True).ok
    assert xif_mn("0101210000", whole=True).ok


@pytest.mark.parametrize("chapter", ["00", "77", "98", "99"])
def test_a_chapter_that_is_not_there_is_doubted(chapter: str) -> None:
    assert codes(xif_mn(chapter)) == ["unknown_chapter"]
    assert xif_mn(chapter).ok


@pytest.mark.parametrize(
    ("value", "shown"),
    [("0101210000", "0101 21 000 0"), ("010121", "0101 21"), ("0101", "0101"), ("01", "01")],
)
def test_a_nomenclature_code_is_grouped_as_in_the_tariff(value: str, shown: str) -> None:
    assert grouped_xif_mn(value) == shown
    assert xif_mn(shown).value == value


@given(st.text("0123456789", min_size=13, max_size=13))
def test_a_shop_code_agrees_with_another_implementation(text: str) -> None:
    assert ean13(text).ok == ean_oracle.is_valid(text)


def test_a_shop_code_with_a_wrong_digit_is_refused() -> None:
    assert codes(ean13("4006381333930")) == ["check_digit"]
    assert codes(ean13("400638133393")) == ["malformed"]
