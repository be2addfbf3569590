"""What a voice says of a screen, and in what order."""

from __future__ import annotations

import pytest

from kiosk import reading_aloud
from kiosk.devices.voice.interface import Sentence
from kiosk.reading_aloud import AFTER_GROUP, MOST_OFFERS, how_to, item, item_words, key_words, whole
from kiosk.spoken import Item, Role, Spoken
from languages import available, load

EN = load("en")
DIRECTIONS = ("I am entering", "I am leaving", "I have a code")
SCREEN = Spoken("Customs", "What would you like to do?", DIRECTIONS)


def texts(sentences: list[Sentence]) -> list[str]:
    return [each.text for each in sentences]


def read(spoken: Spoken, code: str = "en", **how: bool) -> list[str]:
    return texts(whole(spoken, load(code), load, title=how.get("title", False)))


def test_the_question_comes_before_what_is_offered_and_each_has_its_place() -> None:
    assert read(SCREEN) == [
        "What would you like to do?",
        "1 of 3: I am entering.",
        "2 of 3: I am leaving.",
        "3 of 3: I have a code.",
    ]


def test_a_title_is_said_when_it_is_new() -> None:
    assert read(SCREEN, title=True)[0] == "Customs."


def test_what_is_wrong_is_said_first() -> None:
    wrong = Spoken("", "What is your surname?", ("Continue",), ("Please answer.",))
    assert read(wrong)[:2] == ["Attention. Please answer.", "What is your surname?"]


def test_the_hint_and_what_was_answered_follow_the_question() -> None:
    asked = Spoken("", "Is this you?", ("Yes",), state=("Surname: NÜMUNƏ",), hint="Touch a line.")
    assert read(asked) == ["Is this you?", "Touch a line.", "Surname: Nümunə.", "Yes, button."]


def test_what_is_picked_is_said_where_it_is_offered() -> None:
    picked = Spoken("", "Which?", ("A car", "Gold", "Continue"), state=("Gold",))
    assert read(picked) == [
        "Which?",
        "1 of 3: A car.",
        "2 of 3: Gold, picked.",
        "3 of 3: Continue.",
    ]


def test_numbers_in_a_row_are_said_as_a_range() -> None:
    counted = Spoken("", "How many children?", tuple("0123456789"))
    assert read(counted) == ["How many children?", "From 0 to 9."]


def test_more_than_an_ear_keeps_is_counted_instead() -> None:
    many = Spoken("", "Which goods?", tuple(f"goods {at}" for at in range(MOST_OFFERS + 1)))
    assert read(many)[1] == "13 choices. Go through them with the next key."


@pytest.mark.parametrize(
    ("code", "again"), [("az", "Bir daha:"), ("en", "Once more:"), ("ru", "Ещё раз:")]
)
def test_a_code_is_read_in_groups_and_twice(code: str, again: str) -> None:
    done = Spoken("", "Done", state=("Code 200 0000 000 008", "Take your paper."))
    assert read(done, code) == [
        "Done.",
        "Code.",
        *("2 0 0.", "0 0 0 0.", "0 0 0.", "0 0 8."),
        again,
        *("2 0 0.", "0 0 0 0.", "0 0 0.", "0 0 8."),
        "Take your paper.",
    ]


def test_there_is_time_to_write_a_group_down() -> None:
    said = whole(Spoken("", "Done", state=("Code 200 0000 000 008",)), EN, load, title=False)
    pauses = [each.pause for each in said if each.text[0].isdecimal()]
    assert len(pauses) == 8
    assert min(pauses) >= AFTER_GROUP


def test_what_follows_a_code_in_the_same_line_is_said_after_it() -> None:
    said = read(Spoken("", "Your codes", state=("487 0000 000 006. Not seen here yet",)))
    assert said[1] == "4 8 7."
    assert said[-1] == "Not seen here yet."


def test_a_screen_in_every_language_is_said_in_each_voice() -> None:
    asked = Spoken(
        "", "Dilinizi seçin\nChoose", ("Azərbaycanca", "English"), languages=("az", "en")
    )
    said = whole(asked, EN, load, title=True)
    assert [each.language for each in said] == ["az"] * 3 + ["en"] * 3
    assert said[2].text == "1, cəmi 2: Azərbaycanca."
    assert said[5].text == "2 of 2: English."


def test_a_fault_is_said_in_every_language() -> None:
    broken = Spoken(
        "", "İşləmir\nOut", errors=("900 az  ·  900 en",), state=("A\nB",), languages=("az", "en")
    )
    said = whole(broken, EN, load, title=True)
    assert texts(said) == ["900 az.", "İşləmir.", "A.", "900 en.", "Out.", "B."]


@pytest.mark.parametrize(
    ("at", "said"),
    [
        (Item(Role.BUTTON, "Back"), "Back, button"),
        (Item(Role.TILE, "Salary", chosen=True, place=1, of=10), "Salary, picked, 1 of 10"),
        (Item(Role.TILE, "Gift", chosen=False, place=7, of=10), "Gift, 7 of 10"),
        (Item(Role.TICK, "A car", chosen=False, place=4, of=9), "A car, not ticked, 4 of 9"),
        (Item(Role.LINE, "Surname: NÜMUNƏ"), "Surname: Nümunə, can be changed"),
        (Item(Role.KEY, "A"), "A"),
        (Item(Role.KEY, "erase"), "erase"),
        (Item(Role.KEY, "-"), "hyphen"),
    ],
)
def test_an_item_says_what_it_is_and_how_it_stands(at: Item, said: str) -> None:
    assert item_words(at, EN) == said


def test_an_item_is_said_in_the_voice_it_is_given() -> None:
    said = item(Item(Role.TILE, "Русский", place=3, of=3), load("ru"))
    assert said == [Sentence("Русский, 3 из 3.", "ru")]


@pytest.mark.parametrize("code", [code for code in available() if code != "en"])
def test_every_key_and_every_way_to_use_them_has_words_in_every_language(code: str) -> None:
    language = load(code)
    ours = [*reading_aloud.SIGNS.values(), *reading_aloud.ACTS.values()]
    assert [word for word in ours if language.say("voice", word) == word] == []
    for tactile in (True, False):
        assert texts(how_to(language, tactile=tactile)) != texts(how_to(EN, tactile=tactile))
    for role in (Role.BUTTON, Role.LINE):
        assert item_words(Item(role, "x"), language) != item_words(Item(role, "x"), EN)
    assert key_words("space", language) != "space"


def test_the_code_of_a_pause_stands_alone_and_is_read_twice_too() -> None:
    paused = Spoken("", "Your declaration is paused", state=("Code of your pause", "407 13"))
    assert read(paused)[1:] == [
        "Code of your pause.",
        *("4 0 7.", "1 3."),
        "Once more:",
        *("4 0 7.", "1 3."),
    ]
