"""Pausing and coming back, and being asked about an earlier visit, at the glass."""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from kiosk.context import Context
from kiosk.kept.pauses import FREE_TRIES, LASTS, MOST
from kiosk.kept.telling import Found, read_back
from kiosk.render import PORTRAIT, open_offscreen
from kiosk.scenes import NOW, SCENES, context
from kiosk.visit import Lodged, Step, Visit

pytestmark = pytest.mark.window

MRZ = "P<AZENUMUNE<<AYSEL<<<<<<<<<<<<<<<<<<<<<<<<<<\nC000001230AZE9001022F3305061<<<<<<<<<<<<<<08"


class Time:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Drawing:
    """Draws bytes that differ each time and are known beforehand."""

    def __init__(self) -> None:
        self.drawn = 0

    def __call__(self, count: int) -> bytes:
        self.drawn += 1
        return self.drawn.to_bytes(count, "big")


class KeptInMemory:
    """Keeps one visit as it is told, and finds one of before."""

    def __init__(self, before: Found | None = None) -> None:
        self.before = before
        self.told: list[bytes] = []

    def left(self) -> bool:
        return self.before is not None

    def find(self, holder: bytes) -> Found | None:
        return self.before

    def keep(self, holder: bytes, told: bytes) -> None:
        assert holder == b"C00000123 1990-01-02"
        self.told.append(told)

    def forget(self) -> None:
        self.told, self.before = [], None

    def look_after(self) -> None:
        """Nothing here grows old."""

    @property
    def step(self) -> Step:
        return read_back(self.told[-1]).visit.step


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def doors() -> Context:
    return context(SCENES[0])


@pytest.fixture
def time() -> Time:
    return Time()


Led = Callable[[Context], Any]


@pytest.fixture
def led(time: Time) -> Led:
    """Put a conductor and a glass together."""

    def lead(doors: Context) -> Any:
        from kiosk.conductor import Conductor
        from kiosk.widgets.glass import Glass
        from kiosk.widgets.look import look

        look.reset()
        look.fit(*PORTRAIT)
        glass = Glass(lambda: conductor.touched(), size_hint=(None, None), size=PORTRAIT)
        conductor = Conductor(doors, glass, Drawing(), time)
        conductor.start()
        conductor.glass = glass
        return conductor

    return lead


def to_the_amount(conductor: Any, language: str = "en") -> None:
    """Come as far as the amount of cash, and type half of it."""
    conductor.screen.choose(language)
    conductor.screen.choose("arriving")
    conductor.screen.tick("foreign_currency", True)
    conductor.screen.go_on()
    conductor.scanned(MRZ)
    conductor.screen.go_on()
    conductor.screen.answering.pick("TR")
    for letter in "J28074":
        conductor.screen.answering.type(letter)
    conductor.screen.go_on()
    conductor.screen.answering.pick("0")
    assert conductor.visit.step is Step.MONEY


def pause(conductor: Any) -> str:
    """Pause from the help panel, note the code, and free the glass."""
    conductor.aside("help")
    conductor.glass.panel.pick("pause")
    assert conductor.visit.step is Step.PAUSED
    code: str = conductor.screen.code.replace(" ", "")
    conductor.screen.finish()
    assert conductor.visit.step is Step.LANGUAGE
    return code


def come_back(conductor: Any, code: str, language: str = "en") -> None:
    conductor.screen.choose(language)
    conductor.screen.resume()
    for digit in code:
        conductor.screen.type(digit)
    conductor.screen.go_on()


def test_whoever_pauses_goes_on_exactly_where_they_stood_in_their_language(
    led: Led, doors: Context
) -> None:
    conductor = led(doors)
    to_the_amount(conductor, "ru")
    before = conductor.screen.spoken()
    held = conductor.visit
    code = pause(conductor)
    assert conductor.visit is not held and conductor.visit.answers == {}
    come_back(conductor, code, "en")
    assert conductor.visit is held
    assert conductor.screen.spoken() == before
    assert conductor.visit.language == "ru"


def test_another_traveller_is_served_in_between(led: Led, doors: Context) -> None:
    conductor = led(doors)
    to_the_amount(conductor)
    code = pause(conductor)
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    conductor.screen.go_on()
    conductor.scanned(MRZ)
    assert conductor.visit.step is Step.DONE
    conductor.screen.finish()
    come_back(conductor, code)
    assert conductor.visit.step is Step.MONEY


def test_only_while_something_is_paused_the_way_back_is_offered(
    led: Led, doors: Context, time: Time
) -> None:
    conductor = led(doors)
    conductor.screen.choose("en")
    assert "I paused here" not in conductor.screen.spoken().choices
    conductor.screen.go_back()
    to_the_amount(conductor)
    pause(conductor)
    conductor.screen.choose("en")
    assert "I paused here" in conductor.screen.spoken().choices
    conductor.screen.go_back()
    time.now += LASTS
    conductor.tick()
    conductor.screen.choose("en")
    assert "I paused here" not in conductor.screen.spoken().choices


def test_after_a_quarter_of_an_hour_nothing_of_it_is_left(
    led: Led, doors: Context, time: Time
) -> None:
    conductor = led(doors)
    to_the_amount(conductor)
    held, draft = conductor.visit, conductor.screen.draft
    pause(conductor)
    time.now += LASTS
    conductor.tick()
    assert held.answers == {} and draft == {} and held.token == ""


def test_out_of_order_wipes_what_is_paused(led: Led, doors: Context) -> None:
    conductor = led(doors)
    to_the_amount(conductor)
    held = conductor.visit
    pause(conductor)
    conductor.equip(replace(doors, settings=replace(doors.settings, out_of_order=True)))
    assert held.answers == {} and not conductor.pausing.pauses.any


def test_wrong_codes_are_said_kindly_and_then_not_listened_to(
    led: Led, doors: Context, time: Time
) -> None:
    conductor = led(doors)
    to_the_amount(conductor)
    code = pause(conductor)
    come_back(conductor, "99999")
    assert "No declaration is paused" in conductor.screen.spoken().errors[0]
    for _ in range(FREE_TRIES - 1):
        conductor.screen.go_on()
    assert "Wait a minute" in conductor.screen.spoken().errors[0]
    conductor.screen.go_back()
    conductor.screen.go_back()
    come_back(conductor, code)
    assert conductor.visit.step is Step.RESUME
    time.now += 60.0
    conductor.screen.go_on()
    assert conductor.visit.step is Step.MONEY


def test_a_code_too_short_is_no_try(led: Led, doors: Context) -> None:
    conductor = led(doors)
    to_the_amount(conductor)
    code = pause(conductor)
    conductor.screen.choose("en")
    conductor.screen.resume()
    for _ in range(FREE_TRIES + 1):
        conductor.screen.go_on()
    for digit in code:
        conductor.screen.type(digit)
    conductor.screen.go_on()
    assert conductor.visit.step is Step.MONEY


def test_nobody_pauses_before_anything_was_said_or_after_the_end(led: Led, doors: Context) -> None:
    conductor = led(doors)
    offered = []
    for press in (lambda screen: screen.choose("en"), lambda screen: screen.choose("arriving")):
        offered.append(conductor.pausing.may(conductor.screen))
        press(conductor.screen)
    offered.append(conductor.pausing.may(conductor.screen))
    conductor.screen.go_on()
    conductor.scanned(MRZ)
    offered.append(conductor.pausing.may(conductor.screen))
    assert offered == [False, False, True, False]
    conductor.pause()
    assert conductor.visit.step is Step.DONE


def test_a_ninth_visit_is_not_paused(led: Led, doors: Context) -> None:
    conductor = led(doors)
    for _ in range(MOST):
        conductor.screen.choose("en")
        conductor.screen.choose("arriving")
        pause(conductor)
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    conductor.aside("help")
    assert conductor.glass.panel.choices == ()


def test_the_log_tells_of_a_pause_and_of_no_code(
    led: Led, doors: Context, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    conductor = led(doors)
    to_the_amount(conductor)
    code = pause(conductor)
    come_back(conductor, code)
    assert "paused" in caplog.text and "after_a_pause" in caplog.text
    assert code not in caplog.text


def test_each_step_is_kept_and_the_end_forgets_it(led: Led, doors: Context) -> None:
    kept = KeptInMemory()
    conductor = led(replace(doors, kept=kept))
    to_the_amount(conductor)
    assert kept.step is Step.MONEY
    assert [read_back(told).visit.step.value for told in kept.told] == [
        *("identity", "route", "children", "money"),
    ]
    conductor._wipe()
    assert kept.told == []


def test_a_paused_visit_is_kept_nowhere_else(led: Led, doors: Context) -> None:
    kept = KeptInMemory()
    conductor = led(replace(doors, kept=kept))
    to_the_amount(conductor)
    code = pause(conductor)
    assert kept.told == []
    come_back(conductor, code)
    assert kept.step is Step.MONEY, "over a power cut it is kept again"


def interrupted(lodged: Lodged | None = None) -> Found:
    """A visit that came as far as the review."""
    person = {
        "document_number": "C00000123",
        "surname": "NUMUNE",
        "given_names": "AYSEL",
        "birth_date": "1990-01-02",
        "citizenship": "AZ",
        "document_expiry": "2033-05-06",
    }
    names = ("over_limits", "unaccompanied", "temporary", "vehicle", "precious")
    names += ("foreign_currency", "permit", "national_currency", "wireless")
    told = {
        "journey": {"direction": "arriving", "transport": "air", "crossing_point": "baki"}
        | {"country": "TR", "conveyance": "J28074", "minors": 0},
        "ticks": dict.fromkeys(names, False) | {"foreign_currency": True},
        "person": person,
        "money": [{"kind": "cash", "currency": "USD", "amount": "900"}],
        "confirmation": {"truth": True, "channel": "red"},
    }
    step = Step.DONE if lodged else Step.REVIEW
    visit = Visit("before", step=step, language="az", answers=told, lodged=lodged)
    return Found(visit, NOW)


def ask_again(conductor: Any, *ticks: str) -> None:
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    for name in ticks:
        conductor.screen.tick(name, True)
    conductor.screen.go_on()
    conductor.scanned(MRZ)


def test_whoever_was_interrupted_is_asked_and_goes_on(led: Led, doors: Context) -> None:
    kept = KeptInMemory(interrupted())
    conductor = led(replace(doors, kept=kept))
    ask_again(conductor)
    assert conductor.visit.step is Step.KEPT
    assert conductor.screen.question == "You began a declaration here at 14:02. Go on with it?"
    assert kept.told == [], "before the answer nothing is written over"
    conductor.screen.go_on()
    assert (conductor.visit.step, conductor.visit.token) == (Step.REVIEW, "before")
    assert conductor.visit.language == "en", "the language chosen now is the one spoken"
    assert kept.step is Step.REVIEW


@pytest.mark.parametrize("ticks", [(), ("foreign_currency",)])
def test_whoever_begins_anew_confirms_who_they_are(
    led: Led, doors: Context, ticks: tuple[str, ...]
) -> None:
    kept = KeptInMemory(interrupted())
    conductor = led(replace(doors, kept=kept))
    ask_again(conductor, *ticks)
    token = conductor.visit.token
    conductor.screen.begin_anew()
    assert not kept.left()
    assert (conductor.visit.step, conductor.visit.token) == (Step.IDENTITY, token)
    conductor.screen.go_on()
    assert conductor.visit.step is (Step.ROUTE if ticks else Step.CONFIRM)


def test_what_was_lodged_is_printed_again_under_its_number(led: Led, doors: Context) -> None:
    kept = KeptInMemory(interrupted(Lodged(2000000000008, bytes(16))))
    conductor = led(replace(doors, kept=kept))
    ask_again(conductor)
    assert conductor.screen.question == "You registered one at 14:02. Print it again?"
    conductor.screen.go_on()
    assert conductor.visit.step is Step.DONE
    assert doors.paper.printed == [2000000000008]  # type: ignore[attr-defined]


def test_another_language_asks_the_same(led: Led, doors: Context) -> None:
    conductor = led(replace(doors, kept=KeptInMemory(interrupted())))
    ask_again(conductor)
    conductor.speak_in("az")
    assert "14:02" in conductor.screen.question
    conductor.screen.go_on()
    assert (conductor.visit.step, conductor.visit.language) == (Step.REVIEW, "az")


def test_whoever_leaves_without_answering_is_forgotten(
    led: Led, doors: Context, time: Time
) -> None:
    kept = KeptInMemory(interrupted())
    conductor = led(replace(doors, kept=kept))
    ask_again(conductor)
    time.now += 300.0
    conductor.tick()
    assert conductor.visit.step is Step.LANGUAGE
    assert not kept.left()
