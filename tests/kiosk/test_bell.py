"""Staff come in on a blank glass only: by a long press and a PIN, or by their card."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.context import Context, KioskSettings
from kiosk.devices.camera.simulated import SimulatedCamera
from kiosk.render import PORTRAIT, open_offscreen, settle
from kiosk.scenes import SCENES, context
from kiosk.staff.simulated import SimulatedStaff
from kiosk.visit import NothingMode, Step

pytestmark = pytest.mark.window

PIN, CARD = "135790", "XIDMET-NUMUNE-0001"


class Time:
    """A clock that goes when it is told to."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


class Later:
    """Keeps work until it is let be done."""

    busy = True

    def __init__(self) -> None:
        self.waiting: list[tuple[Any, Any]] = []

    def run(self, work: Any, then: Any, failed: Any) -> None:
        self.waiting.append((work, then))

    def catch_up(self) -> None:
        waiting, self.waiting = self.waiting, []
        for work, then in waiting:
            then(work())


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def staff() -> SimulatedStaff:
    return SimulatedStaff(PIN, CARD)


@pytest.fixture
def doors(staff: SimulatedStaff) -> Context:
    return replace(context(SCENES[0]), staff=staff, camera=SimulatedCamera())


@pytest.fixture
def lead(doors: Context, time: Time) -> Any:
    """Put a conductor and a glass together, with some doors exchanged."""

    def lead_one(**changed: Any) -> Any:
        from kiosk.conductor import Conductor
        from kiosk.widgets.glass import Glass
        from kiosk.widgets.look import look

        look.reset()
        look.fit(*PORTRAIT)
        glass = Glass(lambda: conductor.touched(), size_hint=(None, None), size=PORTRAIT)
        conductor = Conductor(replace(doors, **changed), glass, lambda n: bytes(n), time)
        conductor.start()
        conductor.glass = glass
        return conductor

    return lead_one


def enter(conductor: Any, pin: str = PIN) -> None:
    conductor.aside("service")
    for digit in pin:
        conductor.screen.type(digit)
    conductor.screen.go_on()


def set_to(conductor: Any, name: str, words: str) -> None:
    conductor.screen.choose(name)
    screen = conductor.screen
    screen.choose(next(choice.name for choice in screen.choices if choice.text == words))


def test_a_long_press_and_the_pin_open_the_menu(lead: Any) -> None:
    conductor = lead()
    conductor.aside("service")
    assert conductor.visit.step is Step.STAFF_PIN
    enter(conductor)
    assert conductor.visit.step is Step.STAFF_MENU


def test_a_wrong_pin_opens_nothing_and_back_leads_to_the_first_screen(lead: Any) -> None:
    conductor = lead()
    enter(conductor, "135791")
    assert conductor.visit.step is Step.STAFF_PIN
    conductor.screen.go_back()
    assert conductor.visit.step is Step.LANGUAGE


def test_a_card_opens_the_menu_from_the_first_screen(lead: Any) -> None:
    conductor = lead()
    conductor.scanned(CARD)
    assert conductor.visit.step is Step.STAFF_MENU


def test_a_card_opens_the_menu_while_the_pin_is_asked_for(lead: Any) -> None:
    conductor = lead()
    conductor.aside("service")
    conductor.scanned(CARD)
    assert conductor.visit.step is Step.STAFF_MENU


def test_what_is_no_card_is_not_tried(lead: Any, staff: SimulatedStaff) -> None:
    conductor = lead()
    conductor.scanned("2000000000008")
    conductor.scanned("X" * len(CARD))
    assert conductor.visit.step is Step.LANGUAGE


def test_one_card_is_tried_at_a_time(lead: Any) -> None:
    later = Later()
    conductor = lead(background=later)
    conductor.scanned(CARD)
    conductor.scanned(CARD)
    assert len(later.waiting) == 1
    later.catch_up()
    assert conductor.visit.step is Step.STAFF_MENU


def test_a_card_that_was_looked_at_too_long_does_not_fall_into_a_visit(lead: Any) -> None:
    later = Later()
    conductor = lead(background=later)
    conductor.scanned(CARD)
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    later.catch_up()
    assert conductor.visit.step is Step.TICKS
    assert conductor.visit.said("journey.direction") == "arriving"


def test_the_menu_never_opens_over_answers(lead: Any) -> None:
    conductor = lead()
    conductor.screen.choose("en")
    conductor.screen.choose("arriving")
    conductor.aside("service")
    conductor.scanned(CARD)
    assert conductor.visit.step is Step.TICKS
    assert conductor.visit.said("journey.direction") == "arriving"


def test_it_opens_where_only_a_language_was_chosen_and_speaks_it(lead: Any) -> None:
    conductor = lead()
    conductor.screen.choose("ru")
    conductor.aside("service")
    assert conductor.visit.step is Step.STAFF_PIN
    assert conductor.visit.language == "ru"


def test_a_kiosk_without_a_staff_side_has_no_menu(lead: Any) -> None:
    conductor = lead(staff=None)
    conductor.aside("service")
    conductor.scanned(CARD)
    assert conductor.visit.step is Step.LANGUAGE


def test_it_opens_on_a_kiosk_that_has_failed(lead: Any) -> None:
    conductor = lead()
    conductor.failed(OSError("broken"))
    enter(conductor)
    assert conductor.visit.step is Step.STAFF_MENU


def test_a_change_holds_for_the_next_traveller(lead: Any) -> None:
    conductor = lead()
    enter(conductor)
    set_to(conductor, "nothing", conductor.context.speak("az").say("staff", "A short declaration"))
    assert conductor.visit.step is Step.STAFF_MENU
    assert conductor.context.settings.nothing is NothingMode.LODGE
    conductor.screen.choose("languages")
    conductor.screen.tick("0", False)
    conductor.screen.keep()
    conductor.screen.finish()
    assert conductor.visit.step is Step.LANGUAGE
    assert [choice.name for choice in conductor.screen.choices] == ["en", "ru"]
    assert conductor.visit.language == "en"


def test_out_of_order_stays_until_it_is_switched_back(lead: Any, time: Time) -> None:
    conductor = lead()
    enter(conductor)
    set_to(conductor, "out_of_order", conductor.context.speak("az").say("staff", "Yes"))
    conductor.screen.finish()
    assert conductor.visit.step is Step.OUT_OF_ORDER
    time.now += 10_000
    conductor.tick()
    assert conductor.visit.step is Step.OUT_OF_ORDER
    conductor.scanned(CARD)
    set_to(conductor, "out_of_order", conductor.context.speak("az").say("staff", "No"))
    conductor.screen.finish()
    assert conductor.visit.step is Step.LANGUAGE


def test_a_kiosk_that_starts_out_of_order_shows_it_first(lead: Any) -> None:
    conductor = lead(settings=KioskSettings(out_of_order=True))
    assert conductor.visit.step is Step.OUT_OF_ORDER


@pytest.mark.parametrize("name", ["devices", "report", "volume", ""])
def test_the_menu_closes_by_itself_after_a_minute(name: str, lead: Any, time: Time) -> None:
    conductor = lead()
    enter(conductor)
    conductor.screen.choose(name)
    time.now += 59
    conductor.tick()
    assert conductor.visit.step is not Step.LANGUAGE
    conductor.touched()
    time.now += 59
    conductor.tick()
    assert conductor.visit.step is not Step.LANGUAGE
    time.now += 1
    conductor.tick()
    assert conductor.visit.step is Step.LANGUAGE


def test_every_page_leads_back_to_the_menu(lead: Any) -> None:
    conductor = lead()
    enter(conductor)
    for name in ("devices", "report", "means", "volume"):
        conductor.screen.choose(name)
        assert conductor.visit.step not in (Step.STAFF_MENU, Step.LANGUAGE)
        conductor.screen.go_back()
        assert conductor.visit.step is Step.STAFF_MENU


def test_the_camera_looks_while_staff_do_and_no_longer(lead: Any, doors: Context) -> None:
    conductor = lead()
    enter(conductor)
    assert doors.camera is not None
    assert doors.camera.preview() is not None
    conductor.screen.finish()
    assert doors.camera.preview() is None


def test_a_language_chosen_in_the_menu_ends_with_it(lead: Any) -> None:
    conductor = lead()
    enter(conductor)
    conductor.aside("language")
    conductor.glass.panel.pick("ru")
    assert conductor.screen.question == "Служебное меню"
    conductor.screen.finish()
    assert conductor.visit.language == "az"


def held(seconds: float, conductor: Any, leave: bool = False) -> None:
    """Rest a finger on the band for so long, by Kivy's own clock."""
    from time import monotonic

    from kivy.clock import Clock
    from kivy.tests.common import UnitTestTouch

    settle()
    touch = UnitTestTouch(*PORTRAIT)
    touch.x, touch.y = 300, PORTRAIT[1] - 20
    touch.pos, touch.time_start = (touch.x, touch.y), monotonic()
    conductor.glass.on_touch_down(touch)
    until = monotonic() + seconds
    while monotonic() < until:
        Clock.tick()
        if leave:
            touch.pos = touch.x, touch.y = (300, 400)
            conductor.glass.on_touch_move(touch)
    conductor.glass.on_touch_up(touch)
    Clock.tick()


def test_a_finger_that_rests_three_seconds_on_the_band_is_meant(lead: Any) -> None:
    conductor = lead()
    held(3.2, conductor)
    assert conductor.visit.step is Step.STAFF_PIN


@pytest.mark.parametrize(("seconds", "leave"), [(0.6, False), (3.2, True)])
def test_a_shorter_one_or_one_that_leaves_is_not(seconds: float, leave: bool, lead: Any) -> None:
    conductor = lead()
    held(seconds, conductor, leave)
    from kivy.clock import Clock

    Clock.tick()
    assert conductor.visit.step is Step.LANGUAGE


def test_a_visit_left_to_staff_ends_before_the_menu_opens(
    lead: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level("INFO")
    conductor = lead()
    conductor.screen.choose("en")
    conductor.aside("service")
    told = [record.getMessage() for record in caplog.records if "visit" in record.getMessage()]
    assert told == ["A visit ended at intent after 1 screens and 0 ms: finished; lodged: no."]


def test_a_wrong_card_is_said_where_the_pin_is_asked_for(lead: Any) -> None:
    conductor = lead()
    conductor.aside("service")
    conductor.scanned("XIDMET-NUMUNE-0002")
    assert conductor.visit.step is Step.STAFF_PIN
    assert conductor.screen.spoken().errors != ()
