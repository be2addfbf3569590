"""One setting: a tile holds at once, ticks are kept by the button, and an empty list by nobody."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.context import Changed, KioskSettings
from kiosk.journey import BACK, SET
from kiosk.screens.staff_setting import StaffSettingScreen
from kiosk.simulated import Never
from kiosk.staff.simulated import SimulatedStaff
from kiosk.visit import NothingMode
from kiosk.widgets.choice import TileGrid

pytestmark = pytest.mark.window

SETTINGS = KioskSettings(means=("air",), languages=("en", "az"))


@pytest.fixture
def staff() -> SimulatedStaff:
    return SimulatedStaff()


@pytest.fixture
def opened(made: Any, staff: SimulatedStaff) -> Any:
    """Open a setting by its name."""

    def open_one(name: str, **doors: Any) -> Any:
        doors = {"settings": SETTINGS, "staff": staff, **doors}
        return made(StaffSettingScreen, {"setting": name}, **doors)

    return open_one


def words_of(screen: Any, words: str) -> str:
    return next(choice.name for choice in screen.choices if choice.text == words)


def test_what_stands_is_picked(opened: Any) -> None:
    assert opened("volume").spoken().state == ("60 %",)
    assert opened("nothing").spoken().state == ("A short declaration",)
    assert opened("languages").spoken().state == ("English", "Azərbaycanca")


def test_a_tile_changes_the_setting_and_leads_back(opened: Any, staff: SimulatedStaff) -> None:
    screen = opened("nothing")
    screen.choose(words_of(screen, "Shown to the green line, no data taken"))
    assert staff.changed == [("nothing", "walk")]
    assert screen.outcomes == [SET]
    assert screen.handover["settings"].nothing is NothingMode.WALK
    assert screen.handover["unkept"] is False


def test_a_switch_has_two_tiles(opened: Any, staff: SimulatedStaff) -> None:
    screen = opened("out_of_order")
    assert [choice.text for choice in screen.choices] == ["No", "Yes"]
    screen.choose(words_of(screen, "Yes"))
    assert screen.handover["settings"].out_of_order is True


def test_what_is_ticked_comes_behind_what_was(opened: Any, staff: SimulatedStaff) -> None:
    screen = opened("languages")
    screen.tick(words_of(screen, "Русский"), True)
    screen.tick(words_of(screen, "English"), False)
    assert staff.changed == []
    screen.keep()
    assert staff.changed == [("languages", ("az", "ru"))]


def test_a_list_is_never_left_empty(opened: Any, staff: SimulatedStaff) -> None:
    screen = opened("means")
    screen.tick(words_of(screen, "By plane"), False)
    screen.keep()
    assert screen.spoken().errors == ("At least one is needed.",)
    assert (screen.outcomes, staff.changed) == ([], [])


def test_ticks_outlive_a_change_of_language(opened: Any, made: Any, staff: SimulatedStaff) -> None:
    screen = opened("means")
    screen.tick(words_of(screen, "By bus"), True)
    again = made(StaffSettingScreen, screen.draft, settings=SETTINGS, staff=staff)
    assert again.spoken().state == ("By plane", "By bus")


def test_a_change_that_is_not_kept_says_so_to_the_menu(opened: Any, staff: SimulatedStaff) -> None:
    staff.keeps = False
    screen = opened("volume")
    screen.choose(words_of(screen, "0 %"))
    assert screen.handover["unkept"] is True


def test_while_it_is_being_kept_nobody_leaves_and_nothing_is_set_twice(
    opened: Any, staff: SimulatedStaff, later: Any
) -> None:
    screen = opened("volume", background=later)
    screen.choose(words_of(screen, "20 %"))
    screen.choose(words_of(screen, "40 %"))
    screen.go_back()
    assert screen.outcomes == []
    later.catch_up()
    assert staff.changed == [("volume", 20)]
    assert screen.outcomes == [SET]


def test_back_changes_nothing(opened: Any, staff: SimulatedStaff) -> None:
    screen = opened("volume")
    screen.go_back()
    assert (screen.outcomes, staff.changed) == ([BACK], [])


class Refusing(SimulatedStaff):
    """Writes nothing down."""

    def change(self, settings: KioskSettings, name: str, value: object) -> Changed:
        raise RuntimeError("simulated")


def tiles(screen: Any) -> TileGrid:
    return next(each for each in screen.walk() if isinstance(each, TileGrid))


def test_a_tile_that_was_refused_is_not_left_picked(opened: Any) -> None:
    screen = opened("volume", staff=Refusing())
    grid = tiles(screen)
    pressed = next(tile for tile in grid.children if tile.text == "20 %")
    pressed.dispatch("on_release")
    assert screen.spoken().errors == ("It was not changed.",)
    assert [tile.text for tile in grid.children if tile.picked] == ["60 %"]


def test_a_second_tile_pressed_while_the_first_is_kept_is_not_picked(opened: Any) -> None:
    screen = opened("volume", background=Never())
    grid = tiles(screen)
    for words in ("20 %", "80 %"):
        next(tile for tile in grid.children if tile.text == words).dispatch("on_release")
    assert [tile.text for tile in grid.children if tile.picked] == ["20 %"]
