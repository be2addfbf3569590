"""The holder proves to be the holder, and nobody reads over their shoulder."""

from __future__ import annotations

from datetime import date
from typing import Any

import pytest

from customs.mrz import Size, TravelDocument, write_td3
from customs.registration_number import mint
from kiosk.journey import NEXT
from kiosk.screens.second_thing import SecondThingScreen
from kiosk.simulated import SimulatedCodes
from kiosk.visit import FoundCode, Visit

pytestmark = pytest.mark.window

NUMBER = mint(0, 41, bytes(32))
PASSPORT = "C00000000"
BY_PASSPORT = FoundCode(NUMBER, True, "lodged", "passenger", "document_number")
BY_BIRTH = FoundCode(NUMBER, True, "lodged", "passenger", "birth_date")
OPENED = FoundCode(NUMBER, True, "lodged", "passenger")
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


@pytest.mark.parametrize(("code", "right"), [(BY_PASSPORT, PASSPORT), (BY_BIRTH, "1990-03-05")])
def test_a_scanned_passport_proves_it_too(
    code: FoundCode, right: str, asked: Any, visit: Visit
) -> None:
    asked(code, right).scanned(LINES)
    assert visit.codes[1] == OPENED


def test_what_was_typed_is_never_spoken(asked: Any) -> None:
    screen = asked(BY_PASSPORT)
    type_in(screen, "C12345678")
    screen.go_on()
    assert screen.spoken().errors != ()
    assert "C12345678" not in repr(screen.spoken())
    assert screen.spoken().state == ()


def test_it_asks_the_hub_once_while_it_waits(asked: Any, later: Any) -> None:
    screen = asked(BY_PASSPORT, background=later)
    type_in(screen, PASSPORT)
    screen.go_on()
    screen.go_on()
    assert screen.busy
    later.catch_up()
    assert screen.outcomes == [NEXT]
