"""Codes travellers bring to the glass: known, unknown, mistyped, and those of shops."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
import zxingcpp
from PIL import Image

from customs.registration_number import grouped, is_well_formed
from forms.catalogue import definition
from forms.examples import answers
from kiosk.player.script import Script
from kiosk.reading.symbol import Symbology
from reference.load import today

pytestmark = pytest.mark.window

UNKNOWN = "4870000000005"
DOCUMENT = "C00000789"


@pytest.fixture
def home(post: Any) -> int:
    """A declaration made at home, for the holder of one passport."""
    rooms = post.stage.kiosk.rooms
    given = answers(definition("passenger"), rooms.law().lists, today(rooms.now()), 3)
    given["person"]["document_number"] = DOCUMENT
    lodged: int = rooms.predeclare("passenger", given).number
    return lodged


def bring(post: Any, language: str = "en") -> Any:
    """Come to the screen that takes a code."""
    conductor = post.stage.conductor
    conductor.screen.choose(language)
    conductor.screen.have_code()
    return conductor


def type_in(screen: Any, letters: str) -> None:
    for letter in letters:
        screen.type(letter)
    screen.go_on()


def said(conductor: Any) -> str:
    spoken = conductor.screen.spoken()
    return " ".join((spoken.title, spoken.question, *spoken.errors, *spoken.state))


def codes_on(paper: Path) -> set[str]:
    with Image.open(paper) as picture:
        return {each.text for each in zxingcpp.read_barcodes(picture.convert("L"))}


@pytest.mark.parametrize("language", ["az", "en", "ru"])
def test_the_holder_says_the_second_thing_and_sees_the_state(
    post: Any, home: int, language: str
) -> None:
    played = post.play(Script(language, code=f"{home:013d}", second_thing=DOCUMENT))
    steps = ["language", "intent", "code", "second_thing", "code_status", "code_status"]
    assert [each["step"] for each in played.story] == steps, "asked for its slip, then given it"
    assert grouped(home) in " ".join(played.story[-1]["state"])
    (slip,) = post.printed()
    assert f"{home:013d}" in codes_on(slip)


def test_the_wrong_second_thing_shows_nothing_and_five_end_the_asking(post: Any, home: int) -> None:
    conductor = bring(post)
    conductor.scanned(f"{home:013d}")
    for _ in range(4):
        assert conductor.visit.step == "second_thing"
        conductor.screen.answering.text = "C11111111"
        conductor.screen.go_on()
        assert "does not match" in said(conductor)
    conductor.screen.go_on()
    assert conductor.visit.step == "code_status"
    assert all(found.state is None for found in conductor.visit.codes)
    conductor.screen.another()
    conductor.scanned(f"{home:013d}")
    conductor.screen.answering.text = DOCUMENT
    conductor.screen.go_on()
    assert conductor.visit.step == "second_thing", "the right thing came after too many guesses"


def test_a_code_nobody_knows_earns_a_slip_and_is_told_apart(post: Any) -> None:
    played = post.play(Script("en", code=UNKNOWN))
    assert played.reached == "code_status"
    assert "Not seen here yet" in " ".join(played.story[-1]["state"])
    (slip,) = post.printed()
    assert UNKNOWN in codes_on(slip)
    assert post.kept() == 0


def test_a_wrong_check_digit_is_said_and_searched_when_pressed_again(post: Any) -> None:
    conductor = bring(post)
    wrong = UNKNOWN[:-1] + "7"
    assert not is_well_formed(wrong)
    type_in(conductor.screen, wrong)
    assert conductor.visit.step == "code"
    assert "One digit seems wrong" in said(conductor)
    conductor.screen.go_on()
    assert conductor.visit.step == "code_status"


def test_a_script_whose_code_is_mistyped_presses_twice(post: Any) -> None:
    assert post.play(Script("ru", code=UNKNOWN[:-1] + "7")).reached == "code_status"


def test_a_code_too_short_goes_nowhere(post: Any) -> None:
    conductor = bring(post)
    type_in(conductor.screen, "123")
    assert conductor.visit.step == "code"
    assert "13 digits" in said(conductor)


@pytest.mark.parametrize("read", ["https://example.org/a", "hello", "12345", "", "\x00\x1d"])
def test_what_is_no_code_is_named_and_nothing_is_looked_up(post: Any, read: str) -> None:
    conductor = bring(post)
    conductor.scanned(read)
    assert conductor.visit.step == "code"
    assert conductor.screen.spoken().errors
    assert conductor.visit.codes == []


def test_what_a_shop_prints_on_its_goods_is_not_a_declaration(post: Any) -> None:
    conductor = bring(post)
    conductor.scanned("4006381333931", Symbology.EAN13)
    assert conductor.visit.step == "code"
    assert conductor.screen.spoken().errors
    assert conductor.visit.codes == []


def test_several_codes_go_into_one_visit(post: Any, home: int) -> None:
    conductor = bring(post)
    conductor.scanned(UNKNOWN)
    conductor.screen.another()
    conductor.scanned(f"{home:013d}")
    conductor.screen.skip()
    assert conductor.visit.step == "code_status"
    for number in (int(UNKNOWN), home):
        assert grouped(number) in said(conductor)


def test_the_code_of_the_paper_just_printed_is_known_to_the_next_traveller(
    post: Any, ticks: Callable[..., Any]
) -> None:
    person = {"document_number": DOCUMENT, "surname": "NÜMUNƏ", "given_names": "AYSEL"}
    person |= {"birth_date": "1990-01-02", "citizenship": "AZ"}
    given = {"journey": {"direction": "leaving"}, "ticks": ticks(), "person": person}
    played = post.play(Script("az", answers=given))
    post.stage.conductor.screen.finish()
    again = post.play(Script("az", code=f"{played.number:013d}", second_thing=DOCUMENT))
    assert [each["step"] for each in again.story][-3:-1] == ["second_thing", "code_status"]
    assert len(post.printed()) == 2
