"""The nine official questions."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.screens.ticks import TicksScreen
from kiosk.visit import Visit

pytestmark = pytest.mark.window


def test_nine_lines_and_none_of_these(made: Any) -> None:
    choices = made(TicksScreen).spoken().choices
    assert len(choices) == 10
    assert choices[-1] == "None of these"


def test_none_answers_all_nine_with_no(made: Any, visit: Visit) -> None:
    made(TicksScreen).go_on()
    assert len(visit.answers["ticks"]) == 9
    assert not visit.ticked()


def test_a_tick_changes_the_button_and_can_be_taken_back(made: Any, visit: Visit) -> None:
    screen = made(TicksScreen)
    screen.tick("vehicle", True)
    assert screen.main_word == "Continue"
    screen.tick("vehicle", False)
    assert screen.main_word == "None of these"
    screen.tick("wireless", True)
    screen.go_on()
    assert visit.ticked() == {"wireless"}


def test_looking_at_the_questions_is_no_answer_yet(made: Any, visit: Visit) -> None:
    made(TicksScreen)
    assert "ticks" not in visit.answers


def test_what_was_ticked_before_is_ticked_again(made: Any, visit: Visit) -> None:
    visit.answers["ticks"] = {"vehicle": True, "wireless": False}
    assert len(made(TicksScreen).spoken().state) == 1


def test_a_line_tells_what_does_not_count(made: Any) -> None:
    screen = made(TicksScreen)
    told: list[tuple[str, str]] = []
    screen.bind(on_tell=lambda _, title, words: told.append((title, words)))
    screen.explain("wireless")
    assert told[0][1] == "Does not count: The phone you already use yourself"
