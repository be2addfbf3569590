"""The first screen."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

import pytest

from kiosk.context import Context
from kiosk.journey import NEXT
from kiosk.screens.language import LanguageScreen
from kiosk.visit import Visit

pytestmark = pytest.mark.window


def test_it_asks_in_every_language_it_offers(made: Any) -> None:
    spoken = made(LanguageScreen).spoken()
    assert spoken.question.splitlines() == [
        "Dilinizi seçin",
        "Choose your language",
        "Выберите язык",
    ]
    assert spoken.choices == ("Azərbaycanca", "English", "Русский")


def test_what_two_languages_word_alike_is_read_once_and_heard_in_both(
    made: Any, context: Context
) -> None:
    both = replace(context.settings, languages=("az", "tr"))
    screen = made(LanguageScreen, settings=both)
    assert screen.question == "Dilinizi seçin"
    assert screen.spoken().question.splitlines() == ["Dilinizi seçin", "Dilinizi seçin"]


def test_the_tap_chooses_and_goes_on(made: Any, visit: Visit) -> None:
    screen = made(LanguageScreen)
    screen.choose("ru")
    assert visit.language == "ru"
    assert screen.outcomes == [NEXT]


def test_there_is_nowhere_to_go_back_to(made: Any) -> None:
    screen = made(LanguageScreen)
    assert screen.can_go_back is False
    assert screen.can_change_language is False
