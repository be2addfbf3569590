"""Going through what can be pressed by keys."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from kiosk.render import PORTRAIT, open_offscreen, settle
from kiosk.scenes import SCENES, context, visit
from kiosk.spoken import Item, Role
from kiosk.widgets.tokens import PALETTES, contrast

pytestmark = pytest.mark.window

Show = Callable[..., Any]


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def show() -> Show:
    """Give the screen of a scene, laid out on a panel."""
    from kiosk.screens.table import screen_of
    from kiosk.widgets.look import look

    def shown(name: str, factor: float = 1.0) -> Any:
        scene = next(scene for scene in SCENES if scene.name == name)
        look.reset()
        look.fit(*PORTRAIT)
        look.factor = factor
        doors = context(scene)
        questions = tuple(question.id for question in doors.reference.questions)
        stay = visit(scene, "en", questions)
        screen = screen_of(scene.step)(doors, stay, dict(scene.draft))
        screen.size_hint, screen.size = (None, None), PORTRAIT
        settle()
        return screen

    return shown


@pytest.fixture
def on() -> Callable[[Any], Any]:
    from kiosk.widgets.focus import Focus

    return lambda top: Focus(lambda: top)


def through(focus: Any, by: int = 1) -> list[Item]:
    """Go round once."""
    items = [focus.step(by)]
    while (item := focus.step(by)) != items[0]:
        items.append(item)
    return items


def test_things_come_in_the_order_they_are_read(show: Show, on: Any) -> None:
    names = [item.name for item in through(on(show("ticks")))]
    assert names[0] == "More goods than I may bring free of charge"
    assert names[9:] == ["None of these", "Back", "Language", "Text", "Help", "Call an officer"]


def test_things_of_the_screen_have_a_place_and_the_bar_has_none(show: Show, on: Any) -> None:
    items = through(on(show("ticks")))
    assert [item.place for item in items] == [*range(1, 11), 0, 0, 0, 0, 0]
    assert {item.of for item in items[:10]} == {10}


def test_backwards_begins_at_what_ends_the_screen(show: Show, on: Any) -> None:
    focus = on(show("ticks"))
    assert focus.step(-1) == Item(Role.BUTTON, "None of these", place=10, of=10)


def test_up_and_down_go_from_part_to_part(show: Show, on: Any) -> None:
    focus = on(show("ask-plate"))
    names = [focus.step_part(1).name for _ in range(8)]
    assert names == ["1", "Q", "A", "Z", "space", "Continue", "Back", "1"]
    assert focus.step_part(-1).name == "Back"


@pytest.mark.parametrize("scene", [scene.name for scene in SCENES])
def test_whatever_a_hand_can_press_has_a_name_for_the_keys(show: Show, scene: str) -> None:
    from kivy.uix.behaviors import ButtonBehavior

    from kiosk.widgets.focus import PAGING, reachable
    from kiosk.widgets.look import look

    screen = show(scene)
    reached = set(reachable(screen))
    left = [
        each
        for each in screen.walk()
        if isinstance(each, ButtonBehavior)
        and each not in reached
        and not each.disabled
        and each.height > 0
        and each.opacity
        and getattr(each, "mark", "") not in PAGING
        and type(each).__name__ != "Ask"
    ]
    look.reset()
    assert left == []


def test_a_line_is_ticked_by_the_key_and_says_so(show: Show, on: Any) -> None:
    screen = show("ticks")
    focus = on(screen)
    focus.step(1)
    assert focus.take()
    assert focus.item.chosen is True
    assert screen.spoken().state == ("More goods than I may bring free of charge",)


def test_the_focus_stays_on_a_key_while_its_keyboard_is_drawn_anew(show: Show, on: Any) -> None:
    screen = show("ask-plate")
    focus = on(screen)
    while focus.step(1).name != "Q":
        pass
    keys = next(each for each in screen.walk() if type(each).__name__ == "Keyboard")
    keys.on_shown()
    assert focus.item == Item(Role.KEY, "Q")
    focus.take()
    assert screen.answering.text == "Q"


def test_a_thing_that_is_gone_leaves_no_focus(show: Show, on: Any) -> None:
    screen = show("goods")
    focus = on(screen)
    focus.step(1)
    screen.one_more()
    assert focus.item is None
    assert focus.take() is False


def test_a_line_far_down_is_brought_into_sight(show: Show, on: Any) -> None:
    screen = show("review", factor=1.5)
    focus = on(screen)
    view = screen.ids.lines.ids.view
    bottom, top = view.to_window(view.x, view.y)[1], view.to_window(view.x, view.top)[1]
    for _ in range(25):
        focus.step(1)
        settle(1)
        line = focus.widget
        at = line.to_window(line.x, line.center_y)[1]
        assert bottom <= at <= top


def test_only_one_thing_has_the_frame_and_a_touch_takes_it_away(show: Show, on: Any) -> None:
    screen = show("intent")
    focus = on(screen)
    before = framed(screen)
    focus.step(1)
    focus.step(1)
    assert framed(screen) == before + 1
    focus.drop()
    assert framed(screen) == before
    assert focus.item is None


def framed(screen: Any) -> int:
    """Count what is drawn over the things that can be pressed."""
    from kiosk.widgets.focus import reachable

    return sum(len(each.canvas.after.children) for each in reachable(screen))


def test_one_of_the_two_rings_shows_on_any_ground() -> None:
    assert min(contrast(palette.ink, palette.paper) for palette in PALETTES) >= 7
