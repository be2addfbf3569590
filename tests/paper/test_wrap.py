from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from paper.fonts import Chain, chain
from paper.glyphs import length
from paper.wrap import ELLIPSIS, cleaned, named_when_missing, wrapped

WIDTH, SIZE = 200, 24
WORDS = st.text(alphabet="aəğıİwWШ lm—", max_size=200)


@given(WORDS, st.integers(1, 6))
def test_no_line_is_wider_than_its_column(text: str, most: int) -> None:
    fonts = chain(("DejaVu Sans",), False)
    lines = wrapped(text, fonts, SIZE, WIDTH, most)
    assert 1 <= len(lines) <= most
    assert all(length(line, fonts, SIZE) <= WIDTH for line in lines)


@given(WORDS)
def test_what_fits_loses_no_letter(text: str) -> None:
    fonts = chain(("DejaVu Sans",), False)
    lines = wrapped(text, fonts, SIZE, WIDTH, 1000)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")


def test_words_break_between_words(regular: Chain) -> None:
    lines = wrapped("Sərnişin gömrük bəyannaməsi", regular, SIZE, 230, 3)
    assert lines == ("Sərnişin gömrük", "bəyannaməsi")


def test_a_word_wider_than_the_column_is_broken(regular: Chain) -> None:
    lines = wrapped("ə" * 40, regular, SIZE, WIDTH, 9)
    assert len(lines) > 1
    assert "".join(lines) == "ə" * 40


def test_what_does_not_fit_ends_in_an_ellipsis(regular: Chain) -> None:
    lines = wrapped("söz " * 100, regular, SIZE, WIDTH, 2)
    assert len(lines) == 2
    assert lines[-1].endswith(ELLIPSIS)
    assert ELLIPSIS not in lines[0]


def test_ten_thousand_letters_are_bounded_and_say_so(regular: Chain) -> None:
    lines = wrapped("Ə" * 10_000, regular, SIZE, WIDTH, 6)
    assert len(lines) == 6
    assert lines[-1].endswith(ELLIPSIS)


def test_a_column_narrower_than_a_letter_still_ends(regular: Chain) -> None:
    assert wrapped("ƏƏƏ", regular, SIZE, 4, 3) == ("Ə", "Ə", "Ə")


def test_no_words_are_one_empty_line(regular: Chain) -> None:
    assert wrapped("", regular, SIZE, WIDTH, 3) == ("",)


@pytest.mark.parametrize(
    ("typed", "printed"),
    [
        ("SINAQOVA", "SINAQOVA"),
        ("a\u202eb\u200fc", "abc"),
        ("bir\tiki\nüç", "bir iki üç"),
        ("\x1b@\x1dV\x00", "@V"),
        ("I\u0307", "İ"),
        ("12\u00a0500", "12\u00a0500"),
        ("a\ud800b", "ab"),
    ],
)
def test_only_what_has_ink_is_printed(typed: str, printed: str) -> None:
    assert cleaned(typed) == printed


def test_a_persons_letter_without_a_glyph_is_written_by_its_number(regular: Chain) -> None:
    assert named_when_missing("Aysel \N{ZEBRA FACE}", regular) == "Aysel [U+1F993]"
    assert named_when_missing("Aysel", regular) == "Aysel"
