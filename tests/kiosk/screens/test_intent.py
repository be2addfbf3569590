"""What the traveller came to do."""

from __future__ import annotations

from typing import Any

import pytest

from forms.code_list import CodeLists
from kiosk.context import Context, KioskSettings
from kiosk.journey import HAVE_CODE, NEXT
from kiosk.screens.intent import IntentScreen
from kiosk.visit import Visit

pytestmark = pytest.mark.window


def test_every_direction_offered_is_one_of_the_form(made: Any, context: Context) -> None:
    lists: CodeLists = context.reference.lists
    codes = {entry.code for entry in lists["direction"].entries}
    assert {choice.name for choice in made(IntentScreen).choices} == codes


def test_a_post_with_one_means_of_transport_knows_it(made: Any, visit: Visit) -> None:
    screen = made(IntentScreen, settings=KioskSettings(means=("air",)))
    screen.choose("leaving")
    assert visit.answers["journey"]["direction"] == "leaving"
    assert visit.answers["journey"]["transport"] == "air"
    assert screen.outcomes == [NEXT]


def test_a_post_with_several_asks_later(made: Any, visit: Visit) -> None:
    made(IntentScreen, settings=KioskSettings(means=("bus", "on_foot"))).choose("arriving")
    assert "transport" not in visit.answers["journey"]


def test_a_code_can_be_brought_instead(made: Any) -> None:
    screen = made(IntentScreen)
    screen.have_code()
    assert screen.outcomes == [HAVE_CODE]
