"""Out of order is said calmly, in every language, with where to go and nothing to press."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.context import KioskSettings
from kiosk.screens.out_of_order import OutOfOrderScreen
from kiosk.widgets.button import BarButton
from languages import load

pytestmark = pytest.mark.window

SETTINGS = KioskSettings(
    languages=("az", "en"), out_of_order=True, one_window={"en": "Hall 2, on the left."}
)


def test_it_is_said_in_every_language_offered(made: Any) -> None:
    spoken = made(OutOfOrderScreen, settings=SETTINGS).spoken()
    for code in SETTINGS.languages:
        assert load(code).say("out_of_order", "This kiosk is not in use") in spoken.question
    assert "ru" not in spoken.languages
    assert len(spoken.state) == 2


def test_the_posts_own_words_say_where(made: Any) -> None:
    said = made(OutOfOrderScreen, settings=SETTINGS).spoken().state
    assert said[1].endswith("go to One Window. Hall 2, on the left.")
    assert said[0].endswith("yaxınlaşın.")


def test_nothing_can_be_pressed_and_nothing_alarms(made: Any) -> None:
    screen = made(OutOfOrderScreen, settings=SETTINGS)
    assert screen.spoken().choices == ()
    assert screen.spoken().errors == ()
    assert [each for each in screen.walk() if isinstance(each, BarButton)] == []
