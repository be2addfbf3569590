"""After a visit nothing of it is left: not in the process, its log, its files, or the clipboard."""

from __future__ import annotations

import json
import os
import string
import subprocess
import sys
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from urllib.parse import quote

import pytest

pytestmark = [pytest.mark.window, pytest.mark.slow, pytest.mark.timeout(300)]

ROOT = Path(__file__).resolve().parents[2]
CHILD = ROOT / "tests" / "faults" / "left_child.py"

TICKS = dict.fromkeys(
    ("over_limits", "unaccompanied", "temporary", "vehicle", "precious", "foreign_currency")
    + ("permit", "national_currency", "wireless"),
    False,
)
BY_CAR = {
    "language": "ru",
    "answers": {
        "journey": {
            "direction": "passing",
            "transport": "road_car",
            "country": "RU",
            "onward_country": "GE",
            "conveyance": "MARKQ77XQ",
            "minors": 0,
        },
        "ticks": {**TICKS, "over_limits": True, "vehicle": True, "foreign_currency": True},
        "person": {
            "document_number": "ZQ7391846",
            "surname": "ÖZMARKAOĞLU",
            "given_names": "ŞÜKRƏMARKA",
            "birth_date": "1971-03-07",
            "citizenship": "RU",
        },
        "money": [{"kind": "cash", "currency": "USD", "amount": "73918.25"}],
        "money_origin": {"owner": "MARKAYİYƏSİ", "source": "savings", "use": "travel"},
        "goods": [
            {
                "kind": "other",
                "name": "markalı kilim",
                "quantity": "3",
                "value": "90731.46",
                "currency": "USD",
                "accompanied": True,
            }
        ],
        "vehicle": {"plate": "99QZ739", "country": "RU", "stay": "transit"},
    },
}
BY_AIR = {
    "language": "az",
    "mrz": [
        "P<AZEMARKACI<<SINAQXANIM<<<<<<<<<<<<<<<<<<<<",
        "C000001230AZE9001022F3305061<<<<<<<<<<<<<<08",
    ],
    "answers": {
        "journey": {
            "direction": "arriving",
            "transport": "air",
            "country": "TR",
            "conveyance": "MQX7391",
            "minors": 0,
        },
        "ticks": {**TICKS, "foreign_currency": True},
        "money": [{"kind": "cash", "currency": "USD", "amount": "45917.52"}],
        "money_origin": {"source": "savings", "use": "travel"},
    },
}
MARKS = (
    *("MARKQ77XQ", "ZQ7391846", "ÖZMARKAOĞLU", "ŞÜKRƏMARKA", "1971-03-07", "73918.25"),
    *("MARKAYİYƏSİ", "markalı kilim", "90731.46", "99QZ739", "MARKACI", "SINAQXANIM"),
    *("C00000123", "1990-01-02", "MQX7391", "45917.52"),
)


@dataclass(frozen=True)
class Left:
    """What was found of the visitors, and where all of the process's files lie."""

    found: dict[str, Any]
    said: str
    folder: Path
    process: int


@pytest.fixture(scope="module")
def left(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Left]:
    """Have visitors at a kiosk in a process of its own, whose every folder is below one."""
    folder = tmp_path_factory.mktemp("machine")
    place = {name: str(folder / "home") for name in ("HOME", "TMPDIR", "XDG_RUNTIME_DIR")}
    (folder / "home").mkdir(mode=0o700)
    said = folder / "stderr"
    told = json.dumps({"visits": [BY_CAR, BY_AIR], "marks": MARKS}).encode("utf-8")
    with (
        said.open("wb") as out,
        subprocess.Popen(
            [sys.executable, str(CHILD), str(folder / "data")],
            cwd=ROOT,
            env={**os.environ, **place, "PYTHONPATH": str(ROOT), "KIVY_HOME": str(folder / "kivy")},
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=out,
        ) as process,
    ):
        assert process.stdin is not None and process.stdout is not None
        process.stdin.write(bytes(byte ^ 255 for byte in told).hex().encode() + b"\n")
        process.stdin.flush()
        line = process.stdout.readline()
        assert line, said.read_text("utf-8")
        yield Left(json.loads(line), said.read_text("utf-8"), folder, process.pid)
        process.stdin.close()


def test_no_mark_can_stand_by_chance_in_a_key_written_as_digits() -> None:
    assert [mark for mark in MARKS if len(mark) < 8 and set(mark) <= set(string.hexdigits)] == []


def test_what_looks_for_a_visit_finds_one_that_is_going_on(left: Left) -> None:
    assert len(left.found["during"]) > 5


def test_no_object_of_the_process_holds_anything_that_was_said(left: Left) -> None:
    assert left.found["after"] == []


def test_what_is_kept_over_a_power_cut_goes_with_its_visit(left: Left) -> None:
    assert len(left.found["kept"]["during"]) == 1
    assert left.found["kept"]["after"] == []


def test_a_paused_visit_is_on_no_disk(left: Left) -> None:
    assert left.found["kept"]["paused"] == []


def test_the_clipboard_is_empty(left: Left) -> None:
    assert left.found["clipboard"] == ""


def test_the_log_tells_of_the_visits_and_of_nobody(left: Left) -> None:
    log = (left.folder / "data" / "kiosk.log").read_text("ascii")
    assert "lodging.lodged" in log and '"name":"ValueError"' in log
    assert [mark for mark in MARKS if any(form in log.encode() for form in forms(mark))] == []
    assert [mark for mark in MARKS if mark in left.said] == []


def test_no_file_but_the_hubs_holds_it_in_clear(left: Left) -> None:
    found = {
        (file.relative_to(left.folder).as_posix(), mark)
        for file in left.folder.rglob("*")
        if file.is_file()
        for mark in MARKS
        if any(form in file.read_bytes() for form in forms(mark))
    }
    # The journal and the register are the hub's, whose officers must read them; that they are
    # found there shows that the looking works.
    assert {mark for _, mark in found} >= {"ÖZMARKAOĞLU", "ZQ7391846", "99QZ739"}
    assert [file for file, _ in found if not file.startswith("data/hub/")] == []


def forms(mark: str) -> set[bytes]:
    """Give the bytes a mark can stand as in a file."""
    spellings = {mark, mark.lower(), mark.upper(), mark.casefold()}
    return {
        form
        for text in spellings
        for form in (
            text.encode("utf-8"),
            text.encode("utf-16-le"),
            text.encode("utf-16-be"),
            quote(text).encode("ascii"),
            json.dumps(text)[1:-1].encode("ascii"),
        )
    }
