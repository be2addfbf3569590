from __future__ import annotations

import sys

import pytest
from hypothesis import given
from hypothesis import strategies as st

from envelope.digits import MAX_DIGITS, from_digits, to_digits
from envelope.errors import EnvelopeError, TooLarge, Unreadable

MOST = 2_942
"""Bytes that fit 7,089 digits."""


@given(st.binary(max_size=700))
def test_bytes_survive_as_digits(data: bytes) -> None:
    text = to_digits(data)
    assert text.isdigit()
    assert from_digits(text) == data


@given(st.text(max_size=40) | st.from_regex(r"[0-9]{1,60}", fullmatch=True))
def test_any_text_reads_exactly_or_is_refused_by_name(text: str) -> None:
    try:
        data = from_digits(text)
    except EnvelopeError:
        return
    assert to_digits(data) == text


def test_leading_zero_bytes_are_kept() -> None:
    assert to_digits(b"\x00\x00\x07") == str(0x01000007)
    assert from_digits(to_digits(bytes(5))) == bytes(5)


def test_the_interpreters_limit_on_long_numbers_does_not_matter() -> None:
    assert sys.get_int_max_str_digits() * 0.42 < MOST
    data = b"\xff" * MOST
    assert len(to_digits(data)) <= MAX_DIGITS
    assert from_digits(to_digits(data)) == data


def test_what_no_code_could_hold_is_refused() -> None:
    with pytest.raises(TooLarge):
        to_digits(bytes(MOST + 10))
    with pytest.raises(TooLarge):
        from_digits("1" * (MAX_DIGITS + 1))


@pytest.mark.parametrize("text", ["", "0", "0256", "2", "512", "-256", " 256", "٢٥٦", "1e3", "x"])
def test_text_that_is_no_such_number_is_refused(text: str) -> None:
    with pytest.raises(Unreadable):
        from_digits(text)
