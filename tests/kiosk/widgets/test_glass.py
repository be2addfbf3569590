"""Touches: noticed first, never let through a panel, never taken twice."""

from __future__ import annotations

import gc
import weakref
from typing import Any

import pytest

from kiosk.panels import PanelWords
from kiosk.render import PORTRAIT, open_offscreen, settle

pytestmark = pytest.mark.window

MIDDLE = (540, 960)


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def touched() -> list[str]:
    return []


@pytest.fixture
def glass(touched: list[str]) -> Any:
    from kiosk.widgets.glass import Glass

    def notice() -> bool:
        touched.append("touched")
        return False

    return Glass(notice, now=lambda: 0.0, size_hint=(None, None), size=PORTRAIT)


def tap(glass: Any, at: tuple[float, float], time: float) -> bool:
    from kivy.input import MotionEvent

    class Touch(MotionEvent):
        def __init__(self) -> None:
            super().__init__("test", "1", {})
            self.x, self.y = at
            self.pos = at
            self.is_touch = True
            self.time_start = time
            self.profile = ["pos"]

    return bool(glass.on_touch_down(Touch()))


def screen(question: str, pressed: list[str]) -> Any:
    from kivy.uix.floatlayout import FloatLayout

    class Whole(FloatLayout):
        def __init__(self) -> None:
            super().__init__()
            self.question = question

        def on_touch_down(self, touch: object) -> bool:
            pressed.append(self.question)
            return True

    return Whole()


def test_every_touch_is_noticed_before_it_presses(glass: Any, touched: list[str]) -> None:
    pressed: list[str] = []
    glass.show(screen("one", pressed))
    tap(glass, MIDDLE, 1.0)
    assert (touched, pressed) == (["touched"], ["one"])


def test_a_touch_that_wakes_presses_nothing() -> None:
    from kiosk.widgets.glass import Glass

    pressed: list[str] = []
    glass = Glass(lambda: True, size_hint=(None, None), size=PORTRAIT)
    glass.show(screen("one", pressed))
    assert tap(glass, MIDDLE, 1.0) is True
    assert pressed == []


def test_a_double_tap_does_not_answer_the_next_question(glass: Any) -> None:
    pressed: list[str] = []
    glass.show(screen("one", pressed))
    tap(glass, MIDDLE, 1.0)
    glass.show(screen("two", pressed))
    tap(glass, MIDDLE, 1.2)
    tap(glass, MIDDLE, 1.9)
    assert pressed == ["one", "two"]


def test_a_screen_that_was_touched_is_let_go_without_another_touch(glass: Any) -> None:
    left = screen("one", [])
    glass.show(left)
    tap(glass, MIDDLE, 1.0)
    glass.show(screen("two", []))
    gone = weakref.ref(left)
    del left
    gc.collect()
    assert gone() is None


def test_fast_typing_on_one_question_is_all_taken(glass: Any) -> None:
    pressed: list[str] = []
    glass.show(screen("one", pressed))
    for at in range(5):
        tap(glass, MIDDLE, 1 + at / 20)
    assert len(pressed) == 5


def test_a_panel_lets_no_touch_through(glass: Any) -> None:
    pressed: list[str] = []
    glass.show(screen("one", pressed))
    glass.cover(PanelWords("told", "Title", "Words", close="Close"), lambda _: None)
    settle()
    tap(glass, (540, 1900), 5.0)
    assert pressed == []
    glass.panel.close()
    tap(glass, (540, 1900), 9.0)
    assert pressed == ["one"]


def test_new_words_do_not_pile_up_panels(glass: Any) -> None:
    glass.show(screen("one", []))
    glass.cover(PanelWords("idle", "Still there?", "30"), lambda _: None)
    first = glass.panel
    glass.cover(PanelWords("idle", "Still there?", "29"), lambda _: None)
    assert glass.panel is first
    assert first.words == "29"
    assert len(glass.children) == 2


def test_a_touch_in_the_dark_only_brings_the_screen_back(glass: Any, touched: list[str]) -> None:
    pressed: list[str] = []
    glass.show(screen("one", pressed))
    glass.darken(True)
    tap(glass, MIDDLE, 1.0)
    assert (glass.is_dark(), touched, pressed) == (False, ["touched"], [])
    tap(glass, MIDDLE, 2.0)
    assert pressed == ["one"]


def test_nothing_at_all_is_seen_in_the_dark(glass: Any) -> None:
    from kivy.graphics import Rectangle

    glass.darken(True)
    (dark,) = [each for each in drawn_over(glass) if isinstance(each, Rectangle)]
    assert (dark.pos, dark.size) == (tuple(glass.pos), tuple(glass.size))
    glass.darken(False)
    assert [each for each in drawn_over(glass) if isinstance(each, Rectangle)] == []


def drawn_over(glass: Any) -> list[Any]:
    return [each for group in glass.canvas.after.children for each in group.children]


def test_a_tap_on_its_way_when_a_panel_came_presses_nothing_on_it(glass: Any) -> None:
    from kivy.uix.behaviors import ButtonBehavior

    from kiosk import panels
    from languages import load

    glass.show(screen("one", []))
    tap(glass, MIDDLE, -60.0)
    glass.cover(panels.told("Officer", "An officer is coming.", load("en")), lambda _: None)
    settle()
    close = next(w for w in glass.panel.walk() if isinstance(w, ButtonBehavior))
    tap(glass, close.center, 0.2)
    assert close.state == "normal"
    tap(glass, close.center, 0.6)
    assert close.state == "down"
