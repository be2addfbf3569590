"""What is known of the codes is told in words, and a slip comes out."""

from __future__ import annotations

from typing import Any

import pytest

from customs.registration_number import grouped, mint
from kiosk.devices.printer.interface import PrintEnd
from kiosk.journey import FINISH, HAVE_CODE
from kiosk.screens.code_status import CodeStatusScreen
from kiosk.simulated import SimulatedPaper
from kiosk.visit import FoundCode, Visit

pytestmark = pytest.mark.window

FIRST, SECOND = mint(0, 41, bytes(32)), mint(0, 42, bytes(32))
LODGED = FoundCode(FIRST, True, "lodged", "passenger")
UNKNOWN = FoundCode(SECOND, known=False)


def test_it_ends_or_takes_another_code(made: Any, visit: Visit) -> None:
    visit.codes = [LODGED]
    screen = made(CodeStatusScreen)
    screen.another()
    screen.finish()
    assert screen.outcomes == [HAVE_CODE, FINISH]


def test_a_code_nobody_knows_is_told_so_and_earns_a_slip(
    made: Any, visit: Visit, paper: SimulatedPaper
) -> None:
    visit.codes = [LODGED, UNKNOWN]
    said = [line for line in made(CodeStatusScreen).spoken().state if grouped(SECOND) in line]
    assert len(said) == 1
    assert "Not seen here yet. Show this at One Window" in said[0]
    assert paper.printed == [SECOND]


@pytest.mark.parametrize("end", list(PrintEnd))
def test_only_paper_that_came_out_is_to_be_taken(end: PrintEnd, made: Any, visit: Visit) -> None:
    visit.codes = [LODGED]
    screen = made(CodeStatusScreen, paper=SimulatedPaper(end))
    assert (screen.spoken().state[-1] == "Take your slip.") is (end is PrintEnd.PRINTED)


def test_a_new_language_prints_no_second_slip(
    made: Any, visit: Visit, paper: SimulatedPaper
) -> None:
    visit.codes = [LODGED]
    first = made(CodeStatusScreen)
    made(CodeStatusScreen, first.draft)
    assert paper.printed == [FIRST]
