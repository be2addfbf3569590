"""Keys and ears: what a key does to a visit, and what is said of it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.keypad import Act, Pressed
from kiosk.render import open_offscreen
from kiosk.scenes import NUMBER, PERSON, SCENES, context
from kiosk.visit import Step

pytestmark = pytest.mark.window

Make = Callable[..., Any]


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def make() -> Make:
    """Put somebody at a glass, by keypad or by an ordinary keyboard."""
    from kiosk.player.listener import Listener

    def made(*, tactile: bool = True, **doors: Any) -> Any:
        usual = context(SCENES[0])
        return Listener(lambda voice: replace(usual, voice=voice, **doors), tactile=tactile)

    return made


@pytest.fixture
def listener(make: Make) -> Any:
    """Somebody who listens has chosen English and is asked what they came for."""
    made = make()
    made.press(Act.NEXT)
    made.take("English")
    return made


def step_of(listener: Any) -> Step:
    step: Step = listener.conductor.visit.step
    return step


def test_any_key_of_a_keypad_brings_the_voice_at_the_first_screen_and_does_no_more(
    make: Make,
) -> None:
    listener = make()
    assert "Choose your language." in listener.press(Act.TAKE)
    assert listener.attendant.focus.item is None
    assert step_of(listener) is Step.LANGUAGE


def test_the_keys_of_an_ordinary_keyboard_are_silent_until_somebody_asks_where_they_are(
    make: Make,
) -> None:
    listener = make(tactile=False)
    assert listener.press(Act.NEXT) == ""
    assert listener.attendant.focus.item.name == "Azərbaycanca"
    assert "Выберите язык." in listener.press(Act.WHERE)


def test_a_whole_choice_can_be_made_by_arrow_keys_without_a_voice(make: Make) -> None:
    listener = make(tactile=False)
    for act in (Act.NEXT, Act.NEXT, Act.TAKE, Act.NEXT, Act.TAKE):
        listener.press(act)
    assert step_of(listener) is Step.TICKS
    assert listener.heard == []


def test_a_new_question_has_no_focus_so_a_second_press_answers_nothing(listener: Any) -> None:
    listener.take("I am entering")
    assert listener.attendant.focus.item is None
    again = listener.press(Act.TAKE)
    assert "Which of these do you have?" in again
    assert step_of(listener) is Step.TICKS


def test_a_touch_takes_the_focus_away(listener: Any) -> None:
    listener.press(Act.NEXT)
    listener.attendant.touched()
    assert listener.attendant.focus.item is None


def test_back_goes_back_and_closes_a_panel_first(listener: Any) -> None:
    listener.take("I am entering")
    listener.press(Act.HELP)
    assert listener.glass.covered()
    listener.press(Act.BACK)
    assert not listener.glass.covered()
    assert step_of(listener) is Step.TICKS
    listener.press(Act.BACK)
    assert step_of(listener) is Step.INTENT


def test_help_explains_the_line_the_keys_are_on(listener: Any) -> None:
    listener.take("I am entering")
    listener.find("A car")
    assert "Does not count: A bus, taxi or train" in listener.press(Act.HELP)
    back = listener.press(Act.BACK)
    assert back.startswith("Which of these do you have?")


def test_an_error_speaks_itself(listener: Any) -> None:
    listener.take("I am entering")
    listener.take("A car")
    listener.take("Continue", Act.PREVIOUS)
    listener.take("I will type instead")
    assert listener.take("Continue", Act.PREVIOUS).startswith("Attention. Please answer")


def test_a_language_is_changed_by_keys_and_heard(listener: Any) -> None:
    listener.take("Language")
    assert "Что вы хотите сделать?" in listener.take("Русский")


def test_louder_and_faster_are_heard_at_once(listener: Any) -> None:
    before = listener.voice.manner
    assert listener.press(Act.LOUDER) != ""
    listener.press(Act.FASTER)
    assert listener.voice.manner.volume > before.volume
    assert listener.voice.manner.rate > before.rate


def test_the_voice_is_switched_off_and_on_where_text_and_contrast_are(listener: Any) -> None:
    assert "Read aloud. On" in listener.take("Text")
    assert listener.take("Read aloud") == ""
    assert not listener.conductor.narrator.on
    assert listener.attendant.focus.item.name == "Read aloud. Off"
    assert "Read aloud. On" in listener.press(Act.TAKE)


def test_a_kiosk_without_a_voice_offers_none(make: Make) -> None:
    listener = make(tactile=False)
    listener.conductor.narrator.voice = None
    listener.conductor.aside("text")
    assert [choice.name for choice in listener.glass.panel.choices][-1] == "yellow_on_black"


def test_a_dark_screen_is_lit_by_a_touch_and_not_by_the_keys(listener: Any) -> None:
    listener.take("Text")
    listener.take("Blank the screen")
    assert listener.glass.is_dark()
    listener.press(Act.BACK)
    listener.take("I am entering")
    assert listener.glass.is_dark()
    assert listener.glass.on_touch_down(a_touch()) is True
    assert not listener.glass.is_dark()
    assert step_of(listener) is Step.TICKS


def a_touch() -> Any:
    from kivy.input import MotionEvent

    class Touch(MotionEvent):
        time_start = 1000.0
        pos = (540, 960)

    return Touch("test", "1", {})


def test_a_screen_is_not_dark_when_nobody_hears_what_is_on_it(listener: Any) -> None:
    listener.glass.darken(True)
    listener.press(Act.VOICE)
    assert not listener.glass.is_dark()


def test_after_a_visit_all_is_silent_light_and_forgotten(listener: Any) -> None:
    listener.glass.darken(True)
    listener.take("I am entering")
    listener.attendant.pressed(Pressed(Act.WHERE, tactile=True))
    assert listener.voice.speaking()
    listener.conductor._wipe()
    assert not listener.voice.speaking()
    assert not listener.conductor.narrator.on
    assert not listener.glass.is_dark()


def test_somebody_who_listens_is_not_taken_for_gone(listener: Any) -> None:
    listener.attendant.pressed(Pressed(Act.WHERE, tactile=True))
    for _ in range(10):
        listener.now += 1
        listener.conductor.tick()
    assert listener.voice.speaking()
    listener.now += 45
    listener.conductor.tick()
    assert not listener.glass.covered()


def test_the_warning_is_read_once_and_a_key_only_wakes(listener: Any) -> None:
    listener.conductor.tick()
    listener.now += 61
    warned = listener.hear("[a minute]", listener.conductor.tick)
    assert warned.startswith("Are you still there? Your answers will be erased in")
    assert listener.hear("[a second]", listener.conductor.tick) == ""
    assert listener.glass.covered()
    listener.press(Act.PREVIOUS)
    assert not listener.glass.covered()
    assert listener.attendant.focus.item is None


def test_whoever_leaves_the_first_screen_speaking_is_forgotten_too(make: Make) -> None:
    listener = make()
    listener.press(Act.NEXT)
    for _ in range(95):
        listener.now += 1
        listener.conductor.tick()
    assert step_of(listener) is Step.LANGUAGE
    assert not listener.conductor.narrator.on


def test_whoever_listens_hears_that_the_kiosk_has_failed(listener: Any) -> None:
    said = listener.hear("[a fault]", lambda: listener.conductor.failed(OSError("x")))
    assert "Bu köşk işləmir." in said
    assert "This kiosk is out of service." in said


def test_a_second_thing_that_is_typed_is_never_said(listener: Any) -> None:
    listener.conductor.visit.answers["person"] = dict(PERSON)
    listener.take("I have a code")
    for digit in str(NUMBER):
        listener.conductor.screen.type(digit)
    listener.conductor.screen.go_on()
    assert step_of(listener) is Step.SECOND_THING
    listener.press(Act.WHERE)
    listener.find("1", Act.NEXT_PART)
    listener.find("7")
    assert listener.press(Act.TAKE) == "typed."
    assert "7" not in listener.press(Act.WHERE).replace("7.", "", 1)
