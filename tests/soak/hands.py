"""Hands at the glass: fingers, keys and codes held before scanner and camera, through Kivy's own
dispatch.
"""

from __future__ import annotations

from collections.abc import Iterable
from random import Random
from typing import Any

from kiosk.reading.symbol import Symbology
from kiosk.visit import Step
from tests.soak.at_glass import AtGlass

KEYBOARD = (276, 275, 273, 274, 27, 278, 282, 283, 284, 285)
KEYPAD = tuple(range(1073741928, 1073741938))
ENTER, TAB, SPACE = (13, ""), (9, ""), (32, " ")
HOLD_SECONDS = 3.2
"""Long enough for whatever is opened by holding."""

MRZ = (
    "P<AZENUMUNE<<AYSEL<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "C000001230AZE9001022F3305061<<<<<<<<<<<<<<08",
)
YOUNG = (
    "P<AZENUMUNE<<LALE<<<<<<<<<<<<<<<<<<<<<<<<<<<",
    "C000001230AZE1501028F3305061<<<<<<<<<<<<<<04",
)
CARD = "XIDMET-NUMUNE-0001"
PIN = "135790"
SCANS = (
    "\n".join(MRZ),
    "\r\n".join(MRZ),
    "\n".join(YOUNG),
    MRZ[0],
    MRZ[1][:30],
    "\n".join(MRZ)[:61],
    "ΝΎΜΟΥΝΕ<<ΑΪΣΕΛ",
    "ნიმუში<<აისელ" * 4,
    "نمونه",
    "2000000000008",
    "2000000000001",
    "4870000000005",
    "4006381333931",
    "]E04006381333931",
    "https://example.org/?q=2000000000008",
    "AB\x00\x07\x1b[31m\x7f12",
    "\r\n\t",
    "",
    "X" * 1_000_000,
    "9" * 7_000,
    "<" * 90,
    "😀🏳️‍🌈",
    "AB\ud800CD",
    "[color=ff0000]AB[/color]",
)
TYPED = {
    "person.document_number": "C00000123",
    "person.surname": "NUMUNE",
    "person.given_names": "AYSEL",
    "person.birth_date": "14041990",
    "journey.conveyance": "XX000",
    "money.amount": "500",
    "money_origin.earlier_number": "4870000000005",
    "goods.name": "KILIM",
    "goods.quantity": "3",
    "goods.value": "60",
    "vehicle.plate": "99AA000",
    "journey.minors": "1",
    "baggage.pieces": "2",
}
"""What fits a question, for a hand that knows how to get on."""


def finger(at: AtGlass, x: float, y: float) -> Any:
    """Make a finger over a place of the window, in pixels."""
    from kivy.core.window import Window
    from kivy.input import MotionEvent

    class Finger(MotionEvent):
        """A touch that comes from nowhere."""

        def depack(self, args: Any) -> None:
            self.sx, self.sy = args
            self.profile = ("pos",)
            super().depack(args)

    width, height = Window.size
    made = Finger("hand", 1, (x / width, y / height), is_touch=True, type_id="touch")
    made.time_start = made.time_update = at.clock()
    return made


def tap(at: AtGlass, x: float, y: float, *, hold: float = 0.0, to: Any = None) -> None:
    """Touch, perhaps hold, perhaps drag, and let go."""
    from kivy.base import EventLoop
    from kivy.core.window import Window

    touch = finger(at, x, y)
    EventLoop.post_dispatch_input("begin", touch)
    at.frame(draw=False)
    if hold:
        at.pass_time(hold)
    if to is not None:
        touch.move((to[0] / Window.width, to[1] / Window.height))
        touch.time_update = at.clock()
        EventLoop.post_dispatch_input("update", touch)
        at.frame(draw=False)
    touch.time_end = at.clock()
    EventLoop.post_dispatch_input("end", touch)
    at.frame(draw=False)


def wait(at: AtGlass, seconds: float) -> None:
    """Let a moment pass in one frame: long enough for a tap, too short for building ahead."""
    at.clock.turn(seconds)
    at.frame(draw=False)
    at.app.listen()


def middle(widget: Any) -> tuple[float, float]:
    """Give the middle of a widget in the window."""
    x, y = widget.to_window(*widget.center)
    return float(x), float(y)


def offered(at: AtGlass) -> list[Any]:
    """Give what can be pressed now."""
    from kiosk.widgets.focus import reachable

    return list(reachable(at.app.glass.uppermost))


def of_screen(at: AtGlass) -> list[Any]:
    """Give what can be pressed now besides the bar and the keys of a keyboard."""
    from kiosk.widgets.button import BarButton
    from kiosk.widgets.keys import Key

    return [each for each in offered(at) if not isinstance(each, BarButton | Key)]


def leading_on(at: AtGlass) -> list[Any]:
    """Give what answers a question at one touch, or else the main act."""
    from kiosk.widgets.button import PrimaryButton
    from kiosk.widgets.choice import Tile

    tiles = [each for each in offered(at) if isinstance(each, Tile)]
    return tiles or [each for each in offered(at) if isinstance(each, PrimaryButton)]


def of_bar(at: AtGlass) -> list[Any]:
    """Give the acts of the bar that can be pressed now."""
    from kiosk.widgets.button import BarButton

    return [each for each in offered(at) if isinstance(each, BarButton)]


def keys_of(at: AtGlass) -> list[Any]:
    """Give the keys of the keyboard or pad on the glass."""
    from kiosk.widgets.keys import Key

    return [each for each in offered(at) if isinstance(each, Key)]


def press_key(at: AtGlass, number: int, text: str = "") -> None:
    """Press a key of the keyboard or the keypad."""
    from kivy.core.window import Window

    Window.dispatch("on_key_down", number, 0, text, [])


def type_slowly(at: AtGlass, keys: Iterable[tuple[int, str]]) -> None:
    """Press keys as a person does."""
    for number, text in keys:
        press_key(at, number, text)
        wait(at, 0.3)


def scan_by_keys(at: AtGlass, text: str) -> None:
    """Let the hand scanner type a text, as fast as it does."""
    for letter in text[:5000]:
        press_key(at, ord(letter), letter)
    press_key(at, *ENTER)
    wait(at, 0.3)


def scan_by_camera(at: AtGlass, text: str) -> None:
    """Hold a code before the camera."""
    camera = at.conductor.context.camera
    if camera is not None:
        camera.show(text)
    wait(at, 0.3)


def scan_by_reader(at: AtGlass, text: str, dice: Random) -> None:
    """Let a device that says what it read give a text, whatever is in it."""
    kind = dice.choice((None, Symbology.EAN13, Symbology.QR))
    at.app.somebody_is_there()
    at.conductor.scanned(text, kind)
    wait(at, 0.1)


def answer(at: AtGlass) -> None:
    """Type what fits the question on the keys of the glass, with fingers."""
    path = getattr(at.screen, "path", None)
    text = TYPED.get(str(path), "")
    if at.visit.step is Step.STAFF_PIN:
        text = PIN
    if at.visit.step is Step.CODE:
        text = "2000000000008"
    if at.visit.step is Step.SECOND_THING:
        text = "C00000123"
    for letter in text:
        key = next((each for each in keys_of(at) if each.text == letter), None)
        if key is None:
            return
        tap(at, *middle(key))
        wait(at, 0.2)
