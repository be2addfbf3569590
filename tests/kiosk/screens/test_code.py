"""A code is typed or scanned, and looked up without losing anything."""

from __future__ import annotations

from typing import Any

import pytest

from customs.registration_number import grouped, mint
from kiosk.journey import NEXT
from kiosk.reading.symbol import Symbology
from kiosk.screens.code import CodeScreen
from kiosk.simulated import SimulatedCodes
from kiosk.visit import FoundCode, Visit

pytestmark = pytest.mark.window

NUMBER = mint(0, 41, bytes(32))
CODE = f"{NUMBER:013d}"
WRONG = CODE[:-1] + str((int(CODE[-1]) + 1) % 10)
KNOWN = FoundCode(NUMBER, known=True, state="lodged", form="passenger")


class SilentHub:
    """A hub that cannot be reached."""

    def look_up(self, number: int) -> FoundCode:
        raise ConnectionError("nobody answers")

    def proves(self, number: int, second_thing: str) -> bool:
        raise ConnectionError("nobody answers")


def type_in(screen: CodeScreen, digits: str) -> None:
    for digit in digits:
        screen.type(digit)


def test_digits_are_shown_as_on_paper_while_they_are_typed(made: Any) -> None:
    screen = made(CodeScreen)
    type_in(screen, CODE[:8])
    assert screen.spoken().state == (f"{CODE[:3]} {CODE[3:7]} {CODE[7:8]}",)
    type_in(screen, CODE[8:] + "77")
    assert screen.spoken().state == (grouped(NUMBER),)
    screen.erase()
    assert screen.digits == CODE[:-1]


def test_a_known_code_is_kept_and_the_visit_goes_on(made: Any, visit: Visit) -> None:
    screen = made(CodeScreen, codes=SimulatedCodes({NUMBER: KNOWN}, {}))
    type_in(screen, CODE)
    screen.go_on()
    assert (visit.codes, screen.outcomes) == ([KNOWN], [NEXT])


def test_a_code_brought_twice_is_kept_once_with_what_is_known_now(made: Any, visit: Visit) -> None:
    visit.codes = [FoundCode(NUMBER, known=False)]
    screen = made(CodeScreen, codes=SimulatedCodes({NUMBER: KNOWN}, {}))
    screen.scanned(CODE)
    assert visit.codes == [KNOWN]


def test_an_unknown_code_goes_on_too(made: Any, visit: Visit) -> None:
    screen = made(CodeScreen)
    screen.scanned(grouped(NUMBER))
    assert (visit.codes, screen.outcomes) == ([FoundCode(NUMBER, known=False)], [NEXT])


def test_too_few_digits_are_not_looked_up(made: Any, visit: Visit) -> None:
    screen = made(CodeScreen)
    type_in(screen, CODE[:12])
    screen.go_on()
    assert screen.spoken().errors == ("A code has 13 digits.",)
    assert (visit.codes, screen.outcomes) == ([], [])


@pytest.mark.parametrize("scanned", [True, False])
def test_a_wrong_check_digit_warns_once_and_then_searches(
    scanned: bool, made: Any, visit: Visit
) -> None:
    screen = made(CodeScreen)
    if scanned:
        screen.scanned(WRONG)
    else:
        type_in(screen, WRONG)
        screen.go_on()
    assert screen.spoken().errors == ("One digit seems wrong. Correct it, or search anyway.",)
    assert screen.spoken().choices == ("Search anyway",)
    assert visit.codes == []
    screen.go_on()
    assert visit.codes == [FoundCode(int(WRONG), known=False)]


def test_correcting_a_digit_takes_the_warning_away(made: Any) -> None:
    screen = made(CodeScreen)
    type_in(screen, WRONG)
    screen.go_on()
    screen.erase()
    assert (screen.spoken().errors, screen.wrong) == ((), False)
    assert screen.spoken().choices == ("Search",)


@pytest.mark.parametrize(
    ("text", "symbology", "sentence"),
    [
        ("https://example.az/x", None, "This is a web address. It is not opened."),
        ("4760000000009", Symbology.EAN13, "This is the barcode of goods from a shop."),
        ("NOT OURS", None, "This code is not one of ours."),
    ],
)
def test_what_is_no_code_is_said_to_be_what_it_is(
    text: str, symbology: Symbology | None, sentence: str, made: Any
) -> None:
    screen = made(CodeScreen)
    type_in(screen, "204")
    screen.scanned(text, symbology)
    assert screen.spoken().errors == (sentence,)
    assert (screen.digits, screen.outcomes) == ("204", [])


def test_while_it_searches_nothing_is_typed_and_nothing_asked_twice(
    made: Any, later: Any, visit: Visit
) -> None:
    screen = made(CodeScreen, background=later)
    type_in(screen, CODE)
    screen.go_on()
    screen.go_on()
    screen.erase()
    screen.scanned(WRONG)
    assert (screen.digits, screen.main_word) == (CODE, "Searching")
    later.catch_up()
    assert screen.outcomes == [NEXT]


def test_a_hub_that_does_not_answer_loses_nothing(made: Any, visit: Visit) -> None:
    screen = made(CodeScreen, codes=SilentHub())
    type_in(screen, CODE)
    screen.go_on()
    assert screen.spoken().errors != ()
    assert screen.spoken().state == (grouped(NUMBER),)
    assert screen.spoken().choices == ("Search", "Go on with a slip")
    screen.skip()
    assert (visit.codes, screen.outcomes) == ([FoundCode(NUMBER, known=False)], [NEXT])


def test_changing_the_language_keeps_the_digits(made: Any, visit: Visit) -> None:
    first = made(CodeScreen)
    type_in(first, CODE[:5])
    visit.language = "ru"
    again = made(CodeScreen, first.draft)
    assert again.digits == CODE[:5]
    assert again.question != first.question
