from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from stdnum.az import voen as oracle

from customs.identifiers import gooen, voen


def codes(reading: Any) -> list[str]:
    return [finding.code for finding in reading.findings]


# Numbers of organisations that public software uses as its examples.
@pytest.mark.parametrize("text", ["1401555071", "9900071001", "9900003871", "1700038881"])
def test_a_right_voen_passes_without_a_word(text: str) -> None:
    assert voen(text).findings == ()


def test_a_wrong_check_digit_is_left_to_the_officer() -> None:
    reading = voen("1525855852")
    assert reading.ok
    assert codes(reading) == ["check_digit"]


@pytest.mark.parametrize("text", ["1401555070", "1401555073", "1401555079"])
def test_a_voen_ends_in_one_or_two(text: str) -> None:
    assert codes(voen(text)) == ["holder_digit"]
    assert not voen(text).ok


@pytest.mark.parametrize("text", ["", "14015550", "14015550711", "AAAAAAAAAA"])
def test_what_has_not_ten_digits_is_no_voen(text: str) -> None:
    assert not voen(text).ok


def test_a_lost_leading_zero_is_put_back_and_told() -> None:
    reading = voen("200000001")
    assert reading.value == "0200000001"
    assert codes(reading)[0] == "zero_added"


def test_a_letter_for_a_digit_is_offered() -> None:
    assert voen("14O1555071").findings[-1].parameters == {"suggestion": "1401555071"}


@given(st.text("0123456789", min_size=9, max_size=9), st.sampled_from("12"))
def test_the_check_digit_agrees_with_another_implementation(serial: str, holder: str) -> None:
    text = serial + holder
    assert (voen(text).findings == ()) == oracle.is_valid(text)


def test_a_gooens_length_is_a_setting() -> None:
    assert gooen("1234567890").ok
    assert not gooen("12345678").ok
    assert gooen("1234 5678", digits=8).value == "12345678"
    assert gooen("12345678", digits=8).ok
