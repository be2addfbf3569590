"""A post in a folder: one kiosk over real storage and a real printer socket, and a desk beside it.

Nobody here exists.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from forms.content import Content
from kiosk.context import KioskSettings
from kiosk.devices.printer.virtual_printer import VirtualPrinter
from kiosk.machine import Machine
from kiosk.player.play import Played, Stage, perform, stage
from kiosk.player.script import Script
from sync.embedded import Embedded

MEANS = ("air", "road_car", "bus", "rail", "on_foot")
TICKS = (
    "over_limits",
    "unaccompanied",
    "temporary",
    "vehicle",
    "precious",
    "foreign_currency",
    "permit",
    "national_currency",
    "wireless",
)


def now() -> datetime:
    return datetime(2026, 11, 22, 10, 2, tzinfo=UTC)


@dataclass(frozen=True)
class Post:
    """One kiosk, open. ``papers`` is where its printer lays what comes out."""

    stage: Stage
    data: Path
    papers: Path

    def play(self, script: Script) -> Played:
        return perform(script, self.stage)

    def content(self, number: int | None) -> Content:
        view = self.stage.kiosk.rooms.desk("Nümunə").view(number or 0)
        assert view.content is not None
        return view.content

    def printed(self) -> list[Path]:
        return sorted(self.papers.glob("*.png"))

    def kept(self) -> int:
        """Count what is held anywhere: in the journal, and in the outbox."""
        rooms = self.stage.kiosk.rooms
        held = rooms.kiosk.store.outbox.backlog()
        return len(rooms.hub.store.register.newest()) + held.new + held.stored + held.set_aside


@contextmanager
def open_post(folder: Path, *, portrait: bool = True, **settings: Any) -> Iterator[Post]:
    settings.setdefault("means", MEANS)
    with ExitStack() as stack:
        printer = stack.enter_context(VirtualPrinter(folder / "paper"))
        address = f"127.0.0.1:{printer.port}"
        machine = Machine(folder / "data", address, settings=KioskSettings(**settings))
        opened = stack.enter_context(stage(machine, now, portrait=portrait))
        yield Post(opened, machine.data, folder / "paper")


@pytest.fixture
def post(tmp_path: Path) -> Iterator[Post]:
    """A kiosk as it usually stands."""
    with open_post(tmp_path) as opened:
        yield opened


@pytest.fixture
def post_that(tmp_path: Path) -> Iterator[Callable[..., Post]]:
    """Open a kiosk with other settings."""
    with ExitStack() as stack:
        yield lambda **settings: stack.enter_context(open_post(tmp_path, **settings))


@pytest.fixture(scope="session")
def opening() -> Callable[..., Any]:
    """Open a post for as long as a test wants to."""
    return open_post


@pytest.fixture(scope="session")
def ticks() -> Callable[..., dict[str, bool]]:
    """Answer the nine questions: yes to those named."""
    return lambda *yes: {name: name in yes for name in TICKS}


@pytest.fixture(scope="session")
def records() -> Callable[[Path], Any]:
    """Open everything a post has written."""

    @contextmanager
    def open_(data: Path) -> Iterator[Embedded]:
        machine = Embedded.open(data, now)
        try:
            yield machine
        finally:
            machine.close()

    return open_


@pytest.fixture(scope="session")
def plain() -> Callable[[Content], dict[str, Any]]:
    """Write content the way an answers file does, to compare every answer."""

    def value(given: Any) -> Any:
        if isinstance(given, bool | int):
            return given
        if isinstance(given, Decimal):
            return f"{given.normalize():f}"
        return given.isoformat() if hasattr(given, "isoformat") else str(given)

    def group(given: Any) -> Any:
        if isinstance(given, tuple):
            return [group(row) for row in given]
        return {name: value(one) for name, one in given.items()}

    return lambda content: {name: group(one) for name, one in content.answers.items()}
