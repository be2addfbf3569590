"""A call stands once, ends with its visit, and one officer's word is the first one's."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

from records.calls import KEPT, Calling, Calls
from records.hub_store import HubStore

AT = 1_800_000_000_000
MINUTE = 60_000


@pytest.fixture
def calls(hub: HubStore) -> Calls:
    return hub.calls


def calling(token: str = "a", node: bytes = b"one", kiosk: str = "0001") -> Calling:
    return Calling(token, node, "baki", kiosk, "questions")


def standing(calls: Calls, at: int = AT) -> list[tuple[str, str | None, bool]]:
    return [
        (call.kiosk, call.officer, call.ended_at is not None)
        for call in calls.standing(at - 60 * MINUTE, at - 2 * MINUTE)
    ]


def test_a_call_stands_at_the_hub(calls: Calls) -> None:
    made = calls.call(calling(), AT)
    assert (made.post, made.kiosk, made.place, made.called_at) == ("baki", "0001", "questions", AT)
    assert calls.standing(AT - MINUTE, AT) == [made]


def test_calling_again_is_the_same_call(calls: Calls) -> None:
    first = calls.call(calling(), AT)
    assert calls.call(calling(), AT + MINUTE) == first
    assert len(standing(calls)) == 1


def test_a_new_call_of_a_kiosk_ends_the_one_it_could_not_take_back(calls: Calls) -> None:
    calls.call(calling("a"), AT)
    calls.call(calling("b"), AT + MINUTE)
    assert standing(calls, AT + MINUTE) == [("0001", None, True), ("0001", None, False)]


def test_two_kiosks_of_one_name_are_two_kiosks(calls: Calls) -> None:
    calls.call(calling("a", b"one"), AT)
    calls.call(calling("b", b"two"), AT)
    calls.end(b"one", AT)
    assert standing(calls) == [("0001", None, True), ("0001", None, False)]


def test_who_comes_is_written_down_with_the_moment(calls: Calls) -> None:
    made = calls.call(calling(), AT)
    assert calls.answer(made.id, "numune", "s1", AT + 9) is True
    again = calls.call(calling(), AT + 10)
    assert (again.officer, again.answered_at) == ("numune", AT + 9)


def test_the_second_officer_changes_nothing(calls: Calls) -> None:
    made = calls.call(calling(), AT)
    calls.answer(made.id, "numune", "s1", AT)
    assert calls.answer(made.id, "ikinci", "s2", AT + 1) is False
    assert standing(calls) == [("0001", "numune", False)]


def test_nobody_comes_to_a_call_that_was_taken_back(calls: Calls) -> None:
    made = calls.call(calling(), AT)
    calls.end(b"one", AT + 1)
    assert calls.answer(made.id, "numune", "s1", AT + 2) is False
    assert calls.call(calling(), AT + 3).ended_at == AT + 1


def test_what_ended_is_seen_for_a_while_and_then_no_more(calls: Calls) -> None:
    calls.call(calling(), AT)
    calls.end(b"one", AT)
    assert standing(calls, AT + MINUTE) == [("0001", None, True)]
    assert standing(calls, AT + 3 * MINUTE) == []


def test_what_nobody_ever_ended_stops_being_shown(calls: Calls) -> None:
    calls.call(calling(), AT)
    assert standing(calls, AT + 61 * MINUTE) == []


def test_taking_back_nothing_writes_nothing(
    hub: HubStore, writes: Callable[[HubStore], list[str]]
) -> None:
    seen = writes(hub)
    hub.calls.end(b"one", AT)
    hub.calls.standing(AT, AT)
    assert seen == []


def test_an_ended_call_is_forgotten_after_thirty_days(calls: Calls) -> None:
    calls.call(calling("a"), AT)
    calls.end(b"one", AT)
    calls.call(calling("b", b"two"), AT + KEPT + 1)
    assert [call.kiosk for call in calls.standing(0, 0)] == ["0001"]


@pytest.fixture
def writes() -> Callable[[HubStore], list[str]]:
    """Listen to what a store is asked to write."""
    from sqlalchemy import event

    def listen(hub: HubStore) -> list[str]:
        seen: list[str] = []

        def told(_connection: Any, _cursor: Any, statement: str, *_: Any) -> None:
            if statement != "BEGIN" and not statement.startswith("SELECT"):
                seen.append(statement)

        event.listen(hub.engine, "before_cursor_execute", told)
        return seen

    return listen
