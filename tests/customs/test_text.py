from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from customs.findings import Severity
from customs.text import (
    ALPHABET,
    az_collation_key,
    az_lower,
    az_upper,
    cleaned,
    folded,
    latin_form,
    masked,
)

AZERBAIJANI = st.text(ALPHABET + " -")


@pytest.mark.parametrize(
    ("small", "capital"),
    [("irəli", "İRƏLİ"), ("qızıl ılıq", "QIZIL ILIQ"), ("çöğüşə", "ÇÖĞÜŞƏ"), ("", "")],
)
def test_case_is_azerbaijani(small: str, capital: str) -> None:
    assert az_upper(small) == capital
    assert az_lower(capital) == small


def test_a_dot_typed_apart_is_one_letter() -> None:
    assert az_lower("I\u0307rəli") == "irəli"
    assert az_upper("İ") == "İ"


@given(AZERBAIJANI)
def test_case_goes_there_and_back(text: str) -> None:
    assert az_lower(az_upper(text)) == text
    assert len(az_upper(text)) == len(text)


@given(st.text())
def test_case_is_settled_after_once(text: str) -> None:
    assert az_upper(az_upper(text)) == az_upper(text)
    assert unicodedata.is_normalized("NFC", az_lower(text))


def test_the_alphabet_has_its_thirty_two_letters_and_w_after_v() -> None:
    assert len(set(ALPHABET)) == 33
    assert sorted(reversed(ALPHABET), key=az_collation_key) == list(ALPHABET)
    assert ALPHABET[ALPHABET.index("v") + 1] == "w"


@pytest.mark.parametrize(
    "names",
    [
        ["Abbas", "Cəfər", "Çingiz", "Dilarə", "Elçin", "Əli", "Fərid"],
        ["Gülşən", "Ğ", "Həsən", "Xalid", "Işıq", "İlqar", "Jalə", "Kamal", "Qədir", "Leyla"],
        ["Ömər", "Pərviz", "Sona", "Şahin", "Uğur", "Üzeyir", "Vəli", "Wang", "Yusif"],
        ["-", "1", "2", "10a", "Ali", "Àli", "Ямал"],
    ],
)
def test_names_stand_as_in_an_azerbaijani_dictionary(names: list[str]) -> None:
    got = sorted(reversed(names), key=az_collation_key)
    assert got == (names if names[0] != "-" else ["-", "1", "10a", "2", "Ali", "Àli", "Ямал"])


def test_names_that_differ_in_case_only_keep_one_order() -> None:
    assert sorted(["əli", "ƏLİ", "Əli"], key=az_collation_key) == sorted(
        ["Əli", "əli", "ƏLİ"], key=az_collation_key
    )


@pytest.mark.parametrize(
    ("name", "latin"),
    [
        ("Hüseynov Ələkbər", "HUSEYNOV ELEKBER"),
        ("Çinarə Göyçaylı", "CINARE GOYCAYLI"),
        ("Иванов Щукин Юрий", "IVANOV SHCHUKIN IURII"),
        ("Ҹәлил Гәһрәманов", "CELIL QEHREMANOV"),
        ("ნიმუში ქართული", "NIMUSHI KARTULI"),
        ("ᲜᲘᲛᲣᲨᲘ", "NIMUSHI"),
        ("Straße Åse Łódź", "STRASSE AASE LODZ"),
        ("O’Brien–Smith", "O'BRIEN-SMITH"),
        ("نمونه", ""),
        ("Aysel\u00a0Sınaqova", "AYSEL SINAQOVA"),
    ],
)
def test_a_name_has_a_latin_form(name: str, latin: str) -> None:
    assert latin_form(name) == latin


@given(st.text())
def test_a_latin_form_is_ascii_and_settled(text: str) -> None:
    latin = latin_form(text)
    assert latin.isascii()
    assert latin_form(latin) == latin


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Məmmədov-Sınaq", "MEMMEDOV<SINAQ"),
        ("O’Brien", "obrien"),
        ("  Əli   Əliyev ", "ELI ELIYEV"),
        ("ИВАНОВ", "Ivanov"),
    ],
)
def test_two_spellings_of_a_name_share_a_key(one: str, other: str) -> None:
    assert folded(one) == folded(other)


@given(st.text())
def test_a_key_holds_capitals_digits_and_single_spaces(text: str) -> None:
    key = folded(text)
    assert folded(key) == key
    assert all(word.isalnum() and word.isascii() for word in key.split(" ") if key)
    assert key == key.upper()


def test_clean_text_passes_untouched() -> None:
    assert cleaned("Nümunə Sınaqova").value == "Nümunə Sınaqova"
    assert cleaned("Nümunə Sınaqova", 15).findings == ()


@pytest.mark.parametrize(
    ("typed", "kept", "count"),
    [
        ("a\u202eb", "ab", 1),
        ("a\u200bb\ufeff", "ab", 2),
        ("a\x00b\x1bc", "abc", 2),
        ("e\ufe0f", "e", 1),
        ("a\u3164", "a", 1),
        ("a\ud800", "a", 1),
    ],
)
def test_invisible_characters_are_removed_and_told(typed: str, kept: str, count: int) -> None:
    reading = cleaned(typed)
    assert reading.value == kept
    assert [finding.code for finding in reading.findings] == ["invisible_characters_removed"]
    assert reading.findings[0].parameters == {"count": count}
    assert reading.findings[0].severity is Severity.WARNING
    assert reading.ok


def test_spaces_and_line_ends_become_one_space() -> None:
    assert cleaned(" a \t\r\n b\u2028c\u00a0 ").value == "a b c"
    assert cleaned(" a \t\r\n b\u2028c\u00a0 ").findings == ()


def test_what_is_too_long_is_told_and_not_cut() -> None:
    reading = cleaned("ə" * 10_000, 70)
    assert reading.value == "ə" * 10_000
    assert [finding.code for finding in reading.findings] == ["too_long"]
    assert reading.findings[0].parameters == {"limit": 70, "length": 10_000}
    assert not reading.ok


@given(st.text())
def test_cleaning_is_settled_after_once(text: str) -> None:
    once = cleaned(text).value
    assert cleaned(once).value == once
    assert cleaned(once).findings == ()
    assert unicodedata.is_normalized("NFC", once)


@pytest.mark.parametrize(
    ("number", "shown"),
    [
        ("AZE12345678", "...678"),
        ("5ABC123", "...123"),
        ("1234", "...34"),
        ("1", "..."),
        ("", "..."),
    ],
)
def test_a_personal_number_is_masked(number: str, shown: str) -> None:
    assert masked(number) == shown


@given(st.text(min_size=1), st.integers(0, 5))
def test_a_mask_never_shows_more_than_asked_or_half(number: str, keep: int) -> None:
    assert len(masked(number, keep)) - 3 <= min(keep, len(number) / 2)
