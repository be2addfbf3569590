"""Keyboards type what a language is written in, and pair its letters rightly."""

from __future__ import annotations

import pytest

from customs.text import az_upper
from kiosk import keyboards
from languages import available

AZERBAIJANI = "abcçdeəfgğhxıijkqlmnoöprsştuüvyz"
GEORGIAN = "აბგდევზთიკლმნოპჟრსტუფქღყშჩცძწჭხჯჰ"
TURKISH = "abcçdefgğhıijklmnoöprsştuüvyz"
RUSSIAN = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя"


def test_azerbaijani_has_every_letter_in_both_cases() -> None:
    letters = keyboards.keyboard("az").letters
    assert set(AZERBAIJANI) <= letters
    assert set(az_upper(AZERBAIJANI)) <= letters


def test_russian_has_every_letter_in_both_cases() -> None:
    letters = keyboards.keyboard("ru").letters
    assert set(RUSSIAN) <= letters
    assert set(RUSSIAN.upper()) <= letters


def test_georgian_has_every_letter_and_shifted_ones_are_no_capitals() -> None:
    georgian = keyboards.keyboard("ka")
    assert set(GEORGIAN) == georgian.letters
    assert not georgian.cased


def test_turkish_has_every_letter_in_both_cases() -> None:
    letters = keyboards.keyboard("tr").letters
    assert set(TURKISH) | set(az_upper(TURKISH)) <= letters


def test_dotted_and_dotless_i_are_kept_apart() -> None:
    for code in ("az", "tr"):
        pairs = {key.plain: key.shifted for row in keyboards.keyboard(code).rows for key in row}
        assert (pairs["i"], pairs["ı"]) == ("İ", "I")


def test_latin_pairs_i_with_plain_i() -> None:
    latin = keyboards.keyboard(keyboards.LATIN)
    pairs = {key.plain: key.shifted for row in latin.rows for key in row}
    assert pairs["i"] == "I"


@pytest.mark.parametrize("code", available())
def test_no_row_is_too_long_to_press(code: str) -> None:
    assert max(len(row) for row in keyboards.keyboard(code).rows) <= 12


@pytest.mark.parametrize("code", available())
def test_no_letter_is_on_two_keys(code: str) -> None:
    plain = [key.plain for row in keyboards.keyboard(code).rows for key in row]
    assert len(plain) == len(set(plain))


def test_names_get_the_azerbaijani_letters_above_the_latin_ones() -> None:
    latin, az = keyboards.keyboard(keyboards.LATIN), keyboards.keyboard("az")
    both = keyboards.with_letters_of(latin, az)
    assert both.rows[0] == az.extra[0]
    assert set(az_upper(AZERBAIJANI)) - both.letters == {"İ"}


def test_the_pad_types_every_digit() -> None:
    assert keyboards.pad().letters == frozenset("0123456789")
