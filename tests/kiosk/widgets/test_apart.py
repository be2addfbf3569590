"""Widgets that are over go without Python's collector."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator
from typing import Any

import pytest

from kiosk.devices.printer.interface import PrinterState
from kiosk.gallery import ALL
from kiosk.render import PORTRAIT, open_offscreen, settle
from kiosk.scenes import Scene, context, visit
from kiosk.visit import Step

pytestmark = pytest.mark.window


EACH = {scene.step: scene for scene in ALL}
"""One scene of each screen."""


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def no_collector() -> Iterator[None]:
    gc.collect()
    gc.disable()
    yield
    gc.enable()


def built(scene: Scene) -> Any:
    from kiosk.screens.table import screen_of
    from kiosk.widgets.look import look

    look.fit(*PORTRAIT)
    doors = context(scene)
    stay = visit(scene, "az", tuple(question.id for question in doors.reference.questions))
    screen = screen_of(scene.step)(doors, stay, dict(scene.draft))
    screen.size = PORTRAIT
    settle()
    return screen


@pytest.mark.parametrize("scene", EACH.values(), ids=lambda scene: scene.name)
def test_a_screen_taken_apart_is_gone_at_once(scene: Scene, no_collector: None) -> None:
    from kiosk.widgets.apart import take_apart

    screen = built(scene)
    widgets = [weakref.ref(each) for each in screen.walk(restrict=True)]
    for part in (screen, *screen.beside()):
        take_apart(part)
    del screen, part
    settle()
    assert [ref() for ref in widgets if ref() is not None] == []


def test_what_is_left_of_a_screen_taken_apart_is_little(no_collector: None) -> None:
    """Kivy ties each drawn canvas to itself: that is nearly all there is."""
    from kiosk.widgets.apart import take_apart

    screen = built(next(scene for scene in ALL if scene.step is Step.REVIEW))
    draw(screen)
    gc.collect()
    count = len(list(screen.walk(restrict=True)))
    take_apart(screen)
    del screen
    settle()
    assert gc.collect() < 9 * count


def draw(screen: Any) -> None:
    from kiosk.widgets.unseen import draw_unseen

    draw_unseen(screen)


def test_a_screen_given_up_half_way_is_gone_at_once(no_collector: None) -> None:
    from kiosk.piecework import Piecework
    from kiosk.screens.table import screen_of
    from kiosk.widgets.apart import take_apart

    scene = next(scene for scene in ALL if scene.step is Step.REVIEW)
    doors = context(scene)
    stay = visit(scene, "az", tuple(question.id for question in doors.reference.questions))
    begun: Any = screen_of(scene.step)
    half = begun.__new__(begun)
    work = Piecework(lambda made=half: made.__init__(doors, stay, {}))
    assert work.go_on(0) and work.go_on(0) and work.go_on(0)
    work.give_up()
    widgets = [weakref.ref(each) for each in half.walk(restrict=True)]
    take_apart(half)
    del half, work
    settle()
    assert len(widgets) > 1
    assert [ref() for ref in widgets if ref() is not None] == []


def test_one_that_is_not_taken_apart_stays_until_the_collector_comes(no_collector: None) -> None:
    screen = built(ALL[0])
    kept = weakref.ref(screen)
    del screen
    settle()
    assert kept() is not None


def test_what_others_hear_from_goes_on(no_collector: None) -> None:
    from kiosk.widgets.apart import take_apart
    from kiosk.widgets.look import look

    first, second = built(ALL[0]), built(ALL[0])
    take_apart(first)
    del first
    look.palette = "yellow_on_black"
    settle()
    band = next(each for each in second.walk() if type(each).__name__ == "OneLine")
    changed = tuple(band.color) == tuple(look.band_ink)
    look.reset()
    settle()
    assert changed and tuple(band.color) == tuple(look.band_ink)


@pytest.mark.parametrize("scene", EACH.values(), ids=lambda scene: scene.name)
def test_nothing_meant_for_later_happens_on_a_screen_that_is_over(scene: Scene) -> None:
    from kivy.clock import ClockEvent

    from kiosk.widgets.apart import take_apart

    screen = built(scene)
    screen.came_on()
    widgets = list(screen.walk(restrict=True))
    later = [
        each
        for widget in widgets
        for each in vars(widget).values()
        if isinstance(each, ClockEvent) and not each.loop
    ]
    for event in later:
        event()
    assert later
    take_apart(screen)
    # ``widgets`` holds them, as one holds itself whose work is still under way elsewhere.
    settle(3)


def test_a_printer_may_answer_after_its_screen_is_over() -> None:
    from kiosk.widgets.apart import take_apart

    screen = built(next(scene for scene in ALL if scene.step is Step.STAFF_DEVICES))
    take_apart(screen)
    settle()
    screen._stands(PrinterState.READY)
    assert not screen.busy
