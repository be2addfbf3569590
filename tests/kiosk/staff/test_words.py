"""Every word staff read is in the languages: those of tables, and those of checks."""

from __future__ import annotations

import ast
from datetime import date
from pathlib import Path

import pytest

from kiosk.context import KioskSettings
from kiosk.settings.setting import Who
from kiosk.settings.table import SETTINGS, value_of
from kiosk.staff import checks
from kiosk.staff.finding import CONTEXT
from kiosk.staff.words import Wording, all_words
from languages import load
from reference import load as load_law

LANGUAGES = ("az", "ru")
SAME = {"{number} %", "{version}", "Disk", "Printer"}
"""Words that are the same in some language."""


def sentences() -> set[str]:
    tree = ast.parse(Path(checks.__file__).read_text(encoding="utf-8"))
    found = {
        node.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Constant) and isinstance(node.value, str)
    }
    documented = {
        ast.get_docstring(node, clean=False)
        for node in ast.walk(tree)
        if isinstance(node, ast.Module | ast.FunctionDef)
    }
    standing = {
        node.value.value
        for node in ast.walk(tree)
        if isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
    }
    return {text for text in found - documented - standing if text.endswith(".") or "{" in text}


def unsaid(code: str, words: set[tuple[str, str]]) -> list[tuple[str, str]]:
    return sorted(each for each in words if said(code, *each) == each[1] and each[1] not in SAME)


def said(code: str, context: str, words: str) -> str:
    # Counted words are looked up with a number: asked for plainly, Debian 12's Python finds none.
    language = load(code)
    plain = language.say(context, words)
    return plain if plain != words else language.translations.npgettext(context, words, words, 2)


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_word_of_the_tables_is_in_the_language(code: str) -> None:
    assert unsaid(code, set(all_words())) == []


@pytest.mark.parametrize("code", LANGUAGES)
def test_every_sentence_of_the_report_is_in_the_language(code: str) -> None:
    assert len(sentences()) > 40
    assert unsaid(code, {(CONTEXT, text) for text in sentences()}) == []


@pytest.mark.parametrize("code", [*LANGUAGES, "en"])
def test_every_value_a_setting_may_have_is_worded(code: str) -> None:
    wording = Wording(load(code), load_law(date(2026, 11, 22)).lists, load)
    for setting in (one for one in SETTINGS if one.who is Who.MENU):
        for value in setting.allowed or (True, False):
            if setting.name != "languages":
                assert wording.one(setting, value)
        assert wording.values(setting, value_of(KioskSettings(), setting.name))
