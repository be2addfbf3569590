"""A scanner typing US keys under the layouts of this border."""

from __future__ import annotations

import string

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kiosk.devices.scanner.layout import GROUP_SEPARATOR, Layout, as_us_keys, guessed_layout, meant
from kiosk.reading.symbol import Symbology


@pytest.mark.parametrize("layout", list(Layout))
def test_our_digits_come_through_under_any_layout(layout: Layout) -> None:
    assert as_us_keys("2000000000008", layout) == "2000000000008"


@pytest.mark.parametrize(
    ("arrived", "layout", "sent"),
    [
        ("йцукен ФЫВА", Layout.RU, "qwerty ASDF"),
        ("реезыЖ..учфьздуюфя.фЪ", Layout.RU, "https://example.az/a}"),
        ('"№;:?/', Layout.RU, "@#$^&|"),
        ("üertyuiopöğ", Layout.AZ, "qwertyuiop[]"[1:]),
        ("İLIN", Layout.AZ, "IL:N"),
        ("httpsI..üüü", Layout.AZ, "https://www"),
        ("Ⅶ№", Layout.AZ, "##"),
        ("Bakı", Layout.US, "Bakı"),
    ],
)
def test_keys_are_put_back_to_what_the_scanner_sent(
    arrived: str, layout: Layout, sent: str
) -> None:
    assert as_us_keys(arrived, layout) == sent


@pytest.mark.parametrize(
    ("text", "layout"),
    [("2000A", Layout.US), ("2000Ф", Layout.RU), ("2000ə", Layout.AZ), ("2000İ", Layout.AZ)],
)
def test_the_layout_is_guessed_from_letters_only_it_has(text: str, layout: Layout) -> None:
    assert guessed_layout(text) is layout


@given(st.text(alphabet=string.printable))
def test_what_a_us_layout_gave_is_left_alone(text: str) -> None:
    assert as_us_keys(text) == text


@given(st.text(alphabet=string.ascii_letters + string.digits + "[]{};'", max_size=50))
@pytest.mark.parametrize("layout", [Layout.AZ, Layout.RU])
def test_two_keys_never_become_one(layout: Layout, text: str) -> None:
    """Typing under a layout and putting back is the identity; the inverse table shows it."""
    pressed = {as_us_keys(mark, layout): mark for mark in marks_of(layout)}
    assert as_us_keys("".join(pressed[key] for key in text), layout) == text


def marks_of(layout: Layout) -> str:
    letters = {
        Layout.RU: "йцукенгшщзхъфывапролджэячсмитьбюЙЦУКЕНГШЩЗХЪФЫВАПРОЛДЖЭЯЧСМИТЬБЮ",
        Layout.AZ: "qüertyuiopöğasdfghjklıəzxcvbnmçşQÜERTYUİOPÖĞASDFGHJKLIƏZXCVBNMÇŞ",
    }
    return letters[layout] + string.digits


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("]E02000000000008", ("2000000000008", Symbology.EAN13)),
        ("]C12000000000008", ("2000000000008", Symbology.CODE128)),
        ("ъЙ3реез", ("http", Symbology.QR)),
        ("]d2abc", ("abc", None)),
        ("]Ex", ("]Ex", None)),
        ("]E", ("]E", None)),
        ("\x1d01123\x1d45\x04", (f"01123{GROUP_SEPARATOR}45", None)),
    ],
)
def test_identifiers_and_control_codes_are_taken_off(
    text: str, expected: tuple[str, Symbology | None]
) -> None:
    assert meant(text) == expected
