"""The pseudo-language is whole, long, and in letters nobody's English is written in."""

from __future__ import annotations

from pathlib import Path

import pytest

from languages import available, load, speaking
from languages.pseudo import CODE, LETTERS, pseudo, write


@pytest.mark.parametrize(
    ("english", "said"),
    [
        ("No", "ნონ"),
        ("Go on", "გოგ ონო"),
        ("{count} days", "{count} დაღსდა"),
        ("13 digits", "13 დიგიტსდიგ"),
        ("Bakı, Gəncə", "ბაკიბა, განცაგა"),
    ],
)
def test_words_are_longer_and_georgian_and_places_are_kept(english: str, said: str) -> None:
    assert pseudo(english) == said


def test_every_word_is_two_fifths_longer() -> None:
    assert len(pseudo("registration")) == 17


def test_no_letter_stands_for_two() -> None:
    assert len(set(LETTERS.values())) == 26


def test_it_speaks_like_any_other_language(tmp_path: Path) -> None:
    write(tmp_path)
    language = speaking(tmp_path)(CODE)
    assert language.say("frame", "Back") == pseudo("Back")
    one, many = (
        "Your answers will be erased in {count} second.",
        "Your answers will be erased in {count} seconds.",
    )
    assert language.say_count("panel", one, many, 2) == pseudo(many).format(count=2)


def test_no_traveller_is_offered_it() -> None:
    assert CODE not in available()
    with pytest.raises(FileNotFoundError):
        load(CODE)
