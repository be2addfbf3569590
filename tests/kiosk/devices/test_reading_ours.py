"""What a text is to us."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from envelope.digits import to_digits
from kiosk.reading.ours import Kind, Reason, reading_of
from kiosk.reading.symbol import Symbology


def with_check_digit(first12: str) -> str:
    """The EAN-13 check digit by the standard's own table, written the other way round."""
    weights = (1, 3) * 6
    rest = sum(int(d) * w for d, w in zip(first12, weights, strict=True)) % 10
    return first12 + str((10 - rest) % 10)


OURS = with_check_digit("200011234567")
TRAINING = with_check_digit("200001234567")


@pytest.mark.parametrize(
    ("text", "symbology", "reason", "ours"),
    [
        (OURS, Symbology.EAN13, Reason.OUR_NUMBER, True),
        (OURS, Symbology.QR, Reason.OUR_NUMBER, True),
        (OURS, None, Reason.OUR_NUMBER, True),
        (TRAINING, Symbology.EAN13, Reason.TRAINING_NUMBER, True),
        ("5901234123457", Symbology.EAN13, Reason.SHOP_CODE, False),
        ("5901234123457", Symbology.QR, Reason.OTHER_SYSTEM_NUMBER, False),
        ("5901234123457", None, Reason.OTHER_SYSTEM_NUMBER, False),
        ("5901234123450", Symbology.CODE128, Reason.WRONG_CHECK_DIGIT, False),
    ],
)
def test_thirteen_digits_are_a_number_whosever_they_are(
    text: str, symbology: Symbology | None, reason: Reason, ours: bool
) -> None:
    reading = reading_of(text, symbology)
    assert (reading.kind, reading.number) == (Kind.NUMBER, int(text))
    assert (reading.reason, reading.ours) == (reason, ours)


@pytest.mark.parametrize("grouped", ["200 0112 345 67{}", " 200-0112-345-67{}\r\n"])
def test_a_number_grouped_as_on_paper_is_the_same_number(grouped: str) -> None:
    assert reading_of(grouped.format(OURS[-1])).number == int(OURS)


@pytest.mark.parametrize(
    ("text", "kind", "reason"),
    [
        ("https://example.az/?n=2000000000008", Kind.URL, Reason.WEB_ADDRESS),
        ("WWW.EXAMPLE.AZ", Kind.URL, Reason.WEB_ADDRESS),
        ("javascript://%0aalert(1)", Kind.URL, Reason.WEB_ADDRESS),
        (to_digits(bytes(500)), Kind.ENVELOPE, Reason.PERHAPS_ENVELOPE),
        ("9" * 800, Kind.FOREIGN, Reason.NOT_OUR_PATTERN),
        ("", Kind.FOREIGN, Reason.EMPTY),
        (" \t\r\n", Kind.FOREIGN, Reason.EMPTY),
        ("MECARD:N:Nümunə;;", Kind.FOREIGN, Reason.NOT_OUR_PATTERN),
        ("200000000000", Kind.FOREIGN, Reason.NOT_OUR_PATTERN),
        ("20000000000080", Kind.FOREIGN, Reason.NOT_OUR_PATTERN),
        (
            "I<" + "A" * 28 + "\n" + "0" * 30 + "\n" + "X" * 30,
            Kind.MRZ,
            Reason.MACHINE_READABLE_ZONE,
        ),
        ("P<AZE" + "<" * 39 + "\r\n" + "C" * 44, Kind.MRZ, Reason.MACHINE_READABLE_ZONE),
        ("P<AZE" + "<" * 39, Kind.FOREIGN, Reason.NOT_OUR_PATTERN),
        ("P<AZE" + "<" * 39 + "\n" + "c" * 44, Kind.FOREIGN, Reason.NOT_OUR_PATTERN),
    ],
)
def test_other_texts_are_named_for_what_they_are(text: str, kind: Kind, reason: Reason) -> None:
    reading = reading_of(text, Symbology.QR)
    assert (reading.kind, reading.number, reading.reason) == (kind, None, reason)
    assert not reading.ours


@given(st.text(alphabet=string.digits, min_size=12, max_size=12), st.integers(0, 9))
def test_exactly_one_check_digit_in_ten_is_right(first12: str, last: int) -> None:
    right = reading_of(f"{first12}{last}").reason is not Reason.WRONG_CHECK_DIGIT
    assert right == (with_check_digit(first12) == f"{first12}{last}")


@given(
    st.text(alphabet=string.digits, min_size=12, max_size=12), st.integers(0, 12), st.integers(1, 9)
)
def test_one_wrong_digit_is_always_noticed(first12: str, place: int, by: int) -> None:
    number = with_check_digit(first12)
    digit = (int(number[place]) + by) % 10
    wrong = f"{number[:place]}{digit}{number[place + 1 :]}"
    assert reading_of(wrong).reason is Reason.WRONG_CHECK_DIGIT


@given(st.text(max_size=200))
def test_any_text_at_all_gets_a_verdict(text: str) -> None:
    reading = reading_of(text)
    assert (reading.number is not None) == (reading.kind is Kind.NUMBER)
    assert not reading.ours or reading.number is not None
