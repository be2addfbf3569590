"""The failsafe speaks every language at once and has nothing that could be pressed."""

from __future__ import annotations

from typing import Any

import pytest

from events import FaultNumber, fault_number
from kiosk.screens.out_of_service import OutOfServiceScreen
from kiosk.widgets.button import BarButton
from languages import load
from records.faults import StorageFull

pytestmark = pytest.mark.window


def test_it_says_so_in_every_language(made: Any) -> None:
    spoken = made(OutOfServiceScreen).spoken()
    for code in ("az", "en", "ru"):
        say = load(code).say
        assert say("out_of_service", "This kiosk is out of service") in spoken.question
        assert say("out_of_service", "Please go to the officer at One Window.") in spoken.state[0]


@pytest.mark.parametrize(
    ("fault", "what"), [(StorageFull("full"), "21"), (ValueError("x"), "900"), (None, "900")]
)
def test_an_officer_can_read_the_number_of_the_fault_aloud(
    fault: Exception | None, what: str, made: Any
) -> None:
    screen = made(OutOfServiceScreen, {"fault": fault})
    number = fault_number(fault)
    assert screen.number == number.spoken and number.spoken.startswith(f"{what} ")
    assert f"Fault {number.spoken}" in screen.spoken().errors[0]


def test_the_number_is_the_one_in_the_log(made: Any) -> None:
    number = FaultNumber(21, 4713)
    assert made(OutOfServiceScreen, {"fault": number}).number == "21 47 13 A"


def test_without_a_fault_there_is_no_number(made: Any) -> None:
    screen = made(OutOfServiceScreen)
    assert screen.number == screen.fault_words == "" and screen.spoken().errors == ()


def test_nothing_can_be_pressed(made: Any) -> None:
    screen = made(OutOfServiceScreen)
    assert screen.spoken().choices == ()
    assert [each for each in screen.walk() if isinstance(each, BarButton)] == []
