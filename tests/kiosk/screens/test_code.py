"""A code is typed or scanned, and looked up."""

from __future__ import annotations

from typing import Any

import pytest

from customs.registration_number import grouped, mint
from kiosk.journey import NEXT
from kiosk.screens.code import CodeScreen
from kiosk.simulated import SimulatedCodes
from kiosk.visit import FoundCode, Visit

pytestmark = pytest.mark.window

NUMBER = mint(0, 41, bytes(32))
CODE = f"{NUMBER:013d}"
KNOWN = FoundCode(NUMBER, known=True, state="lodged", form="passenger")


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


def test_changing_the_language_keeps_the_digits(made: Any, visit: Visit) -> None:
    first = made(CodeScreen)
    type_in(first, CODE[:5])
    visit.language = "ru"
    again = made(CodeScreen, first.draft)
    assert again.digits == CODE[:5]
    assert again.question != first.question
