"""Whole visits through real screens, pressed by their verbs."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Callable
from dataclasses import replace
from typing import Any

import pytest

from customs.mrz import Size, TravelDocument, write_td3
from kiosk.calling import Called
from kiosk.context import Context, KioskSettings
from kiosk.devices.printer.interface import PrintEnd
from kiosk.render import PORTRAIT, open_offscreen, settle
from kiosk.scenes import NOW, NUMBER, PERSON, SCENES, context
from kiosk.simulated import SimulatedPaper
from kiosk.visit import NothingMode, Step

pytestmark = pytest.mark.window


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


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture
def doors() -> Context:
    return context(SCENES[0])


@pytest.fixture
def time() -> Time:
    return Time()


@pytest.fixture
def led(time: Time) -> Callable[[Context], Any]:
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


def document(**changes: Any) -> str:
    whole = TravelDocument(
        kind=Size.TD3,
        document_code="P",
        issuer="AZE",
        surname="NUMUNE",
        given_names="AYSEL",
        number="C00000000",
        nationality="AZE",
        birth_date=NOW.date().replace(year=1990),
        sex="F",
        expiry=NOW.date().replace(year=2031),
    )
    return "\n".join(write_td3(replace(whole, **changes)))


def begun(conductor: Any, direction: str = "arriving") -> None:
    conductor.screen.choose("en")
    conductor.screen.choose(direction)


def tick(conductor: Any, *names: str) -> None:
    for name in names:
        conductor.screen.tick(name, True)
    conductor.screen.go_on()


def enter(screen: Any, text: str) -> None:
    for letter in text:
        screen.answering.type(letter)
    screen.go_on()


def test_nothing_to_declare_is_five_screens_and_five_taps(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    seen = [conductor.visit.step]
    conductor.screen.choose("en")
    seen.append(conductor.visit.step)
    conductor.screen.choose("arriving")
    seen.append(conductor.visit.step)
    conductor.screen.go_on()
    seen.append(conductor.visit.step)
    conductor.scanned(document())
    seen.append(conductor.visit.step)
    assert seen == [Step.LANGUAGE, Step.INTENT, Step.TICKS, Step.PASSPORT, Step.DONE]
    assert conductor.visit.lodged is not None
    assert conductor.screen.spoken().state[0] == "Now go to the green line"


def test_money_is_declared_from_the_first_tap_to_the_code(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    begun(conductor)
    tick(conductor, "foreign_currency")
    conductor.scanned(document())
    conductor.screen.go_on()
    conductor.screen.answering.pick("TR")
    enter(conductor.screen, "J28074")
    conductor.screen.answering.pick("0")
    assert conductor.visit.step is Step.MONEY
    enter(conductor.screen, "12400")
    conductor.screen.answering.pick("cash")
    assert conductor.screen.total == "12,400 USD"
    conductor.screen.go_on()
    assert conductor.visit.step is Step.MONEY_ORIGIN
    conductor.screen.answering.pick("salary")
    conductor.screen.answering.pick("family_support")
    assert conductor.visit.step is Step.REVIEW
    conductor.screen.go_on()
    conductor.screen.confirm()
    assert conductor.visit.step is Step.DONE
    assert doors.paper.printed == [conductor.visit.lodged.number]
    assert conductor.screen.spoken().state[0] == "Now go to the red line"


def test_a_line_of_the_review_is_changed_and_leads_back(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    begun(conductor)
    tick(conductor, "vehicle")
    conductor.visit.answers["person"] = dict(PERSON)
    conductor.visit.answers["journey"] |= {"country": "TR", "minors": 0}
    conductor.visit.answers["vehicle"] = {"plate": "90AB123", "country": "AZ", "stay": "temporary"}
    conductor._show(Step.REVIEW, {})
    conductor.screen.change("vehicle.plate")
    assert conductor.visit.step is Step.VEHICLE
    assert conductor.screen.spoken().question == "What is the number plate?"
    conductor.screen.answering.erase()
    enter(conductor.screen, "4")
    assert conductor.visit.step is Step.REVIEW
    assert conductor.visit.said("vehicle.plate") == "90AB124"
    assert conductor.visit.changing is False


def test_a_wrong_answer_is_said_and_goes_nowhere(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    begun(conductor)
    tick(conductor, "vehicle")
    conductor.screen.type_instead()
    screen = conductor.screen
    screen.go_on()
    assert screen.spoken().errors == ("Please answer, then continue.",)
    enter(screen, "C00000000")
    enter(screen, "NUMUNE")
    screen.skip()
    enter(screen, "31021990")
    assert conductor.screen is screen
    assert "day, month and year" in screen.spoken().errors[0]
    assert "birth_date" not in conductor.visit.group("person")


def test_a_child_is_asked_for_the_adult(led: Callable[[Context], Any], doors: Context) -> None:
    conductor = led(doors)
    begun(conductor)
    conductor.screen.go_on()
    conductor.scanned(document(birth_date=NOW.date().replace(year=2016)))
    while conductor.visit.step is Step.IDENTITY:
        conductor.screen.go_on()
    assert conductor.visit.step is Step.ADULT_NEEDED
    assert conductor.visit.lodged is None


def test_walking_through_takes_no_data(led: Callable[[Context], Any], doors: Context) -> None:
    conductor = led(replace(doors, settings=KioskSettings(nothing=NothingMode.WALK)))
    begun(conductor)
    conductor.screen.go_on()
    assert conductor.visit.step is Step.GREEN_LINE
    assert "person" not in conductor.visit.answers
    assert doors.paper.printed == []


def test_a_slip_without_personal_data_is_printed_where_the_post_gives_one(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(replace(doors, settings=KioskSettings(nothing=NothingMode.SLIP)))
    begun(conductor)
    conductor.screen.go_on()
    assert doors.paper.printed == [None]


def test_paper_that_did_not_come_out_is_said_and_the_code_can_be_photographed(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(replace(doors, paper=SimulatedPaper(PrintEnd.FAILED_BEFORE)))
    begun(conductor)
    conductor.screen.go_on()
    conductor.scanned(document())
    assert conductor.screen.qr == str(conductor.visit.lodged.number)
    assert "did not come out" in conductor.screen.paper


def test_a_code_that_was_brought_needs_its_second_thing(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    conductor.screen.choose("en")
    conductor.screen.have_code()
    conductor.scanned(f"{NUMBER}")
    assert conductor.visit.step is Step.SECOND_THING
    enter(conductor.screen, "C11111111")
    assert conductor.screen.spoken().errors
    assert "C11111111" not in " ".join(conductor.screen.spoken().state)
    conductor.scanned(document())
    assert conductor.visit.step is Step.CODE_STATUS
    conductor.screen.go_on()
    assert doors.paper.printed == [NUMBER]


def test_a_code_nobody_knows_still_gets_a_slip(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    conductor.screen.choose("en")
    conductor.screen.have_code()
    conductor.scanned("4870000000005")
    assert conductor.visit.step is Step.CODE_STATUS
    assert "Not seen here yet" in " ".join(conductor.screen.spoken().state)
    conductor.screen.go_on()
    assert doors.paper.printed == [4870000000005]


def test_a_mistyped_code_is_said_once_and_searched_when_pressed_again(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    conductor.screen.choose("en")
    conductor.screen.have_code()
    for digit in "2000000000001":
        conductor.screen.type(digit)
    conductor.screen.go_on()
    assert conductor.visit.step is Step.CODE
    assert conductor.screen.spoken().errors
    conductor.screen.go_on()
    assert conductor.visit.step is Step.CODE_STATUS


def test_another_language_in_the_middle_of_a_word_loses_nothing(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    begun(conductor)
    conductor.screen.tick("vehicle", True)
    conductor.aside("language")
    conductor.glass.panel.pick("az")
    assert conductor.visit.language == "az"
    assert conductor.screen.spoken().question == "Sizdə bunlardan hansı var?"
    assert len(conductor.screen.spoken().state) == 1


def test_the_next_person_keeps_language_and_crossing_and_nothing_else(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    begun(conductor)
    conductor.screen.go_on()
    conductor.scanned(document())
    before = conductor.visit
    crossing, token = before.crossing, before.token
    conductor.screen.next_person()
    assert conductor.visit.step is Step.TICKS
    assert conductor.visit.language == "en"
    assert conductor.visit.crossing == crossing
    assert conductor.visit.token != token
    assert set(conductor.visit.answers) == {"journey"}
    assert conductor.visit.lodged is None
    assert before.answers == {}


def test_silence_warns_and_then_wipes(
    led: Callable[[Context], Any], doors: Context, time: Time
) -> None:
    conductor = led(doors)
    begun(conductor)
    conductor.screen.tick("vehicle", True)
    time.now = 61
    conductor.tick()
    assert conductor.glass.panel.name == "idle"
    stay = conductor.visit
    time.now = 91
    conductor.tick()
    assert conductor.visit.step is Step.LANGUAGE
    assert stay.answers == {}
    assert conductor.visit.answers == {}


def test_the_touch_that_wakes_presses_nothing(
    led: Callable[[Context], Any], doors: Context, time: Time
) -> None:
    conductor = led(doors)
    begun(conductor)
    time.now = 61
    conductor.tick()
    assert conductor.touched() is True
    assert conductor.glass.panel is None
    assert conductor.touched() is False
    time.now = 100
    conductor.tick()
    assert conductor.glass.panel is None


def test_a_scan_that_leads_nowhere_takes_the_warning_away(
    led: Callable[[Context], Any], doors: Context, time: Time
) -> None:
    conductor = led(doors)
    begun(conductor)
    conductor.screen.go_on()
    time.now = 61
    conductor.tick()
    conductor.scanned("https://example.com")
    assert conductor.visit.step is Step.PASSPORT
    assert conductor.glass.panel is None


def test_a_fault_shows_a_number_and_nothing_of_the_visit(
    led: Callable[[Context], Any], doors: Context, time: Time
) -> None:
    class Full(Exception):
        number = 21

    class NoRoom:
        def lodge(self, *_: object) -> None:
            raise Full("no space left")

    conductor = led(replace(doors, lodging=NoRoom()))
    begun(conductor)
    conductor.screen.go_on()
    stay = conductor.visit
    conductor.scanned(document())
    assert conductor.visit.step is Step.OUT_OF_SERVICE
    assert "Fault 21" in conductor.screen.spoken().errors[0]
    assert "no space" not in str(conductor.screen.spoken())
    assert stay.answers == {} and conductor.visit.answers == {}
    time.now = 59
    conductor.tick()
    assert conductor.visit.step is Step.OUT_OF_SERVICE
    assert conductor.glass.panel is None
    time.now = 60
    conductor.tick()
    assert conductor.visit.step is Step.LANGUAGE


def test_work_that_ends_after_the_visit_says_nothing_to_the_next(
    led: Callable[[Context], Any], doors: Context
) -> None:
    held: list[Callable[[], None]] = []

    class Later:
        busy = True

        def run(self, work: Any, then: Any, failed: Any) -> None:
            held.append(lambda: then(work()))

    conductor = led(replace(doors, background=Later()))
    begun(conductor)
    conductor.screen.go_on()
    conductor.scanned(document())
    conductor.left(conductor.screen, _finish())
    held[0]()
    assert conductor.visit.step is Step.LANGUAGE
    assert conductor.visit.lodged is None


def test_calling_an_officer_says_what_became_of_it(
    led: Callable[[Context], Any], doors: Context
) -> None:
    conductor = led(doors)
    begun(conductor)
    conductor.aside("officer")
    assert doors.officer.calls == 1
    assert conductor.glass.panel.words == "An officer is coming. Please wait here."


def test_whoever_waits_for_an_officer_is_not_taken_to_be_gone(
    led: Callable[[Context], Any], doors: Context, time: Time
) -> None:
    doors.officer.says = Called.WAITS
    conductor = led(doors)
    begun(conductor)
    conductor.aside("officer")
    for time.now in range(60):
        conductor.tick()
    assert conductor.glass.panel.words.startswith("Calling an officer…")
    for time.now in range(60, 119):
        conductor.tick()
    assert conductor.glass.panel.words.startswith("Nobody answered.")
    for time.now in range(119, 150):
        conductor.tick()
    assert (conductor.visit.step, doors.officer.stands) == (Step.LANGUAGE, None)


def test_a_call_from_the_first_screen_ends_when_nobody_is_there(
    led: Callable[[Context], Any], doors: Context, time: Time
) -> None:
    doors.officer.says = Called.WAITS
    conductor = led(doors)
    conductor.aside("officer")
    assert doors.officer.stands is Step.LANGUAGE
    for time.now in range(151):
        conductor.tick()
    assert doors.officer.stands is None
    assert not conductor.glass.covered()


def test_finishing_takes_the_call_back_and_the_next_person_keeps_it(
    led: Callable[[Context], Any], doors: Context
) -> None:
    from kiosk.journey import FINISH, NEXT_PERSON

    doors.officer.says = Called.WAITS
    conductor = led(doors)
    begun(conductor)
    conductor.screen.go_on()
    conductor.scanned(document())
    assert conductor.visit.step is Step.DONE
    conductor.aside("officer")
    conductor.left(conductor.screen, NEXT_PERSON)
    assert doors.officer.stands is Step.DONE
    conductor.left(conductor.screen, FINISH)
    assert doors.officer.stands is None


def test_text_size_and_contrast_are_forgotten_with_the_visit(
    led: Callable[[Context], Any], doors: Context
) -> None:
    from kiosk.widgets.look import look

    conductor = led(doors)
    begun(conductor)
    conductor.aside("text")
    conductor.glass.panel.pick("larger")
    conductor.glass.panel.pick("yellow_on_black")
    assert (look.factor, look.palette) == (1.15, "yellow_on_black")
    conductor.left(conductor.screen, _finish())
    assert (look.factor, look.palette) == (1.0, "daylight")


def test_what_was_opened_on_the_first_screen_goes_when_nobody_is_there(
    led: Callable[[Context], Any], doors: Context, time: Time
) -> None:
    from kiosk.widgets.look import look

    conductor = led(doors)
    conductor.aside("text")
    conductor.glass.panel.dispatch("on_chosen", "yellow_on_black")
    time.now += 61.0
    conductor.tick()
    assert conductor.glass.panel.name == "idle"
    time.now += 30.0
    conductor.tick()
    assert conductor.glass.panel is None
    assert look.is_usual


def test_letters_chosen_on_the_first_screen_are_forgotten_when_nobody_is_there(
    led: Callable[[Context], Any], doors: Context, time: Time
) -> None:
    from kiosk.widgets.look import look

    conductor = led(doors)
    look.enlarge()
    time.now += 91.0
    conductor.tick()
    assert look.is_usual
    time.now += 1000.0
    conductor.tick()
    assert conductor.glass.panel is None


def test_a_screen_that_was_left_is_let_go(led: Callable[[Context], Any], doors: Context) -> None:
    conductor = led(doors)
    settle()
    left = weakref.ref(conductor.screen)
    conductor.screen.choose("en")
    while conductor.get_ready():
        settle(1)
    gc.collect()
    assert left() is None


def _finish() -> Any:
    from kiosk.journey import FINISH

    return FINISH
