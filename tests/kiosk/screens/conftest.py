"""One window off screen, and doors behind the glass that a test can see through."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, datetime
from typing import Any

import pytest

from kiosk.context import Context, KioskSettings
from kiosk.render import open_offscreen
from kiosk.simulated import (
    AtOnce,
    SimulatedCodes,
    SimulatedLodging,
    SimulatedOfficer,
    SimulatedPaper,
)
from kiosk.visit import Visit
from languages import load as speak
from reference import load as load_reference

open_offscreen()

NOW = datetime(2026, 11, 22, 9, 30, tzinfo=UTC)
LAW = load_reference(NOW.date())

Make = Callable[..., Any]


class Later:
    """Keeps work until a test lets it be done, as a slow hub would."""

    busy = True

    def __init__(self) -> None:
        self._waiting: list[tuple[Any, Any, Any]] = []

    def run(self, work: Any, then: Any, failed: Any) -> None:
        self._waiting.append((work, then, failed))

    def catch_up(self) -> None:
        waiting, self._waiting = self._waiting, []
        for each in waiting:
            AtOnce().run(*each)


@pytest.fixture
def later() -> Later:
    return Later()


@pytest.fixture
def paper() -> SimulatedPaper:
    return SimulatedPaper()


@pytest.fixture
def context(paper: SimulatedPaper) -> Context:
    return Context(
        settings=KioskSettings(),
        law=lambda: LAW,
        speak=speak,
        now=lambda: NOW,
        lodging=SimulatedLodging(),
        codes=SimulatedCodes({}, {}),
        paper=paper,
        officer=SimulatedOfficer(),
        background=AtOnce(),
    )


@pytest.fixture
def visit() -> Visit:
    return Visit(token="t", language="en")


@pytest.fixture
def made(context: Context, visit: Visit) -> Make:
    """Make a screen with some doors exchanged; ``outcomes`` lists how it was left."""

    def make(kind: Any, draft: dict[str, Any] | None = None, **doors: Any) -> Any:
        screen = kind(replace(context, **doors), visit, draft)
        screen.outcomes = []
        screen.bind(on_left=lambda _, outcome: screen.outcomes.append(outcome))
        screen.came_on()
        return screen

    return make
