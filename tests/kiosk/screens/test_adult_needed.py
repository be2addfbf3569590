"""A child is kindly sent for the adult they travel with."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.journey import FINISH
from kiosk.screens.adult_needed import AdultNeededScreen

pytestmark = pytest.mark.window


def test_it_asks_for_the_adult_and_can_only_end(made: Any) -> None:
    screen = made(AdultNeededScreen)
    assert screen.spoken().question == "Please come with the adult you travel with"
    screen.finish()
    assert screen.outcomes == [FINISH]
