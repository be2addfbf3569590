"""A declaration is withdrawn for a reason, once, and never by a stray tap."""

from __future__ import annotations

from typing import Any

import pytest

from customs.facts import FactKind
from customs.registration_number import grouped, mint
from kiosk.code_words import AWAY, MEANWHILE
from kiosk.context import Context
from kiosk.journey import FAULT, TO_CODES
from kiosk.screens.withdraw import WithdrawScreen
from kiosk.simulated import Fails, SimulatedCodes
from kiosk.visit import Amends, FoundCode, Visit
from sync.opened import Opened, Standing
from sync.protocol import HubUnreachable

pytestmark = pytest.mark.window

NUMBER, OTHER = mint(0, 41, bytes(32)), FoundCode(7, known=False)
MAY = frozenset({FactKind.WITHDRAWN})
HELD = FoundCode(
    NUMBER, True, "lodged", "passenger", opened=Opened(None, Standing("lodged", 2, (), None, MAY))
)


@pytest.fixture
def asked(made: Any, visit: Visit) -> Any:
    """The screen for one of two codes."""

    def ask(**doors: Any) -> Any:
        visit.codes = [OTHER, HELD]
        return made(WithdrawScreen, {"number": NUMBER}, **doors)

    return ask


def test_it_names_the_code_and_offers_reasons(asked: Any) -> None:
    spoken = asked().spoken()
    assert f"{grouped(NUMBER)} will no longer count." in spoken.state
    assert "I am not crossing the border" in spoken.choices


def test_no_reason_withdraws_nothing(asked: Any, context: Context) -> None:
    screen = asked()
    screen.go_on()
    assert screen.spoken().errors == ("Choose a reason, then withdraw it.",)
    assert (context.lodging.done, screen.outcomes) == ([], [])


def test_a_reason_and_yes_withdraw_it(asked: Any, visit: Visit, context: Context) -> None:
    screen = asked()
    screen.pick("by_mistake")
    screen.go_on()
    assert context.lodging.done == [("withdraw", Amends(NUMBER, 2), "by_mistake")]
    assert visit.codes == [OTHER, FoundCode(NUMBER, True, "withdrawn", "passenger")]
    assert screen.outcomes == [TO_CODES]


def test_two_taps_withdraw_once(asked: Any, context: Context, later: Any) -> None:
    screen = asked(background=later)
    screen.pick("other")
    screen.go_on()
    screen.go_on()
    assert screen.main_word == "Withdrawing"
    later.catch_up()
    assert len(context.lodging.done) == 1


def test_what_somebody_acted_on_meanwhile_is_told_as_it_stands_now(
    asked: Any, visit: Visit, context: Context
) -> None:
    context.lodging.taken.add(NUMBER)
    presented = FoundCode(NUMBER, True, "presented", "passenger", "document_number")
    screen = asked(codes=SimulatedCodes({NUMBER: presented}, {}))
    screen.pick("other")
    screen.go_on()
    assert visit.codes[1] == FoundCode(NUMBER, True, "presented", "passenger")
    assert (screen.handover, screen.outcomes) == ({"told": MEANWHILE}, [TO_CODES])


def test_keeping_it_changes_nothing(asked: Any, visit: Visit, context: Context) -> None:
    screen = asked()
    screen.pick("other")
    screen.keep()
    assert (visit.codes, context.lodging.done) == ([OTHER, HELD], [])
    assert screen.outcomes == [TO_CODES]


def test_where_nobody_can_say_how_it_stands_nothing_is_changed_and_that_is_told(
    asked: Any, visit: Visit
) -> None:
    screen = asked(background=NobodyAnswers())
    screen.pick("other")
    screen.go_on()
    assert visit.codes == [OTHER, HELD]
    assert (screen.handover, screen.outcomes) == ({"told": AWAY}, [TO_CODES])


class NobodyAnswers:
    busy = True

    def run(self, work: Any, then: Any, failed: Any) -> None:
        failed(HubUnreachable("away"))


def test_a_disk_that_fails_ends_in_the_failsafe(asked: Any) -> None:
    screen = asked(background=Fails())
    screen.pick("other")
    screen.go_on()
    assert screen.outcomes == [FAULT]
