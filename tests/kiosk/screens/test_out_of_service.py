"""The failsafe speaks every language at once and has nothing that could be pressed."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.screens.out_of_service import UNKNOWN_FAULT, OutOfServiceScreen
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
    ("fault", "number"), [(StorageFull("full"), 21), (ValueError("x"), UNKNOWN_FAULT)]
)
def test_an_officer_can_read_the_number_of_the_fault(
    fault: Exception, number: int, made: Any
) -> None:
    assert f"Fault {number}" in made(OutOfServiceScreen, {"fault": fault}).spoken().errors[0]


def test_nothing_can_be_pressed(made: Any) -> None:
    screen = made(OutOfServiceScreen)
    assert screen.spoken().choices == ()
    assert [each for each in screen.walk() if isinstance(each, BarButton)] == []
