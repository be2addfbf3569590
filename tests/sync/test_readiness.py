"""What a hub that is looked at is found to be, and what is in the way of its work."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest

from sync.readiness import (
    LITTLE_ROOM,
    NO_ROOM,
    OLD_SNAPSHOT,
    SOON,
    Matter,
    Observed,
    Standing,
    judge,
    nothing_seen,
)

AT = datetime(2026, 11, 22, 10, 2, tzinfo=UTC)
SECOND = timedelta(seconds=1)
WELL, ATTENTION, FAULT = Standing


def standing(matter: Matter, **seen: object) -> Standing | None:
    observed = Observed(AT, **{"store_answers": True, **seen})  # type: ignore[arg-type]
    return dict(judge(observed).standing).get(matter)


@pytest.mark.parametrize(
    ("free", "how"),
    [(LITTLE_ROOM, WELL), (LITTLE_ROOM - 1, ATTENTION), (NO_ROOM, ATTENTION), (NO_ROOM - 1, FAULT)],
)
def test_room_on_the_disk(free: int, how: Standing) -> None:
    assert standing(Matter.DISK, free=free) is how


@pytest.mark.parametrize(
    ("ends", "how"), [(AT, FAULT), (AT + SECOND, ATTENTION), (AT + SOON, WELL)]
)
def test_a_certificate_that_ends(ends: datetime, how: Standing) -> None:
    assert standing(Matter.CERTIFICATE, certificate=ends) is how


@pytest.mark.parametrize(
    ("made", "how"), [(AT - OLD_SNAPSHOT, WELL), (AT - OLD_SNAPSHOT - SECOND, ATTENTION)]
)
def test_an_old_word_of_the_centre_stops_nothing(made: datetime, how: Standing) -> None:
    assert standing(Matter.SNAPSHOT, snapshot=made) is how
    assert judge(Observed(AT, True, snapshot=made)).ready


def test_a_store_that_does_not_answer_is_in_the_way() -> None:
    found = judge(Observed(AT, store_answers=False, free=LITTLE_ROOM))
    assert not found.ready
    assert found.as_data() == {"ready": False, "checks": {"store": "fault", "disk": "well"}}


def test_what_is_not_there_is_not_judged() -> None:
    assert [matter for matter, _ in judge(Observed(AT, True)).standing] == [Matter.STORE]
    assert nothing_seen().ready
