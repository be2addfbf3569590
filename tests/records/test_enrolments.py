"""A token is used once, by one key, in its time."""

from __future__ import annotations

import pytest

from records.enrolments import KEPT, Enrolments, Invited, Unfit
from records.hub_store import HubStore

AT = 1_800_000_000_000
HOUR = 3_600_000
KIOSK = Invited("kiosk", "Kiosk 3", "baki")
ONE, OTHER = b"1" * 32, b"2" * 32


@pytest.fixture
def tokens(hub: HubStore) -> Enrolments:
    hub.nodes.enrolments.invite(b"token", KIOSK, AT, AT + HOUR)
    return hub.nodes.enrolments


def test_a_token_says_what_its_machine_becomes(tokens: Enrolments) -> None:
    assert tokens.use(b"token", ONE, AT) == KIOSK


def test_the_machine_that_used_it_may_ask_again_and_no_other(tokens: Enrolments) -> None:
    tokens.use(b"token", ONE, AT)
    assert tokens.use(b"token", ONE, AT + 1) == KIOSK
    assert tokens.use(b"token", OTHER, AT + 1) is Unfit.USED


def test_a_token_ends_for_whoever_has_it(tokens: Enrolments) -> None:
    assert tokens.use(b"token", ONE, AT + HOUR) is Unfit.ENDED
    tokens.use(b"token", ONE, AT + HOUR - 1)
    assert tokens.use(b"token", ONE, AT + HOUR) is Unfit.ENDED


def test_one_that_was_never_given_is_unknown(tokens: Enrolments) -> None:
    assert tokens.use(b"another", ONE, AT) is Unfit.UNKNOWN


def test_long_after_its_end_it_is_forgotten(tokens: Enrolments) -> None:
    late = AT + HOUR + KEPT + 1
    tokens.invite(b"later", KIOSK, late, late + HOUR)
    assert tokens.use(b"token", ONE, late) is Unfit.UNKNOWN


def test_one_that_was_not_used_can_be_taken_back(tokens: Enrolments) -> None:
    assert tokens.forget(b"token")
    assert tokens.use(b"token", ONE, AT) is Unfit.UNKNOWN
    tokens.invite(b"token", KIOSK, AT, AT + HOUR)
    tokens.use(b"token", ONE, AT)
    assert not tokens.forget(b"token")
