"""Scanning the passport."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.journey import NEXT
from kiosk.screens.passport import PassportScreen
from kiosk.visit import Visit

pytestmark = pytest.mark.window


def test_anything_but_a_travel_document_is_said_to_be_none(made: Any, visit: Visit) -> None:
    screen = made(PassportScreen)
    screen.scanned("https://example.com")
    assert "not the photo page" in screen.spoken().errors[0]
    assert screen.outcomes == []
    assert "person" not in visit.answers


def test_it_can_be_typed_instead(made: Any) -> None:
    screen = made(PassportScreen)
    screen.type_instead()
    assert screen.outcomes == [NEXT]


def test_who_has_something_to_declare_confirms_later(made: Any, visit: Visit) -> None:
    visit.answers["ticks"] = {"vehicle": True}
    assert made(PassportScreen).truth == ""


def test_who_has_nothing_confirms_by_scanning_and_is_told_so(made: Any, visit: Visit) -> None:
    visit.answers["ticks"] = {"vehicle": False}
    assert "nothing to declare" in made(PassportScreen).truth


def test_it_tells_what_happens_with_the_data(made: Any) -> None:
    screen = made(PassportScreen)
    told: list[str] = []
    screen.bind(on_tell=lambda _, title, words: told.append(words))
    screen.explain()
    assert "forgets them when you leave" in told[0]
