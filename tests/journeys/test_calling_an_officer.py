"""Kiosk and desk, two processes on one folder: a call is seen, answered, heard, taken back."""

from __future__ import annotations

import os
import re
import secrets
import subprocess
import sys
import time
import urllib.parse
import urllib.request
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import pytest

from kiosk.bootstrap import put_together
from kiosk.context import KioskSettings
from kiosk.devices.voice.simulated import SimulatedVoice
from kiosk.journey import FINISH
from kiosk.machine import Machine
from kiosk.render import PORTRAIT, open_offscreen, settle
from kiosk.visit import Step
from officer_console.accounts import hashed
from records.officers import Officer
from sync.embedded import Embedded

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.timeout(180)]

ROOT = Path(__file__).resolve().parents[2]
NAME, PASSWORD = "numune", "yalniz-telim-ucun"
PATIENCE_SECONDS = 30.0


def now() -> datetime:
    return datetime.now(UTC)


@dataclass
class Desk:
    """An officer's browser at a console of its own process."""

    address: str

    def __post_init__(self) -> None:
        self._browser = urllib.request.build_opener(urllib.request.HTTPCookieProcessor())
        self._browser.addheaders = [("accept-language", "en")]
        self.open("/sign-in", name=NAME, password=PASSWORD, next="/")

    def open(self, path: str, **form: str) -> str:
        sent = urllib.parse.urlencode(form).encode() or None
        with self._browser.open(f"{self.address}{path}", sent, timeout=20) as answer:
            text: str = answer.read().decode()
        return text

    def page(self) -> str:
        return self.open("/calls")

    def come(self) -> None:
        """Press the act of the first call, as a browser without scripts does."""
        page = self.open("/")
        action = re.search(r'action="(/calls/\d+/answer)"', page)
        token = re.search(r'name="csrf" value="([^"]+)"', page)
        assert action and token
        self.open(action.group(1), csrf=token.group(1))


@dataclass
class Glass:
    """A kiosk's glass with its real threads, and a voice that is written down."""

    conductor: Any
    attendant: Any
    voice: SimulatedVoice
    watched: float = 0.0

    def look(self) -> None:
        """Do what the window does: watch once a second, draw all the time."""
        from kiosk.app import WATCH_SECONDS

        if time.monotonic() - self.watched >= WATCH_SECONDS:
            self.watched = time.monotonic()
            self.conductor.tick()
        settle(1)
        self.attendant.look()

    def says(self, words: str) -> float:
        """Give the seconds until the panel says this."""
        began = time.monotonic()
        while words not in self.words:
            self.look()
            assert time.monotonic() - began < PATIENCE_SECONDS, self.words
            time.sleep(0.05)
        return time.monotonic() - began

    @property
    def words(self) -> str:
        panel = self.conductor.glass.panel
        return panel.words if panel else ""

    def heard(self) -> str:
        return " ".join(sentence.text for sentence in self.voice.said)


@pytest.fixture
def data(tmp_path: Path) -> Path:
    machine = Embedded.open(tmp_path / "data", now)
    machine.hub.store.officers.keep(Officer(NAME, "Nümunə Əməkdaş", hashed(PASSWORD)))
    machine.close()
    return tmp_path / "data"


@pytest.fixture
def desk(data: Path) -> Iterator[Desk]:
    served = subprocess.Popen(
        [sys.executable, "-m", "cli.main", "console", "--data", str(data), "--port", "0"],
        cwd=ROOT,
        env={**os.environ, "PYTHONUNBUFFERED": "1", "LANGUAGE": "en"},
        stdout=subprocess.PIPE,
        text=True,
    )
    try:
        assert served.stdout is not None
        found = re.search(r"(http://\S+)/", served.stdout.readline())
        assert found is not None
        yield Desk(found.group(1))
    finally:
        served.kill()
        served.communicate()


@pytest.fixture
def glass(data: Path) -> Iterator[Callable[..., Glass]]:
    """Switch the kiosk on, as often as wanted; at the end it is switched off."""
    open_offscreen()
    from kiosk.attendant import Attendant
    from kiosk.background import Background
    from kiosk.conductor import Conductor
    from kiosk.widgets.glass import Glass as Panes
    from kiosk.widgets.look import look

    opened: list[tuple[Any, Any]] = []

    def switch_on(**settings: Any) -> Glass:
        look.reset()
        look.fit(*PORTRAIT)
        background = Background()
        machine = Machine(data, settings=KioskSettings(volume=0, **settings))
        kiosk = put_together(machine, now, background)
        opened.append((background, kiosk))
        voice = SimulatedVoice(time.monotonic)
        panes = Panes(lambda: conductor.touched(), size_hint=(None, None), size=PORTRAIT)
        doors = replace(kiosk.context, voice=voice)
        conductor = Conductor(doors, panes, secrets.token_bytes, time.monotonic)
        conductor.start()
        conductor.glass = panes
        conductor.screen.choose("en")
        return Glass(conductor, Attendant(conductor, panes), voice)

    yield switch_on
    for background, kiosk in opened:
        background.close()
        kiosk.close()


def test_an_officer_is_called_comes_and_is_heard_to_come(
    glass: Callable[..., Glass], desk: Desk
) -> None:
    kiosk = glass()
    kiosk.conductor.narrator.switch_on()
    kiosk.conductor.aside("officer")
    assert kiosk.words.startswith("Calling an officer…")
    until_seen(desk, "Kiosk 0001 calls")
    assert "at the beginning" in desk.page()
    kiosk.look()
    assert "An officer is coming" not in kiosk.words
    desk.come()
    assert kiosk.says("An officer is coming. Please wait here.") < 2.0
    assert "Kiosk 0001: numune is coming" in desk.page()
    until(lambda: "An officer is coming." in kiosk.heard(), kiosk)


def test_whoever_goes_on_is_told_over_the_question_that_stands_then(
    glass: Callable[..., Glass], desk: Desk
) -> None:
    kiosk = glass()
    kiosk.conductor.aside("officer")
    until_seen(desk, "Kiosk 0001 calls")
    kiosk.conductor.glass.panel.close()
    kiosk.conductor.screen.choose("arriving")
    desk.come()
    kiosk.says("An officer is coming. Please wait here.")
    assert kiosk.conductor.visit.step is Step.TICKS
    assert kiosk.conductor.visit.said("journey.direction") == "arriving"


def test_nobody_answers_and_somebody_does_later(glass: Callable[..., Glass], desk: Desk) -> None:
    kiosk = glass(call_seconds=1, one_window={"en": "Hall 2, on the left"})
    kiosk.conductor.aside("officer")
    kiosk.says("Nobody answered. Please go to the One Window desk.\nHall 2, on the left")
    desk.come()
    assert kiosk.says("An officer is coming. Please wait here.") < 2.0


def test_who_leaves_is_gone_at_the_desk_and_calls_anew_next_time(
    glass: Callable[..., Glass], desk: Desk
) -> None:
    kiosk = glass()
    kiosk.conductor.aside("officer")
    until_seen(desk, "Kiosk 0001 calls")
    kiosk.conductor.left(kiosk.conductor.screen, FINISH)
    until_seen(desk, "Kiosk 0001: gone")
    assert "I am coming" not in desk.page()
    kiosk.conductor.screen.choose("en")
    kiosk.conductor.aside("officer")
    until_seen(desk, "Kiosk 0001 calls")
    assert desk.page().count("I am coming") == 1


def test_what_a_power_cut_left_standing_is_gone_once_the_kiosk_is_back(
    glass: Callable[..., Glass], desk: Desk
) -> None:
    glass().conductor.aside("officer")
    until_seen(desk, "Kiosk 0001 calls")
    glass()
    assert "Kiosk 0001: gone" in desk.page()


def until_seen(desk: Desk, words: str) -> None:
    began = time.monotonic()
    while words not in desk.page():
        assert time.monotonic() - began < PATIENCE_SECONDS, desk.page()
        time.sleep(0.05)


def until(happened: Callable[[], bool], kiosk: Glass) -> None:
    began = time.monotonic()
    while not happened():
        kiosk.look()
        assert time.monotonic() - began < PATIENCE_SECONDS, kiosk.heard()
        time.sleep(0.05)
