"""The window: shown first, opened after, and out of service when that fails."""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.machine import Machine
from kiosk.opening import Opening, first_context
from kiosk.render import open_offscreen
from kiosk.simulated import AtOnce
from kiosk.visit import Step
from records.faults import StorageFault

pytestmark = pytest.mark.window

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


class Closed:
    """A window that is drawn once."""

    def unbind(self, **_: object) -> None:
        """Nobody listens any more."""


def full() -> Any:
    raise StorageFault("no room")


def test_a_kiosk_that_cannot_be_opened_shows_its_first_screen_then_the_fault(
    tmp_path: Path,
) -> None:
    from kiosk.app import KioskApp

    opening = Opening(full)
    doors = first_context(Machine(tmp_path), lambda: NOW, opening, AtOnce(), AtOnce())
    app = KioskApp(doors, opening)
    app.conductor.start()
    assert app.conductor.visit.step is Step.LANGUAGE
    app.first_frame_drawn(Closed())
    assert app.conductor.visit.step is Step.OUT_OF_SERVICE
    assert str(StorageFault.number) in app.conductor.screen.spoken().errors[0]
    assert isinstance(app.fault, StorageFault)


LEFT, RIGHT, ENTER, F13 = 276, 275, 13, 0x40000000 + 104


@pytest.fixture
def app(tmp_path: Path) -> Any:
    from kiosk.app import KioskApp

    opening = Opening(full)
    doors = first_context(Machine(tmp_path), lambda: NOW, opening, AtOnce(), AtOnce())
    app = KioskApp(doors, opening)
    app.conductor.start()
    app.scanner.start()
    return app


def test_arrow_keys_move_the_focus_and_enter_takes_it(app: Any) -> None:
    app.key(None, RIGHT, 0, None)
    app.key(None, RIGHT, 0, None)
    assert app.attendant.focus.item.name == "English"
    app.key(None, ENTER, 0, None)
    assert app.conductor.visit.step is Step.INTENT
    assert app.conductor.visit.language == "en"


def test_what_kivy_takes_an_arrow_key_for_types_nothing(app: Any) -> None:
    app.key(None, LEFT, 0, chr(LEFT))
    assert app.scanner.take_scans() == ()
    assert app.attendant.focus.item is not None


def test_a_scan_and_its_enter_press_nothing(app: Any) -> None:
    app.key(None, RIGHT, 0, None)
    for digit in "2000000000008":
        app.key(None, ord(digit), 0, digit)
    app.key(None, ENTER, 0, None)
    app.listen()
    assert app.conductor.visit.step is Step.LANGUAGE


def test_letters_lead_nowhere(app: Any) -> None:
    app.key(None, RIGHT, 0, None)
    before = app.attendant.focus.item
    for letter in "ab1":
        app.typed(letter)
    assert app.attendant.focus.item == before
    assert app.conductor.visit.step is Step.LANGUAGE


def test_a_keypad_is_heard_as_soon_as_the_rooms_are_open(app: Any) -> None:
    app.key(None, F13, 0, "")
    assert app.conductor.narrator.on


def test_a_touch_takes_the_focus_of_the_keys_away(app: Any) -> None:
    app.key(None, RIGHT, 0, None)
    app.touched()
    assert app.attendant.focus.item is None


def test_the_house_is_not_kept_under_somebody_who_thinks(app: Any) -> None:
    from kiosk.quiet import MANY_TOUCHES

    app.conductor.screen.choose("en")
    app.quiet.touched()
    assert not app.keep_house()
    for _ in range(MANY_TOUCHES):
        app.quiet.touched()
    assert app.keep_house()
    app.on_stop()
