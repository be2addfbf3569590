"""What is known of the codes is told in words, and a slip comes out."""

from __future__ import annotations

from typing import Any

import pytest

from customs.registration_number import grouped, mint
from kiosk.code_words import all_words
from kiosk.devices.printer.interface import PrintEnd
from kiosk.journey import FINISH, HAVE_CODE
from kiosk.screens.code_status import CodeStatusScreen
from kiosk.simulated import SimulatedPaper
from kiosk.visit import FoundCode, Visit
from languages import load

pytestmark = pytest.mark.window

FIRST, SECOND = mint(0, 41, bytes(32)), mint(0, 42, bytes(32))
LODGED = FoundCode(FIRST, True, "lodged", "passenger")
UNKNOWN = FoundCode(SECOND, known=False)
OUT = "Take your slip."
PERHAPS = "If no slip comes out, photograph this screen, or write the code down."
NOT_OUT = "The slip did not come out. Photograph this screen, or write the code down."


def test_a_code_is_told_with_its_form_state_and_what_to_do(made: Any, visit: Visit) -> None:
    visit.codes = [LODGED]
    said = made(CodeStatusScreen).spoken().state[1]
    assert said.startswith(grouped(FIRST))
    for words in ("Passenger customs declaration", "Lodged", "Show this at One Window"):
        assert words in said


def test_a_code_nobody_knows_is_told_so_and_earns_a_slip(
    made: Any, visit: Visit, paper: SimulatedPaper
) -> None:
    visit.codes = [LODGED, UNKNOWN]
    newest = made(CodeStatusScreen).spoken().state[1]
    assert newest == f"{grouped(SECOND)}. Not seen here yet. Show this at One Window"
    assert paper.printed == [SECOND]


def test_what_nobody_proved_is_not_told(made: Any, visit: Visit) -> None:
    visit.codes = [FoundCode(FIRST, known=True)]
    assert made(CodeStatusScreen).spoken().state[1] == (
        f"{grouped(FIRST)}. Registered. Show this at One Window"
    )


@pytest.mark.parametrize(
    ("end", "words"),
    [
        (PrintEnd.PRINTED, OUT),
        (PrintEnd.FAILED_BEFORE, NOT_OUT),
        (PrintEnd.FAILED_MIDWAY, NOT_OUT),
        (PrintEnd.UNKNOWN, PERHAPS),
    ],
)
def test_only_paper_that_came_out_is_to_be_taken(
    end: PrintEnd, words: str, made: Any, visit: Visit
) -> None:
    visit.codes = [LODGED]
    screen = made(CodeStatusScreen, paper=SimulatedPaper(end))
    assert screen.spoken().state[-1] == words


def test_a_new_language_prints_no_second_slip_and_hears_of_the_first(
    made: Any, visit: Visit, paper: SimulatedPaper, later: Any
) -> None:
    visit.codes = [LODGED]
    first = made(CodeStatusScreen, background=later)
    assert first.paper == "Your slip is being printed."
    visit.language = "ru"
    again = made(CodeStatusScreen, first.draft, background=later)
    later.catch_up()
    assert paper.printed == [FIRST]
    assert again._show_paper() is False
    assert again.paper == load("ru").say("code_status", OUT) != OUT


def test_it_ends_or_takes_another_code(made: Any, visit: Visit) -> None:
    visit.codes = [LODGED]
    screen = made(CodeStatusScreen)
    screen.another()
    screen.finish()
    assert screen.outcomes == [HAVE_CODE, FINISH]


@pytest.mark.parametrize("code", ["az", "ru"])
def test_every_word_of_the_tables_is_in_the_language(code: str) -> None:
    language = load(code)
    assert [word for word in all_words() if language.say(*word) == word[1]] == []
