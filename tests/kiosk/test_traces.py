"""A fault is traced without what a person typed."""

from __future__ import annotations

from kiosk.traces import trace
from records.faults import StorageFull


def raised(fault: Exception, cause: Exception | None = None) -> Exception:
    try:
        raise fault from cause
    except type(fault) as caught:
        return caught


def test_a_message_that_quotes_an_answer_is_left_out() -> None:
    told = trace(raised(ValueError("invalid literal for int(): 'AYSEL'"), KeyError("SINAQOVA")))
    assert "AYSEL" not in told and "SINAQOVA" not in told
    assert told.startswith("ValueError")
    assert "because of KeyError" in told


def test_where_it_arose_and_its_number_are_told() -> None:
    told = trace(raised(StorageFull("full")))
    assert told.startswith("StorageFull, fault 21")
    assert "test_traces.py" in told and "in raised" in told
