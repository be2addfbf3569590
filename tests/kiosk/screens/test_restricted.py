"""Goods that need a permit."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.screens.restricted import RestrictedScreen
from kiosk.visit import Visit

pytestmark = pytest.mark.window


def test_its_answers_go_into_their_own_section(made: Any, visit: Visit) -> None:
    screen = made(RestrictedScreen)
    screen.tick("weapons", True)
    screen.go_on()
    assert visit.answers["restricted"]["weapons"] is True
    assert visit.answers["restricted"]["living"] is False
    assert "ticks" not in visit.answers
