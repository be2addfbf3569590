"""The holder proves to be the holder, and nobody reads over their shoulder."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from customs.mrz import Size, TravelDocument, write_td3
from customs.registration_number import mint
from kiosk.journey import BACK, NEXT
from kiosk.screens.second_thing import MOST_TRIES, SecondThingScreen
from kiosk.simulated import CLOSED as CLOSED_NOW
from kiosk.simulated import SimulatedCodes
from kiosk.visit import FoundCode, Visit
from sync.opened import Opened

pytestmark = pytest.mark.window

NUMBER = mint(0, 41, bytes(32))
PASSPORT = "C00000000"
BY_PASSPORT = FoundCode(NUMBER, True, "lodged", "passenger", "document_number")
BY_BIRTH = FoundCode(NUMBER, True, "lodged", "passenger", "birth_date")
OPENED = FoundCode(NUMBER, True, "lodged", "passenger", opened=Opened(None, CLOSED_NOW))
CLOSED = FoundCode(NUMBER, known=True)

DOCUMENT = TravelDocument(
    kind=Size.TD3,
    document_code="P",
    issuer="AZE",
    surname="NUMUNE",
    given_names="AYSEL",
    number=PASSPORT,
    nationality="AZE",
    birth_date=date(1990, 3, 5),
    sex="F",
    expiry=date(2031, 1, 1),
)
LINES = "\n".join(write_td3(DOCUMENT))


class SilentHub:
    """A hub that cannot be reached."""

    def look_up(self, number: int) -> FoundCode:
        raise ConnectionError("nobody answers")

    def opened(self, number: int, second_thing: str) -> Opened | None:
        raise ConnectionError("nobody answers")


@pytest.fixture
def asked(made: Any, visit: Visit) -> Any:
    """The screen for one code; the hub knows one right thing."""

    def ask(code: FoundCode, right: str = PASSPORT, **doors: Any) -> Any:
        visit.codes = [FoundCode(7, known=False), code]
        doors.setdefault("codes", SimulatedCodes({}, {NUMBER: right}))
        return made(SecondThingScreen, **doors)

    return ask


def type_in(screen: SecondThingScreen, text: str) -> None:
    for letter in text:
        screen.answering.type(letter)


def test_the_right_passport_opens_the_code(asked: Any, visit: Visit) -> None:
    screen = asked(BY_PASSPORT)
    assert screen.question == "What is your passport number?"
    type_in(screen, PASSPORT)
    screen.go_on()
    assert screen.outcomes == [NEXT]
    assert visit.codes == [FoundCode(7, known=False), OPENED]


def test_a_birth_date_is_asked_where_no_passport_is_known(asked: Any, visit: Visit) -> None:
    screen = asked(BY_BIRTH, right="1990-03-05")
    assert screen.question == "When were you born?"
    type_in(screen, "05031990")
    screen.go_on()
    assert visit.codes[1] == OPENED


@pytest.mark.parametrize("digits", ["", "0503", "31021990"])
def test_half_a_date_costs_no_try(digits: str, asked: Any) -> None:
    screen = asked(BY_BIRTH, codes=SilentHub())
    type_in(screen, digits)
    screen.go_on()
    assert screen.spoken().errors == ("Please answer, then continue.",)


@pytest.mark.parametrize(("code", "right"), [(BY_PASSPORT, PASSPORT), (BY_BIRTH, "1990-03-05")])
def test_a_scanned_passport_proves_it_too(
    code: FoundCode, right: str, asked: Any, visit: Visit
) -> None:
    asked(code, right).scanned(LINES)
    assert visit.codes[1] == OPENED


def test_a_badly_read_number_costs_no_try(asked: Any) -> None:
    screen = asked(BY_PASSPORT, codes=SilentHub())
    screen.scanned(LINES.replace(PASSPORT, "C00000009"))
    assert screen.spoken().errors == ("That was not read clearly. Scan it again, or type it.",)


def test_what_is_no_passport_is_refused(asked: Any) -> None:
    screen = asked(BY_PASSPORT)
    screen.scanned("2000000000008")
    assert len(screen.spoken().errors) == 1
    assert screen.outcomes == []


def test_what_was_typed_is_never_spoken(asked: Any) -> None:
    screen = asked(BY_PASSPORT)
    type_in(screen, "C12345678")
    screen.go_on()
    assert screen.spoken().errors == (
        "That does not match. Please look at your passport and try again.",
    )
    assert "C12345678" not in repr(screen.spoken())
    assert screen.spoken().state == ()


def test_too_many_tries_leave_the_code_and_a_slip_only(asked: Any, visit: Visit) -> None:
    screen = asked(BY_PASSPORT)
    type_in(screen, "C12345678")
    for _ in range(MOST_TRIES - 1):
        screen.go_on()
    assert screen.outcomes == []
    screen.go_on()
    assert screen.outcomes == [NEXT]
    assert visit.codes[1] == CLOSED


def test_whoever_goes_back_takes_the_code_along(asked: Any, visit: Visit) -> None:
    screen = asked(BY_PASSPORT)
    screen.go_back()
    assert (visit.codes, screen.outcomes) == ([FoundCode(7, known=False)], [BACK])


def test_whoever_cannot_say_it_goes_on_without(asked: Any, visit: Visit) -> None:
    screen = asked(BY_PASSPORT)
    screen.skip()
    assert (visit.codes[1], screen.outcomes) == (CLOSED, [NEXT])


def test_a_hub_that_does_not_answer_is_not_a_wrong_answer(asked: Any, visit: Visit) -> None:
    screen = asked(BY_PASSPORT, codes=SilentHub())
    type_in(screen, PASSPORT)
    for _ in range(MOST_TRIES + 1):
        screen.go_on()
    assert screen.spoken().errors == (
        "This cannot be checked now. Try again, or go on without it.",
    )
    assert (visit.codes[1], screen.outcomes) == (BY_PASSPORT, [])


def test_it_waits_for_the_hub_and_asks_once(asked: Any, later: Any) -> None:
    screen = asked(BY_PASSPORT, background=later)
    type_in(screen, PASSPORT)
    screen.go_on()
    screen.go_on()
    assert screen.main_word == "Checking"
    later.catch_up()
    assert screen.outcomes == [NEXT]


def test_changing_the_language_keeps_what_was_typed(asked: Any, made: Any, visit: Visit) -> None:
    screen = asked(BY_PASSPORT)
    type_in(screen, "C0000")
    screen.step_aside("language")
    visit.language = "ru"
    again = made(SecondThingScreen, screen.draft)
    assert again.answering.text == "C0000"
