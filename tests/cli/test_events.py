"""The catalogue's page is never stale, and every event told in code is one of the catalogue."""

from __future__ import annotations

import ast
import importlib
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from cli.events import CATALOGUES, all_events
from events import Event, declared, fault_number
from records.faults import StorageFull

ROOT = Path(__file__).resolve().parents[2]
ROOMS = ("kiosk", "sync", "records", "officer_console", "web")
COMMANDS = ("hub_serving.py", "workers.py")
"""Modules of the command that run for months, and tell what happens."""
UNSAID = {"kiosk/gallery.py"}
"""The gallery quiets libraries; it says nothing."""


def files() -> list[Path]:
    rooms = [path for room in ROOMS for path in sorted((ROOT / room).rglob("*.py"))]
    return rooms + [ROOT / "cli" / name for name in COMMANDS]


def by_constant() -> dict[str, Event]:
    found: dict[str, Event] = {}
    for name in CATALOGUES:
        found |= declared(importlib.import_module(name))
    return found


def noted(path: Path) -> Iterator[tuple[str, ast.Call]]:
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and getattr(node.func, "id", "") in {"note", "_complain"}:
            yield f"{path.relative_to(ROOT)}:{node.lineno}", node


def test_the_page_is_made_of_the_catalogue(run) -> None:
    assert run("events").out == (ROOT / "docs" / "events.md").read_text(encoding="utf-8")


def test_the_catalogue_is_data_when_asked(run) -> None:
    ids = [event["id"] for event in run("events", "--json").data]
    assert ids == sorted(event.id for event in all_events())


def test_no_two_events_share_an_id_or_a_name_in_code() -> None:
    events = all_events()
    assert len({event.id for event in events}) == len(events) == len(by_constant())


def test_no_catalogue_is_forgotten() -> None:
    found = {
        ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for path in files()
        if path.name == "events.py"
    }
    assert found <= set(CATALOGUES)


def test_every_event_told_is_one_of_the_catalogue_with_its_own_fields() -> None:
    known = by_constant()
    wrong, count = [], 0
    for path in files():
        for place, call in noted(path):
            count += 1
            name = ast.unparse(call.args[0]).split(".")[-1]
            given = {one.arg for one in call.keywords}
            if name == "event" and given == {None}:
                continue
            if name not in known or given != set(known[name].fields):
                wrong.append(f"{place}: {name} {given}")
    assert wrong == [] and count > 5


def test_every_event_of_the_catalogue_is_told_somewhere() -> None:
    words = "".join(
        path.read_text(encoding="utf-8") for path in files() if path.name != "events.py"
    )
    words += (ROOT / "events" / "lines.py").read_text() + (
        ROOT / "events" / "writing.py"
    ).read_text()
    assert [name for name in by_constant() if name not in words] == []


def test_no_room_writes_a_log_of_its_own() -> None:
    wrong = []
    for path in files():
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            names = [one.name for one in getattr(node, "names", [])]
            imports = isinstance(node, ast.Import | ast.ImportFrom)
            if imports and "logging" in {*names, getattr(node, "module", "")}:
                wrong.append(str(path.relative_to(ROOT)))
    assert [one for one in wrong if one not in UNSAID] == []


@pytest.fixture
def log(tmp_path: Path) -> Path:
    file = tmp_path / "kiosk.log"
    number = fault_number(StorageFull()).written
    line = {
        "time": "2026-11-22T19:42:11.123Z",
        "version": "0.1.0",
        "id": "glass.out_of_service",
        "fault": {"name": "StorageFull", "number": number, "trace": ["StorageFull", "a.b:7 c"]},
    }
    others = ["not a line of ours", "[]", '{"fault":"x"}', '{"id":"came"}']
    file.write_text("\n".join([*others, json.dumps(line)]) + "\n", encoding="utf-8")
    return file


def test_a_number_read_aloud_is_found_with_its_trace(run, log: Path) -> None:
    ended = run("fault", fault_number(StorageFull()).spoken, log)
    assert ended.code == 0
    assert ended.out.splitlines() == [
        "2026-11-22T19:42:11.123Z  0.1.0  glass.out_of_service",
        "StorageFull",
        "a.b:7 c",
    ]
    assert len(run("fault", fault_number(StorageFull()).written, log, "--json").data) == 1


def test_a_number_that_was_misheard_is_not_looked_for(run, log: Path) -> None:
    ended = run("fault", "21 47 13 B", log)
    assert ended.code == 1 and "misheard" in ended.err


def test_a_number_that_is_in_no_log_is_said(run, log: Path) -> None:
    ended = run("fault", "21 47 13 A", log)
    assert ended.code == 1 and "21-4713-A is not in these logs" in ended.err


def test_a_log_that_is_not_there_is_wrong_usage(run, tmp_path: Path) -> None:
    assert run("fault", "21 47 13 A", tmp_path / "none").code == 2
