"""An event carries what its catalogue allows and nothing else."""

from __future__ import annotations

import logging
from enum import StrEnum

import pytest

from events import COUNT, FAULT, FLAG, MILLISECONDS, Event, Kind, Level, Word, note
from events.event import LOG, noted


class Colour(StrEnum):
    RED = "red"
    GREEN = "green"


TRIED = Event(
    "tried.it",
    Kind.DEVICE,
    Level.WARNING,
    "Tried {times} times in {took} ms, it showed {colour}: {well}.",
    {"times": COUNT, "took": MILLISECONDS, "colour": Word(Colour), "well": FLAG},
)
BROKE = Event("broke", Kind.FAULT, Level.ERROR, "It broke: {fault}.", {"fault": FAULT})


def test_the_sentence_is_filled_from_the_fields() -> None:
    told = noted(TRIED, {"well": True, "times": 3, "took": 40, "colour": Colour.RED})
    assert told.said == "Tried 3 times in 40 ms, it showed red: yes."
    assert list(told.values) == ["times", "took", "colour", "well"]
    assert told.refused == ()


@pytest.mark.parametrize("value", ["C1234567", "red", None, 3.5, True, -1, b"AYSEL"])
def test_a_count_takes_no_text_and_nothing_that_is_no_count(value: object) -> None:
    told = noted(TRIED, {"times": value, "took": 1, "colour": Colour.RED, "well": True})
    assert told.refused == ("times",) and "times" not in told.values
    assert told.said.startswith("Tried ? times")


def test_a_count_is_too_small_for_a_number_that_names_somebody() -> None:
    told = noted(TRIED, {"times": 2_000_000_000_008, "took": 994_501_234_567})
    assert told.values == {"times": 99_999, "took": 86_400_000}


@pytest.mark.parametrize("value", ["red", "AYSEL", 1, None])
def test_a_word_is_a_member_and_never_a_text_that_looks_like_one(value: object) -> None:
    assert noted(TRIED, {"colour": value}).values == {}


def test_a_field_the_catalogue_does_not_know_is_left_out_and_named() -> None:
    told = noted(BROKE, {"fault": ValueError(), "surname": "SINAQOVA"})
    assert told.refused == ("surname",)
    assert "SINAQOVA" not in str(told.values) + told.said


def test_what_a_fault_said_is_left_out() -> None:
    try:
        int("AYSEL")
    except ValueError as fault:
        told = noted(BROKE, {"fault": fault})
    assert "AYSEL" not in str(told.values) + told.said
    assert told.values["fault"]["name"] == "ValueError"
    assert told.values["fault"]["number"] in told.said


def test_a_sentence_names_no_field_that_the_event_has_not() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Event("a", Kind.VISIT, Level.INFO, "{count} came.")


def test_a_field_never_hides_what_every_line_has() -> None:
    with pytest.raises(ValueError, match="do not fit"):
        Event("a", Kind.VISIT, Level.INFO, "It came.", {"time": MILLISECONDS})


def test_noting_goes_through_the_logging_module(caplog: pytest.LogCaptureFixture) -> None:
    note(TRIED, times=2, took=5, colour=Colour.GREEN, well=False)
    assert caplog.record_tuples == [
        (LOG.name, logging.WARNING, "Tried 2 times in 5 ms, it showed green: no.")
    ]
