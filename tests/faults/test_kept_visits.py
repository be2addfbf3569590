"""A visit interrupted by kill -9 goes on after a new start, and there is one declaration of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest

from kiosk.devices.printer.virtual_printer import VirtualPrinter
from kiosk.machine import Machine
from kiosk.player.person import Person
from kiosk.player.play import stage, walk
from kiosk.player.script import Script, script_of

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.timeout(300)]


def rare(*moment: object) -> object:
    """A moment like its neighbours, left to `make soak`: each takes two kiosks and a visit."""
    return pytest.param(*moment, marks=pytest.mark.soak)


ROOT = Path(__file__).resolve().parent.parent.parent
CHILD = ROOT / "tests" / "faults" / "kept_child.py"
VISIT = ROOT / "examples" / "visits" / "en-goods-and-cash.json"
AT = datetime(2026, 11, 22, 10, 3, tzinfo=UTC)


@pytest.fixture
def printer(tmp_path: Path) -> Iterator[VirtualPrinter]:
    with VirtualPrinter(tmp_path / "paper") as running:
        yield running


@dataclass(frozen=True)
class Killed:
    """A machine whose kiosk was killed."""

    folder: Path
    port: int
    passed: list[str]

    def opened(self, at: datetime = AT) -> Any:
        machine = Machine(self.folder, f"127.0.0.1:{self.port}")
        return stage(machine, lambda: at, portrait=True)

    @property
    def files(self) -> list[str]:
        return [file.name for file in (self.folder / "kept").glob("*.kept")]


@pytest.fixture
def killed(tmp_path: Path, printer: VirtualPrinter) -> Callable[[str], Killed]:
    """Have a visitor at a kiosk that is killed at a moment."""

    def run(moment: str) -> Killed:
        told = [sys.executable, str(CHILD), str(tmp_path / "data"), str(printer.port), moment]
        place = {**os.environ, "PYTHONPATH": str(ROOT), "KIVY_HOME": str(tmp_path / "kivy")}
        ended = subprocess.run(
            told, cwd=ROOT, env=place, stdout=subprocess.PIPE, text=True, timeout=120
        )
        assert ended.returncode == (0 if moment == "never" else -9)
        passed = [line.split(" ", 1)[1] for line in ended.stdout.splitlines() if " " in line]
        return Killed(tmp_path / "data", printer.port, passed)

    return run


def script() -> Script:
    return script_of(json.loads(VISIT.read_text("utf-8")))


def again(at: Any) -> Any:
    """Come again with the same passport, and take what is offered first on every screen."""
    return walk(Person(script()), at)


def declarations(at: Any) -> list[int]:
    """Number what was lodged, wherever it is by now."""
    rooms = at.kiosk.rooms
    rooms.kiosk.courier.run_once()
    assert rooms.kiosk.store.outbox.backlog().new == 0
    return [row.number for row in rooms.hub.store.register.newest()]


def copies(at: Any, number: int) -> list[int]:
    fact = at.kiosk.rooms.desk("Nümunə").view(number).declaration.lodged.id
    return [job.copy for job in at.kiosk.rooms.kiosk.store.print_jobs.of(fact)]


@pytest.mark.parametrize("moment", ["written", rare("safe")])
def test_what_was_not_kept_yet_is_simply_begun_again(
    killed: Callable[[str], Killed], moment: str
) -> None:
    with killed(moment).opened() as at:
        played = again(at)
        assert "kept" not in [each["step"] for each in played.story]
        assert declarations(at) == [played.number]


@pytest.mark.parametrize("moment", ["named", rare("written 4"), rare("overwritten 2"), "review"])
def test_an_unfinished_visit_goes_on_where_it_stood(
    killed: Callable[[str], Killed], moment: str
) -> None:
    with killed(moment).opened() as at:
        played = again(at)
        steps = [each["step"] for each in played.story]
        asked = played.story[steps.index("kept")]["question"]
        assert asked == "You began a declaration here at 14:02. Go on with it?"
        assert declarations(at) == [played.number]
        if moment == "review":
            assert steps[-3:] == ["review", "confirm", "done"], "nothing was asked twice"


def test_a_declaration_about_to_be_lodged_is_lodged_once(killed: Callable[[str], Killed]) -> None:
    with killed("lodging").opened() as at:
        played = again(at)
        assert [each["step"] for each in played.story][-3:] == ["kept", "confirm", "done"]
        assert declarations(at) == [played.number]


@pytest.mark.parametrize(
    ("moment", "copy"),
    [("lodged", [0]), rare("asked", [0, 0]), ("sent", [0, 1]), rare("ended", [0, 1])],
)
def test_a_lodged_declaration_is_printed_again_under_its_number(
    killed: Callable[[str], Killed], moment: str, copy: list[int]
) -> None:
    with killed(moment).opened() as at:
        played = again(at)
        steps = [each["step"] for each in played.story]
        assert steps[-2:] == ["kept", "done"]
        assert played.story[-2]["question"] == "You registered one at 14:02. Print it again?"
        assert declarations(at) == [played.number]
        assert copies(at, played.number) == copy, "a second paper is marked as a copy"


@pytest.mark.parametrize("moment", [rare("marked"), rare("told"), "done"])
def test_whose_paper_is_known_to_be_out_is_not_asked(
    killed: Callable[[str], Killed], moment: str
) -> None:
    was = killed(moment)
    with was.opened() as at:
        conductor = at.conductor
        person = Person(replace(script(), answers={**script().answers}))
        while conductor.visit.step != "passport":
            person.fill(conductor.screen)()
        person.fill(conductor.screen)()
        assert conductor.visit.step == "identity"
        assert len(declarations(at)) == 1
        assert conductor.visit.lodged is None


def test_another_one_is_made_under_another_number(killed: Callable[[str], Killed]) -> None:
    with killed("lodged").opened() as at:
        person, conductor = Person(script()), at.conductor
        while conductor.visit.step != "kept":
            person.fill(conductor.screen)()
        conductor.screen.begin_anew()
        assert conductor.visit.step == "identity"
        played = walk(person, at)
        assert len(declarations(at)) == 2
        assert played.number in declarations(at)


def test_after_an_hour_nobody_is_asked_and_nothing_is_left(killed: Callable[[str], Killed]) -> None:
    was = killed("goods")
    assert len(was.files) == 1
    with was.opened(AT + timedelta(minutes=61)) as at:
        assert was.files == []
        assert "kept" not in [each["step"] for each in again(at).story]


def test_a_visit_that_ends_leaves_no_file(killed: Callable[[str], Killed]) -> None:
    was = killed("never")
    assert "named" in was.passed and "finished" in was.passed
    assert was.files == []


def test_whoever_lays_down_another_passport_is_not_asked(killed: Callable[[str], Killed]) -> None:
    was = killed("review")
    other = replace(
        script(),
        mrz="P<AZENUMUNE<<AYSEL<<<<<<<<<<<<<<<<<<<<<<<<<<\n"
        "C000001230AZE9001022F3305061<<<<<<<<<<<<<<08",
    )
    with was.opened() as at:
        assert "kept" not in [each["step"] for each in walk(Person(other), at).story]
    assert len(was.files) == 2, "both wait: the first for its holder, the second for its end"
