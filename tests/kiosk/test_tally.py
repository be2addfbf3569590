"""A visit is counted, and what was said in it is not."""

from __future__ import annotations

import pytest

from kiosk.events import Ending
from kiosk.tally import Tally
from kiosk.visit import STAFF, Lodged, Step, Visit


def test_a_visit_is_told_of_once_with_its_screens_and_time(
    caplog: pytest.LogCaptureFixture,
) -> None:
    seconds = iter((10.0, 52.5))
    tally = Tally(lambda: next(seconds))
    visit = Visit("t", step=Step.DONE, answers={"person": {"surname": "SINAQOVA"}})
    visit.lodged = Lodged(2_000_000_000_008, bytes(16))
    caplog.set_level("INFO")
    for step in (Step.LANGUAGE, Step.INTENT, Step.TICKS, Step.DONE):
        tally.shown(step)
    tally.ended(visit, Ending.FINISHED)
    tally.ended(visit, Ending.FINISHED)
    assert [record.getMessage() for record in caplog.records] == [
        "A visit ended at done after 3 screens and 42500 ms: finished; lodged: yes."
    ]


def test_where_nobody_began_nothing_is_told(caplog: pytest.LogCaptureFixture) -> None:
    caplog.set_level("INFO")
    tally = Tally(lambda: 0.0)
    tally.shown(Step.LANGUAGE)
    for step in (Step.OUT_OF_SERVICE, Step.OUT_OF_ORDER, *STAFF):
        tally.shown(step)
    tally.ended(Visit("t"), Ending.FAULT)
    assert caplog.records == []
