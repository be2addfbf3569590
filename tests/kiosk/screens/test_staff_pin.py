"""The way into the service menu: a PIN nobody sees, and a lock that says how long it waits."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.journey import FINISH, NEXT
from kiosk.screens.staff_pin import StaffPinScreen
from kiosk.staff.key import Key, Tried, Verdict
from kiosk.staff.simulated import SimulatedStaff

pytestmark = pytest.mark.window

PIN = "135790"


class Unreadable(SimulatedStaff):
    """A lock whose file is spoilt."""

    def open(self, key: Key, text: str) -> Tried:
        raise OSError("spoilt")


def typed(screen: Any, digits: str) -> Any:
    for digit in digits:
        screen.type(digit)
    return screen


def test_the_right_pin_goes_on(made: Any) -> None:
    screen = typed(made(StaffPinScreen, staff=SimulatedStaff(PIN)), PIN)
    screen.go_on()
    assert screen.outcomes == [NEXT]


def test_a_wrong_pin_is_forgotten_and_said_to_be_wrong(made: Any) -> None:
    screen = typed(made(StaffPinScreen, staff=SimulatedStaff(PIN)), "135791")
    screen.go_on()
    assert (screen.outcomes, screen.dots) == ([], "")
    assert screen.spoken().errors == ("That was wrong.",)
    typed(screen, PIN).go_on()
    assert screen.outcomes == [NEXT]


def test_what_is_typed_is_neither_shown_nor_spoken(made: Any) -> None:
    screen = typed(made(StaffPinScreen, staff=SimulatedStaff(PIN)), PIN)
    assert screen.dots == "••••••"
    shown = [getattr(each, "text", "") for each in screen.walk()]
    assert not any(PIN in text for text in (*shown, str(screen.spoken()), str(screen.draft)))
    assert screen.spoken().secret


def test_a_digit_too_many_is_not_taken_and_one_can_be_taken_back(made: Any) -> None:
    screen = typed(made(StaffPinScreen, staff=SimulatedStaff("135790135790")), "1357901357901")
    screen.erase()
    typed(screen, "0").go_on()
    assert screen.outcomes == [NEXT]


@pytest.mark.parametrize(
    ("tried", "said"),
    [
        (Tried(Verdict.UNSET), "No PIN is set. It is set with the command sarhad service set-pin."),
        (Tried(Verdict.WAIT, 1.0), "Too many wrong tries. Wait 1 minute."),
        (Tried(Verdict.WAIT, 3600.0), "Too many wrong tries. Wait 60 minutes."),
        (Tried(Verdict.WRONG, 60.1), "That was wrong. Too many wrong tries. Wait 2 minutes."),
    ],
)
def test_a_closed_door_says_why(tried: Tried, said: str, made: Any) -> None:
    staff = SimulatedStaff(PIN)
    staff.tried = tried
    screen = typed(made(StaffPinScreen, staff=staff), PIN)
    screen.go_on()
    assert (screen.outcomes, screen.spoken().errors) == ([], (said,))


def test_a_lock_that_cannot_be_read_says_its_fault(made: Any) -> None:
    screen = typed(made(StaffPinScreen, staff=Unreadable(PIN)), PIN)
    screen.go_on()
    assert screen.spoken().errors[0].startswith("This cannot be checked now: fault 900 ")
    assert "spoilt" not in str(screen.spoken())


def test_nothing_is_typed_and_nothing_tried_twice_while_it_looks(made: Any, later: Any) -> None:
    screen = typed(made(StaffPinScreen, staff=SimulatedStaff(PIN), background=later), PIN)
    screen.go_on()
    typed(screen, "99")
    screen.go_on()
    assert (screen.dots, screen.can_change_language) == ("", False)
    later.catch_up()
    assert screen.outcomes == [NEXT]


def test_no_digit_at_all_is_no_try(made: Any) -> None:
    screen = made(StaffPinScreen, staff=SimulatedStaff(PIN))
    screen.go_on()
    assert (screen.outcomes, screen.error) == ([], "")


def test_back_leads_out(made: Any) -> None:
    screen = made(StaffPinScreen, staff=SimulatedStaff(PIN))
    screen.go_back()
    assert screen.outcomes == [FINISH]
