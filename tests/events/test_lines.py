"""One event, one line of JSON."""

from __future__ import annotations

import json
import logging
import sys
from typing import Any

from events import COUNT, FAULT, Event, Kind, Level
from events.event import noted
from events.lines import OneLine, is_kept

CAME = Event("came", Kind.VISIT, Level.INFO, "{count} came.", {"count": COUNT})
BROKE = Event("broke", Kind.FAULT, Level.ERROR, "It broke: {fault}.", {"fault": FAULT})


def record(event: Event, **values: object) -> logging.LogRecord:
    told = noted(event, values)
    made = logging.LogRecord("sarhad", event.level, __file__, 1, "%s", (told.said,), None)
    made.noted = told
    made.created = 1795376531.1234
    return made


def library(words: str, level: int = logging.WARNING) -> logging.LogRecord:
    return logging.LogRecord("PIL.Image", level, "/x/PIL/Image.py", 77, words, None, sys.exc_info())


def read(line: str) -> dict[str, Any]:
    assert "\n" not in line
    found: dict[str, Any] = json.loads(line)
    return found


def test_a_line_says_when_what_and_where() -> None:
    assert read(OneLine("0.1.0", "ab12").format(record(CAME, count=2))) == {
        "time": "2026-11-22T19:42:11.123Z",
        "id": "came",
        "kind": "visit",
        "level": "info",
        "node": "ab12",
        "version": "0.1.0",
        "said": "2 came.",
        "count": 2,
    }


def test_a_fault_is_one_line_with_its_trace() -> None:
    try:
        raise ValueError("AYSEL\nSINAQOVA")
    except ValueError as fault:
        line = OneLine("0.1.0").format(record(BROKE, fault=fault))
    assert "AYSEL" not in line and "SINAQOVA" not in line
    assert read(line)["fault"]["trace"][0] == "ValueError"


def test_a_refused_field_is_named() -> None:
    line = read(OneLine("0.1.0").format(record(CAME, count="AYSEL")))
    assert line["refused"] == ["count"] and "count" not in line


def test_of_a_library_is_told_that_it_spoke_and_where_and_not_what_it_said() -> None:
    try:
        raise ValueError("SINAQOVA")
    except ValueError:
        line = OneLine("0.1.0").format(library("cannot read AYSEL"))
    assert "AYSEL" not in line and "SINAQOVA" not in line
    told = read(line)
    assert (told["id"], told["library"], told["place"]) == (
        "library.said",
        "PIL.Image",
        "Image.py:77",
    )


def test_a_logger_named_by_a_person_is_not_named() -> None:
    made = library("x")
    made.name = "AYSEL SINAQOVA"
    line = OneLine("0.1.0").format(made)
    assert "AYSEL" not in line
    assert read(line)["refused"] == ["library"]


def test_small_talk_of_libraries_is_not_kept() -> None:
    assert not is_kept(library("x", logging.INFO))
    assert is_kept(library("x")) and is_kept(record(CAME, count=1))
