"""Lines go where they are asked to, and what nobody caught goes nowhere else."""

from __future__ import annotations

import gc
import io
import json
import logging
import stat
import sys
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from events import COUNT, Event, Kind, Level, note
from events.writing import FILE_BYTES, FILES_BEFORE, Log

CAME = Event("came", Kind.VISIT, Level.INFO, "{count} came.", {"count": COUNT})


class Told:
    """A stream, and the lines in it."""

    def __init__(self) -> None:
        self.stream = io.StringIO()

    @property
    def lines(self) -> list[dict[str, Any]]:
        return [json.loads(line) for line in self.stream.getvalue().splitlines()]


@pytest.fixture
def told() -> Told:
    return Told()


@pytest.fixture
def log(told: Told) -> Iterator[Log]:
    log = Log("0.1.0", told.stream)
    log.begin()
    yield log
    log.end()


def test_every_event_is_a_line_until_the_end(log: Log, told: Told) -> None:
    note(CAME, count=1)
    log.node = "ab12"
    note(CAME, count=2)
    log.end()
    note(CAME, count=3)
    assert [(line["node"], line["count"]) for line in told.lines] == [("", 1), ("ab12", 2)]


def test_a_thread_that_ends_with_a_fault_does_not_say_what_it_said(
    log: Log, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    thread = threading.Thread(target=lambda: int("AYSEL"))
    thread.start()
    thread.join()
    assert told.lines[0]["id"] == "process.fault"
    assert told.lines[0]["fault"]["name"] == "ValueError"
    assert "AYSEL" not in told.stream.getvalue() + "".join(capsys.readouterr())


class Untidy:
    def __del__(self) -> None:
        raise ValueError("SINAQOVA")


def test_an_object_that_cannot_be_tidied_up_does_not_either(
    log: Log, told: Told, capsys: pytest.CaptureFixture[str]
) -> None:
    Untidy()
    gc.collect()
    assert told.lines[0]["fault"]["name"] == "ValueError"
    assert "SINAQOVA" not in told.stream.getvalue() + "".join(capsys.readouterr())


def test_the_end_leaves_everything_as_it_was(told: Told) -> None:
    before = threading.excepthook, sys.unraisablehook, logging.raiseExceptions
    log = Log("0.1.0", told.stream)
    log.begin()
    assert threading.excepthook is not before[0]
    log.end()
    log.end()
    assert before == (threading.excepthook, sys.unraisablehook, logging.raiseExceptions)


def test_a_file_is_for_its_owner_and_does_not_grow_without_bound(
    tmp_path: Path, told: Told
) -> None:
    file = tmp_path / "log" / "kiosk.log"
    log = Log("0.1.0", told.stream, file)
    log.begin()
    # Filled beforehand up to the last line, each time: 5 MB of lines would take seconds.
    for _ in range(FILES_BEFORE + 3):
        with file.open("ab") as before:
            before.truncate(FILE_BYTES)
            before.seek(0, io.SEEK_END)
        note(CAME, count=1)
    log.end()
    files = sorted(file.parent.iterdir())
    assert len(files) == FILES_BEFORE + 1
    assert all(each.stat().st_size <= FILE_BYTES for each in files)
    assert {stat.S_IMODE(each.stat().st_mode) for each in files} == {0o600}
    assert json.loads(file.read_text("ascii").splitlines()[-1])["id"] == "came"


def test_a_stream_that_is_full_stops_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    class Full(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(28, "No space left on device")

    log = Log("0.1.0", Full())
    log.begin()
    note(CAME, count=1)
    log.end()
    assert "".join(capsys.readouterr()) == ""
