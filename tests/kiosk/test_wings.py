"""Screens built in quiet moments, before anybody asks for them."""

from __future__ import annotations

import copy
import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.context import Context
from kiosk.render import PORTRAIT, open_offscreen, settle
from kiosk.scenes import SCENES, context
from kiosk.simulated import SimulatedPaper
from kiosk.visit import Step

pytestmark = pytest.mark.window

Lead = Callable[[Context], Any]


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def led() -> Lead:
    """Put a conductor and a glass together, at the first screen."""

    def lead(doors: Context) -> Any:
        from kiosk.conductor import Conductor
        from kiosk.widgets.glass import Glass
        from kiosk.widgets.look import look

        look.reset()
        look.fit(*PORTRAIT)
        glass = Glass(lambda: False, size_hint=(None, None), size=PORTRAIT)
        drawn = iter(range(1, 1000))
        conductor = Conductor(doors, glass, lambda n: next(drawn).to_bytes(n, "big"), lambda: 0.0)
        conductor.start()
        settle()
        return conductor

    return lead


@pytest.fixture
def conductor(led: Lead) -> Any:
    return led(context(SCENES[0]))


def rest(conductor: Any) -> int:
    """Let a quiet moment pass. Gives how many pieces of work were done in it."""
    settle()
    pieces = 0
    while conductor.get_ready():
        settle(1)
        pieces += 1
        assert pieces < 2000, "it never comes to rest"
    return pieces


def are_gone(screens: list[weakref.ref[Any]]) -> bool:
    """Whether nothing holds them any more, once what Kivy still has to do for them is done."""
    for _ in range(20):
        settle()
        gc.collect()
        if all(ref() is None for ref in screens):
            return True
    return False


def labels(screen: Any) -> list[str]:
    from kivy.uix.label import Label

    return [each.text for each in screen.walk() if isinstance(each, Label) and each.text]


def test_in_a_quiet_moment_screens_are_built_until_none_is_left(conductor: Any) -> None:
    conductor.screen.choose("en")
    assert rest(conductor) >= 2
    assert rest(conductor) == 0


def test_the_screen_that_comes_was_built_as_large_as_the_glass(conductor: Any) -> None:
    conductor.screen.choose("en")
    rest(conductor)
    conductor.screen.choose("arriving")
    assert conductor.visit.step is Step.TICKS
    assert tuple(conductor.screen.size) == PORTRAIT


def test_a_screen_built_ahead_says_what_one_built_now_says(led: Lead) -> None:
    at_once, ahead = led(context(SCENES[0])), led(context(SCENES[0]))
    for press in (
        lambda screen: screen.choose("ru"),
        lambda screen: screen.choose("leaving"),
        lambda screen: screen.tick("foreign_currency", True) or screen.go_on(),
        lambda screen: screen.type_instead(),
    ):
        rest(ahead)
        press(at_once.screen)
        press(ahead.screen)
        settle()
        assert ahead.screen.spoken() == at_once.screen.spoken()
        assert labels(ahead.screen) == labels(at_once.screen)


def test_a_screen_built_ahead_asks_again_when_answers_have_changed(conductor: Any) -> None:
    conductor.screen.choose("en")
    rest(conductor)
    conductor.screen.choose("leaving")
    rest(conductor)
    conductor.screen.tick("foreign_currency", True)
    conductor.screen.go_on()
    conductor.screen.type_instead()
    for text in ("C00000000", "NUMUNE", "AYSEL", "01011990"):
        for letter in text:
            conductor.screen.answering.type(letter)
        conductor.screen.go_on()
        rest(conductor)
    conductor.screen.answering.pick("AZ")
    conductor.screen.go_on()
    assert conductor.screen.question == "Where are you going?"


def test_the_next_question_is_answered_by_what_was_made_for_it(conductor: Any) -> None:
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    conductor.screen.tick("foreign_currency", True)
    conductor.screen.go_on()
    conductor.screen.type_instead()
    rest(conductor)
    made = conductor.screen._ready["person.surname"]
    for letter in "C00000000":
        conductor.screen.answering.type(letter)
    conductor.screen.go_on()
    assert conductor.screen.answering is made


def test_nothing_is_printed_or_written_by_a_screen_that_waits(led: Lead) -> None:
    paper = SimulatedPaper()
    conductor = led(replace(context(SCENES[0]), paper=paper))
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    conductor.screen.tick("foreign_currency", True)
    conductor.screen.go_on()
    before = copy.deepcopy(conductor.visit)
    rest(conductor)
    assert conductor.visit == before
    assert paper.printed == []


def test_changing_the_text_size_forgets_what_waits(conductor: Any) -> None:
    conductor.screen.choose("en")
    rest(conductor)
    waiting = [
        weakref.ref(each.screen) for each in conductor._wings._waiting.values() if each.screen
    ]
    assert waiting
    conductor.aside("text")
    rest(conductor)
    assert are_gone(waiting)
    assert not conductor.get_ready()


def test_a_visit_that_ends_leaves_no_screen_behind(conductor: Any) -> None:
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    rest(conductor)
    waiting = [
        weakref.ref(each.screen) for each in conductor._wings._waiting.values() if each.screen
    ]
    conductor.failed(RuntimeError("stop"))
    rest(conductor)
    assert waiting and are_gone(waiting)


def test_what_cannot_be_got_ready_ends_no_visit(
    led: Lead, caplog: pytest.LogCaptureFixture
) -> None:
    doors = context(SCENES[0])
    lost = [False]

    def law() -> Any:
        if lost[0]:
            raise LookupError("the reference data of the day")
        return doors.law()

    conductor = led(replace(doors, law=law))
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    lost[0] = True
    rest(conductor)
    assert [record.message[:40] for record in caplog.records] == [
        "What may follow ticks could not be got r"
    ]
    assert rest(conductor) == 0 and len(caplog.records) == 1
    assert conductor.visit.step is Step.TICKS
    lost[0] = False
    conductor.screen.tick("vehicle", True)
    conductor.screen.go_on()
    assert conductor.visit.step is Step.PASSPORT
    assert rest(conductor) > 0


def test_while_languages_are_offered_the_question_waits_in_each(led: Lead) -> None:
    doors = context(SCENES[0])
    languages = replace(doors.settings, languages=("az", "en", "ru", "ka"))
    conductor = led(replace(doors, settings=languages))
    conductor.screen.choose("az")
    conductor.screen.choose("arriving")
    conductor.screen.tick("vehicle", True)
    conductor.aside("language")
    rest(conductor)
    waiting = conductor._wings._waiting[Step.TICKS, "ka"].screen
    conductor.speak_in("ka")
    assert conductor.screen is waiting
    assert conductor.visit.language == "ka"
    assert any(each.ticked for each in lines(conductor.screen)), "what was ticked is still there"


def lines(screen: Any) -> list[Any]:
    from kiosk.widgets.choice import TickLine

    return [each for each in screen.walk() if isinstance(each, TickLine)]


def test_what_was_forgotten_is_not_drawn_anew_in_other_colours(conductor: Any) -> None:
    rest(conductor)
    waiting = [weakref.ref(each.screen) for each in conductor._wings._waiting.values()]
    assert waiting
    gc.disable()
    try:
        conductor.aside("text")
        rest(conductor)
        settle()
        assert all(ref() is None for ref in waiting)
    finally:
        gc.enable()


def test_screens_that_are_over_do_not_pile_up_under_hasty_hands() -> None:
    from kiosk.screens.language import LanguageScreen
    from kiosk.visit import Visit
    from kiosk.wings import MOST_OVER, Wings

    wings, doors = Wings(), context(SCENES[0])
    left = []
    for _ in range(MOST_OVER + 10):
        screen = LanguageScreen(doors, Visit(token="0" * 32))
        left.append(weakref.ref(screen))
        wings.let_go(screen)
    del screen
    settle()
    gc.collect()
    assert [ref() is None for ref in left].count(True) == 10
