"""The service menu shows how everything stands, and leads to each thing."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.context import KioskSettings
from kiosk.journey import FINISH, Outcome, Way
from kiosk.screens.staff_menu import StaffMenuScreen
from kiosk.settings.setting import Who
from kiosk.settings.table import SETTINGS
from kiosk.staff.simulated import SimulatedStaff
from kiosk.visit import Step

pytestmark = pytest.mark.window


def test_every_setting_of_the_menu_has_a_line_with_how_it_stands(made: Any) -> None:
    settings = KioskSettings(means=("road_car", "on_foot"), volume=20, languages=("az", "ru"))
    screen = made(StaffMenuScreen, staff=SimulatedStaff(), settings=settings)
    said = screen.spoken().state
    assert said[0] == "Out of order: No"
    assert "Means of transport: By car, On foot" in said
    assert "Volume: 20 %" in said
    assert "Languages: Azərbaycanca, Русский" in said
    named = [line.path for line in screen.ids.lines.ids.stack.children]
    assert {one.name for one in SETTINGS if one.who is Who.MENU} <= set(named)


def test_the_clock_is_the_posts(made: Any) -> None:
    assert "Clock: 22.11.2026  13:30" in made(StaffMenuScreen).spoken().state


def test_a_line_leads_to_its_setting(made: Any) -> None:
    screen = made(StaffMenuScreen)
    screen.choose("volume")
    assert screen.outcomes == [Outcome(Way.CHANGE, Step.STAFF_SETTING)]
    assert screen.handover == {"setting": "volume"}


@pytest.mark.parametrize(
    ("name", "step"), [("devices", Step.STAFF_DEVICES), ("report", Step.STAFF_REPORT)]
)
def test_a_line_leads_to_its_page(name: str, step: Step, made: Any) -> None:
    screen = made(StaffMenuScreen)
    screen.choose(name)
    assert screen.outcomes == [Outcome(Way.CHANGE, step)]


def test_what_is_only_told_leads_nowhere(made: Any) -> None:
    screen = made(StaffMenuScreen)
    screen.choose("")
    assert screen.outcomes == []


def test_a_change_that_was_not_kept_is_said_once(made: Any) -> None:
    draft = {"unkept": True}
    assert "could not be kept" in made(StaffMenuScreen, draft).error
    assert made(StaffMenuScreen, draft).error == ""


def test_closing_and_going_back_both_end_it(made: Any) -> None:
    screen = made(StaffMenuScreen)
    screen.finish()
    screen.go_back()
    assert screen.outcomes == [FINISH, FINISH]
