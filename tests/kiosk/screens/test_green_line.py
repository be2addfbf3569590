"""Nothing to declare: the green line itself is the declaration."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.context import KioskSettings
from kiosk.devices.printer.interface import PrintEnd
from kiosk.journey import FINISH, NEXT_PERSON
from kiosk.screens.green_line import GreenLineScreen
from kiosk.simulated import SimulatedPaper
from kiosk.visit import NothingMode, Visit

pytestmark = pytest.mark.window

SLIP = KioskSettings(nothing=NothingMode.SLIP)
WALK = KioskSettings(nothing=NothingMode.WALK)


def test_it_says_where_to_walk_and_what_that_means(made: Any) -> None:
    spoken = made(GreenLineScreen, settings=WALK).spoken()
    assert spoken.question == "You have nothing to declare"
    assert spoken.state[0] == "Take the green line"
    assert "your declaration" in spoken.state[1]


@pytest.mark.parametrize(("settings", "printed"), [(WALK, []), (SLIP, [None])])
def test_a_slip_comes_out_where_the_post_gives_one(
    settings: KioskSettings, printed: list[None], made: Any, paper: SimulatedPaper
) -> None:
    made(GreenLineScreen, settings=settings)
    assert paper.printed == printed


def test_a_new_language_prints_no_second_slip(made: Any, paper: SimulatedPaper) -> None:
    first = made(GreenLineScreen, settings=SLIP)
    again = made(GreenLineScreen, first.draft, settings=SLIP)
    assert len(paper.printed) == 1
    assert again.paper == "Take your slip."


def test_who_goes_back_and_comes_again_gets_no_second_slip(
    made: Any, paper: SimulatedPaper
) -> None:
    made(GreenLineScreen, settings=SLIP)
    again = made(GreenLineScreen, settings=SLIP)
    assert len(paper.printed) == 1
    assert again.paper == "Take your slip."


def test_without_paper_the_traveller_still_walks_on(made: Any) -> None:
    screen = made(GreenLineScreen, settings=SLIP, paper=SimulatedPaper(PrintEnd.FAILED_BEFORE))
    assert screen.spoken().state[-1] == "No slip came out. You can walk on without it."


def test_it_ends_or_takes_the_next_person(made: Any, visit: Visit) -> None:
    screen = made(GreenLineScreen, settings=WALK)
    screen.more()
    screen.finish()
    assert screen.outcomes == [NEXT_PERSON, FINISH]


def test_the_language_stays_until_it_is_known_how_the_slip_ended(made: Any, later: Any) -> None:
    screen = made(GreenLineScreen, settings=SLIP, background=later)
    assert screen.can_change_language is False
    assert screen.can_go_back is False
    later.catch_up()
    assert screen.can_change_language is True
    assert screen.can_go_back is True
