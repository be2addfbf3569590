"""What is known of codes is told in words, one slip carries them, and some can be changed."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from customs.facts import FactKind
from customs.registration_number import grouped, mint
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from kiosk.code_words import MEANWHILE, ONLY_THERE, all_words
from kiosk.context import Context
from kiosk.devices.printer.interface import PrintEnd
from kiosk.journey import FINISH, HAVE_CODE, Outcome, Way
from kiosk.screens.code_status import CodeStatusScreen
from kiosk.simulated import SimulatedPaper
from kiosk.visit import Amends, FoundCode, Step, Visit
from languages import load
from reference.load import today
from sync.opened import Opened, Standing

pytestmark = pytest.mark.window

FIRST, SECOND = mint(0, 41, bytes(32)), mint(0, 42, bytes(32))
LODGED = FoundCode(FIRST, True, "lodged", "passenger")
UNKNOWN = FoundCode(SECOND, known=False)
OUT = "Take your slip."
PERHAPS = "If no slip comes out, photograph this screen, or write the code down."
NOT_OUT = "The slip did not come out. Photograph this screen, or write the code down."
CHANGES = frozenset({FactKind.AMENDED, FactKind.WITHDRAWN, FactKind.JOINED})


@pytest.fixture
def content(context: Context) -> Content:
    """What somebody declared."""
    form, on = definition("passenger"), today(context.now())
    lists = context.reference.lists
    found = check(form, answers(form, lists, on, 3), lists, on).content
    assert found is not None
    return found


@pytest.fixture
def proved(content: Content) -> Callable[..., FoundCode]:
    """A code whose holder has proved to be the holder."""

    def make(number: int = FIRST, state: str = "lodged", **standing: Any) -> FoundCode:
        given = {"may": CHANGES, "crossing": None, **standing}
        opened = Opened(content, Standing(state, 1, (), **given))
        return FoundCode(number, True, state, "passenger", opened=opened)

    return make


def said(screen: Any, number: int) -> str:
    found: str = next(line for line in screen.spoken().state if line.startswith(grouped(number)))
    return found


def test_a_code_is_told_with_its_form_state_and_what_to_do(made: Any, visit: Visit) -> None:
    visit.codes = [LODGED]
    told = said(made(CodeStatusScreen), FIRST)
    for words in ("Passenger customs declaration", "Lodged", "Show this at One Window"):
        assert words in told


def test_a_code_nobody_knows_is_told_so(made: Any, visit: Visit) -> None:
    visit.codes = [LODGED, UNKNOWN]
    screen = made(CodeStatusScreen)
    newest = screen.spoken().state[0]
    assert newest == f"{grouped(SECOND)}. Not seen here yet. Show this at One Window"


def test_what_nobody_proved_is_not_told_and_not_offered(made: Any, visit: Visit) -> None:
    visit.codes = [FoundCode(FIRST, known=True)]
    screen = made(CodeStatusScreen)
    assert said(screen, FIRST) == f"{grouped(FIRST)}. Registered. Show this at One Window"
    assert screen.spoken().choices == ("No, print my slip", "Another code")


def test_nothing_is_printed_before_it_is_asked_for(
    made: Any, visit: Visit, paper: SimulatedPaper
) -> None:
    visit.codes = [LODGED]
    screen = made(CodeStatusScreen)
    assert screen.question == "Do you have another code?"
    assert paper.slips == 0


def test_one_slip_carries_every_code(made: Any, visit: Visit, paper: SimulatedPaper) -> None:
    visit.codes = [LODGED, UNKNOWN]
    screen = made(CodeStatusScreen)
    screen.go_on()
    assert (paper.slips, paper.printed) == (1, [FIRST, SECOND])
    assert screen.main_word == "Finish"


def test_two_taps_at_once_print_one_slip(
    made: Any, visit: Visit, paper: SimulatedPaper, later: Any
) -> None:
    visit.codes = [LODGED]
    screen = made(CodeStatusScreen, background=later)
    screen.go_on()
    screen.go_on()
    later.catch_up()
    assert (paper.slips, screen.outcomes) == (1, [])


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
    screen.go_on()
    assert screen.spoken().state[-1] == words


def test_a_new_language_prints_no_second_slip_and_hears_of_the_first(
    made: Any, visit: Visit, paper: SimulatedPaper, later: Any
) -> None:
    visit.codes = [LODGED]
    first = made(CodeStatusScreen, background=later)
    first.go_on()
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
    screen.go_on()
    screen.go_on()
    assert screen.outcomes == [HAVE_CODE, FINISH]


def test_proved_codes_are_joined_into_the_crossing_of_the_visit(
    made: Any, visit: Visit, context: Context, proved: Callable[..., FoundCode]
) -> None:
    visit.codes, visit.crossing = [proved(), LODGED, UNKNOWN, proved(SECOND)], b"crossing"
    made(CodeStatusScreen).go_on()
    assert context.lodging.done == [("join", (FIRST, SECOND), b"crossing")]


def test_one_code_alone_is_joined_to_nothing(
    made: Any, visit: Visit, context: Context, proved: Callable[..., FoundCode]
) -> None:
    visit.codes, visit.crossing = [proved(), UNKNOWN], b"crossing"
    made(CodeStatusScreen).go_on()
    assert context.lodging.done == []


def test_what_may_be_changed_is_offered_and_shown_whole(
    made: Any, visit: Visit, content: Content, proved: Callable[..., FoundCode]
) -> None:
    visit.codes = [proved()]
    screen = made(CodeStatusScreen)
    assert {"Change it", "Withdraw it"} <= set(screen.spoken().choices)
    screen.change(FIRST)
    assert screen.outcomes == [Outcome(Way.GO, Step.REVIEW)]
    assert visit.amends == Amends(FIRST, 1)
    assert visit.said("person.surname") == content.group("person")["surname"]


def test_what_was_changed_already_is_kept_when_it_is_taken_up_again(
    made: Any, visit: Visit, proved: Callable[..., FoundCode]
) -> None:
    visit.codes = [proved()]
    screen = made(CodeStatusScreen)
    screen.change(FIRST)
    visit.group("person")["surname"] = "BAŞQA"
    screen.change(FIRST)
    assert visit.said("person.surname") == "BAŞQA"


def test_withdrawing_asks_why_first(
    made: Any, visit: Visit, context: Context, proved: Callable[..., FoundCode]
) -> None:
    visit.codes = [proved()]
    screen = made(CodeStatusScreen)
    screen.withdraw(FIRST)
    assert screen.outcomes == [Outcome(Way.GO, Step.WITHDRAW)]
    assert (screen.handover, context.lodging.done) == ({"number": FIRST}, [])


@pytest.mark.parametrize("state", ["lodged", "presented", "under_examination"])
def test_where_it_cannot_be_changed_here_it_is_said_where_it_can(
    state: str, made: Any, visit: Visit, proved: Callable[..., FoundCode]
) -> None:
    visit.codes = [proved(state=state, may=frozenset({FactKind.JOINED}))]
    screen = made(CodeStatusScreen)
    assert ONLY_THERE.rstrip(".") in said(screen, FIRST)
    assert screen.spoken().choices == ("No, print my slip", "Another code")
    screen.change(FIRST)
    assert (screen.outcomes, visit.amends) == ([], None)


def test_what_came_too_late_is_said(made: Any, visit: Visit) -> None:
    visit.codes = [LODGED]
    assert made(CodeStatusScreen, {"told": MEANWHILE}).spoken().errors == (MEANWHILE,)


@pytest.mark.parametrize("code", ["az", "ru", "ka", "tr"])
def test_every_word_of_the_tables_is_in_the_language(code: str) -> None:
    language = load(code)
    assert [word for word in all_words() if language.say(*word) == word[1]] == []
