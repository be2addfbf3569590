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
