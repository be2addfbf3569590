"""Staff at a real kiosk: a PIN set by the command, papers from a real socket, a file that holds."""

from __future__ import annotations

import logging
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest
from typer.testing import CliRunner

from cli.main import app
from kiosk.machine import Machine
from kiosk.visit import NothingMode, Step

pytestmark = pytest.mark.window

PIN, CARD = "135790", "XIDMET-NUMUNE-0001"


def set_up(data: Path, what: str, secret: str) -> None:
    ended = CliRunner().invoke(app, ["service", what, "--data", str(data)], input=secret)
    assert ended.exit_code == 0


def enter(conductor: Any, pin: str = PIN) -> None:
    conductor.aside("service")
    for digit in pin:
        conductor.screen.type(digit)
    conductor.screen.go_on()


def choose(conductor: Any, setting: str, words: str) -> None:
    conductor.screen.choose(setting)
    screen = conductor.screen
    screen.choose(next(choice.name for choice in screen.choices if choice.text == words))


def test_a_morning_at_the_kiosk(post: Any) -> None:
    set_up(post.data, "set-pin", PIN)
    conductor = post.stage.conductor
    conductor.visit.language = "en"
    enter(conductor)
    conductor.screen.choose("devices")
    assert "Printer: Ready." in conductor.screen.spoken().state
    conductor.screen.print()
    assert conductor.screen.spoken().state[-1] == "It was printed."
    conductor.screen.go_back()
    conductor.screen.choose("report")
    assert "Records: In order. Whole, as just looked at." in conductor.screen.spoken().state
    conductor.screen.print()
    assert len(post.printed()) == 2
    assert post.kept() == 0


def test_what_staff_set_holds_at_once_and_after_a_restart(post: Any) -> None:
    set_up(post.data, "set-card", CARD)
    conductor = post.stage.conductor
    conductor.scanned(CARD)
    say = conductor.context.speak("az").say
    choose(conductor, "nothing", say("staff", "Shown to the green line, no data taken"))
    choose(conductor, "out_of_order", say("staff", "Yes"))
    conductor.screen.finish()
    assert conductor.visit.step is Step.OUT_OF_ORDER
    after = Machine.of(post.data, {}).settings
    assert (after.nothing, after.out_of_order) == (NothingMode.WALK, True)


def test_a_kiosk_switched_out_of_order_starts_so(post_that: Callable[..., Any]) -> None:
    post = post_that(out_of_order=True)
    assert post.stage.conductor.visit.step is Step.OUT_OF_ORDER


def test_five_wrong_pins_lock_the_menu_and_a_restart_does_not_open_it(
    tmp_path: Path, opening: Callable[..., Any]
) -> None:
    set_up(tmp_path / "data", "set-pin", PIN)
    for tries in (3, 3):
        with opening(tmp_path) as post:
            conductor = post.stage.conductor
            conductor.aside("service")
            for _ in range(tries):
                enter(conductor, "135791")
    with opening(tmp_path) as post:
        enter(post.stage.conductor)
        assert post.stage.conductor.visit.step is Step.STAFF_PIN


def test_the_log_has_the_change_and_neither_pin_nor_card(
    post: Any, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.INFO)
    set_up(post.data, "set-pin", PIN)
    set_up(post.data, "set-card", CARD)
    conductor = post.stage.conductor
    enter(conductor, "135791")
    conductor.scanned(CARD)
    choose(conductor, "volume", "20 %")
    assert "Staff changed volume from 60 to 20." in caplog.text
    assert "a wrong pin" in caplog.text
    assert not any(secret in caplog.text for secret in (PIN, CARD, "135791"))
    everywhere = b"".join(each.read_bytes() for each in post.data.rglob("*") if each.is_file())
    assert not any(secret.encode() in everywhere for secret in (PIN, CARD, "135791"))
