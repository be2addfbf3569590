"""The window beside visits: kept, cleared, started anew, and ended when nothing can be shown."""

from __future__ import annotations

import gc
import time
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import put_together
from kiosk.devices.printer.interface import PrinterState
from kiosk.journey import FINISH
from kiosk.machine import Machine
from kiosk.opening import Opening, first_context
from kiosk.quiet import QUIET_SECONDS, collect_as_ever
from kiosk.render import open_offscreen, settle
from kiosk.simulated import AtOnce
from kiosk.visit import Step

pytestmark = pytest.mark.window

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


class Ends:
    """Counts how often the app was stopped, and stops nothing."""

    def __init__(self) -> None:
        self.count = 0

    def __call__(self) -> None:
        self.count += 1


@dataclass
class Night:
    """A night at the post, whose clocks go when they are told to."""

    now: datetime = datetime(2026, 11, 22, 20, 0)
    seconds: float = 0.0

    def go(self, hours: float) -> None:
        self.now += timedelta(hours=hours)
        self.seconds += hours * 3600


@pytest.fixture
def night() -> Night:
    return Night()


@pytest.fixture
def app(tmp_path: Path, night: Night) -> Iterator[Any]:
    """A kiosk that is open, and kept by a clock that is told to go."""
    from kiosk.app import KioskApp
    from kiosk.keeper import Keeper
    from kiosk.watchdog import ServiceManager

    machine = Machine(tmp_path)
    opening = Opening(lambda: put_together(machine, lambda: NOW, AtOnce()))
    doors = first_context(machine, lambda: NOW, opening, AtOnce(), AtOnce())
    keeper = Keeper(ServiceManager(), 3, lambda: night.now, lambda: night.seconds)
    made = KioskApp(doors, opening, keeper)
    made.stop = Ends()
    made.conductor.start()
    made.opened(opening.open())
    yield made
    collect_as_ever()
    opening.close()


def test_at_night_a_kiosk_that_nobody_touches_ends_to_be_started_anew(
    app: Any, night: Night
) -> None:
    app.keep()
    assert app.keeper.printer is PrinterState.READY
    night.go(7.5)
    app.conductor.screen.choose("en")
    app.keep()
    assert not app.restarts and app.stop.count == 0
    app.conductor.left(app.conductor.screen, FINISH)
    app.touched()
    app.keep()
    assert not app.restarts
    night.go(1 / 6)
    app.keep()
    assert app.restarts and app.stop.count == 1


def test_a_kiosk_that_holds_a_paused_visit_is_not_started_anew(app: Any, night: Night) -> None:
    app.keep()
    app.conductor.screen.choose("en")
    app.conductor.screen.choose("arriving")
    app.conductor.pause()
    app.conductor.left(app.conductor.screen, FINISH)
    night.go(7.5)
    app.keep()
    assert not app.restarts
    app.conductor.pausing.pauses.clear()
    app.keep()
    assert app.restarts


def test_what_stays_is_set_aside_only_once_nobody_is_there(app: Any) -> None:
    before = gc.get_freeze_count()
    app.conductor.screen.choose("en")
    app.keep_house()
    assert gc.get_freeze_count() == before and gc.isenabled()
    app.conductor.left(app.conductor.screen, FINISH)
    app.keep_house()
    assert gc.get_freeze_count() > before and not gc.isenabled()


def test_who_leaves_without_a_word_is_cleared_away_unasked(app: Any) -> None:
    cleared: list[int] = []
    app.quiet._keep_house = lambda: cleared.append(1)
    app.conductor.screen.choose("en")
    app.conductor._idle.touched(time.monotonic() - 120.0)
    app.watch()
    end = time.monotonic() + 10 * QUIET_SECONDS
    while not cleared and time.monotonic() < end:
        settle(1)
    assert app.conductor.visit.step is Step.LANGUAGE and cleared


def test_when_not_even_the_failsafe_screen_can_be_shown_the_program_ends(
    app: Any, caplog: pytest.LogCaptureFixture
) -> None:
    from kiosk.app import Failsafe, GlassBroken

    class Broken:
        def failed(self, fault: object) -> None:
            raise ValueError("SINAQOVA")

    with pytest.raises(GlassBroken) as ended:
        Failsafe(Broken()).handle_exception(KeyError("AYSEL"))
    assert ended.value.__suppress_context__ and ended.value.exit_code == 70
    assert "not even" in caplog.text.lower() and "SINAQOVA" not in caplog.text
