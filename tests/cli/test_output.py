"""What is printed cannot drive a terminal, and is valid JSON whatever the answers hold."""

from __future__ import annotations

import json

STRANGE = "\x1b[2J\u202e\ud800\U0001f600ə"


def test_control_signs_are_written_as_escapes(run, saved) -> None:
    ended = run("check", "passenger", saved({"\x1b[31mred\u202e": 1}))
    assert "\x1b" not in ended.out
    assert "\u202e" not in ended.out


def test_a_file_name_cannot_drive_the_terminal_either(run) -> None:
    ended = run("check", "passenger", "/no/\x1b[2J/file\nsecond")
    assert "\x1b" not in ended.err


def test_letters_standard_output_cannot_write_are_escaped(process, examples) -> None:
    file = examples / "mistakes.json"
    ended = process(
        "check", "passenger", file, "--language", "az", env={"PYTHONIOENCODING": "ascii"}
    )
    assert ended.code == 1
    assert "\\u0259" in ended.out


def test_json_stays_json_where_letters_cannot_be_written(process, examples) -> None:
    arguments = ("check", "passenger", examples / "mistakes.json", "--language", "ru", "--json")
    plain = process(*arguments)
    escaped = process(*arguments, env={"PYTHONIOENCODING": "ascii"})
    assert escaped.out.isascii()
    assert not plain.out.isascii()
    assert escaped.data == plain.data


def test_half_a_letter_in_the_answers_does_not_break_the_json(run, passenger, saved) -> None:
    passenger["person"][STRANGE] = STRANGE
    passenger[STRANGE] = STRANGE
    ended = run("check", "passenger", saved(passenger), "--json")
    assert ended.code == 1
    assert json.loads(ended.out)
