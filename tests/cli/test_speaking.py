"""Which language a command answers in."""

from __future__ import annotations

from pathlib import Path

import pytest

from cli.speaking import from_environment


@pytest.mark.parametrize(
    ("environment", "code"),
    [
        ({}, "az"),
        ({"LANG": "C"}, "az"),
        ({"LANG": "ru_RU.UTF-8"}, "ru"),
        ({"LANG": "en"}, "en"),
        ({"LANG": "de_DE.UTF-8"}, "az"),
        ({"LANGUAGE": "ru:en", "LANG": "en_US.UTF-8"}, "ru"),
        ({"LANGUAGE": "de:en", "LANG": "ru_RU"}, "en"),
        ({"LANGUAGE": "", "LANG": "ru@latin"}, "ru"),
        ({"LANGUAGE": "../../etc:.", "LANG": "\x00"}, "az"),
    ],
)
def test_the_first_language_named_that_is_here_is_spoken(environment, code: str) -> None:
    assert from_environment(environment) == code


def test_the_option_wins_over_the_environment(run, examples: Path) -> None:
    file = examples / "nothing-to-declare.json"
    english = run("check", "passenger", file, "--language", "en", language="ru").out
    assert english == "No problem was found.\n"
    assert run("check", "passenger", file, language="ru").out == "Ошибок не найдено.\n"


def test_one_run_does_not_speak_for_the_next(run, examples: Path) -> None:
    file = examples / "nothing-to-declare.json"
    run("check", "passenger", file, "--language", "ru")
    assert run("check", "passenger", file, language="en").out == "No problem was found.\n"
