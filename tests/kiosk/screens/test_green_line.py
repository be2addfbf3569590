"""Nothing to declare: the green line itself is the declaration."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.context import KioskSettings
from kiosk.journey import FINISH, NEXT_PERSON
from kiosk.screens.green_line import GreenLineScreen
from kiosk.simulated import SimulatedPaper
from kiosk.visit import NothingMode, Visit

pytestmark = pytest.mark.window

SLIP = KioskSettings(nothing=NothingMode.SLIP)
WALK = KioskSettings(nothing=NothingMode.WALK)


@pytest.mark.parametrize(("settings", "printed"), [(WALK, []), (SLIP, [None])])
def test_a_slip_comes_out_where_the_post_gives_one(
    settings: KioskSettings, printed: list[None], made: Any, paper: SimulatedPaper
) -> None:
    made(GreenLineScreen, settings=settings)
    assert paper.printed == printed


def test_it_ends_or_takes_the_next_person(made: Any, visit: Visit) -> None:
    screen = made(GreenLineScreen, settings=WALK)
    screen.more()
    screen.finish()
    assert screen.outcomes == [NEXT_PERSON, FINISH]
