"""What a command reads, when it is not what it should be. The real command, so that exits count."""

from __future__ import annotations

import json
import os
from pathlib import Path

import pytest

from cli.reading import LARGEST_INPUT

CHECK = ("check", "passenger")

BAD = {
    "nothing": b"",
    "binary": bytes(range(256)) * 40,
    "not utf-8": '{"person": "Сынаг"}'.encode("cp1251"),
    "deep list": b"[" * 100_000,
    "deep object": b'{"a":' * 100_000 + b"1" + b"}" * 100_000,
    "a list": b"[1, 2]",
    "a word": b'"passenger"',
    "null": b"null",
    "cut short": b'{"person": {"surname": "N',
    "huge exponent": b'{"money": 1e99999999999999999999999}',
    "huge integer": b'{"money": ' + b"9" * 10_000 + b"}",
}


@pytest.mark.parametrize("data", BAD.values(), ids=BAD.keys())
def test_what_is_no_json_object_is_a_problem(data: bytes, run, tmp_path: Path) -> None:
    file = tmp_path / "bad.json"
    file.write_bytes(data)
    for command in (CHECK, ("allowance",), ("receipt",)):
        more = ("--out", tmp_path / "out.bin") if command == ("receipt",) else ()
        ended = run(*command, file, *more)
        assert ended.code == 1
        assert str(file) in ended.err
        assert len(ended.err) < 500


def test_a_file_that_is_not_there_is_wrong_usage(process, tmp_path: Path) -> None:
    ended = process(*CHECK, tmp_path / "none.json")
    assert ended.code == 2
    assert "none.json: cannot be read" in ended.err


def test_a_folder_is_wrong_usage(run, tmp_path: Path) -> None:
    assert run(*CHECK, tmp_path).code == 2


def test_a_name_no_file_can_have_is_wrong_usage(run) -> None:
    assert run(*CHECK, "a\0b").code == 2
    assert run(*CHECK, "n" * 5000).code == 2


def test_a_name_in_no_encoding_is_wrong_usage(process, tmp_path: Path) -> None:
    assert process(*CHECK, os.fsdecode(bytes(tmp_path) + b"/\xff\xfe.json")).code == 2


def test_a_file_larger_than_a_form_could_be_is_wrong_usage(run, tmp_path: Path) -> None:
    file = tmp_path / "huge.json"
    file.write_bytes(b" " * (LARGEST_INPUT + 1))
    ended = run(*CHECK, file)
    assert ended.code == 2
    assert "more than" in ended.err


def test_an_endless_file_ends(process) -> None:
    assert process(*CHECK, "/dev/zero").code == 2


def test_closed_standard_input_is_said_plainly(process) -> None:
    ended = process(*CHECK, "-", preexec_fn=lambda: os.close(0))
    assert ended.code == 2
    assert "Standard input is closed." in ended.err


def test_empty_standard_input_is_a_problem(process) -> None:
    assert process(*CHECK, "-", input=b"").code == 1


def test_a_reader_that_goes_away_ends_the_command_quietly(process, tmp_path: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    strangers = {f"x{place}": 1 for place in range(5000)}
    file = tmp_path / "strangers.json"
    file.write_text(json.dumps(strangers), encoding="utf-8")
    with os.fdopen(writing, "wb") as broken:
        ended = process(*CHECK, file, stdout=broken)
    assert (ended.code, ended.err) == (1, "")
