"""Every sentence of the command is in every language, and no other is kept."""

from __future__ import annotations

import ast
import string
from pathlib import Path

import pytest
from babel.messages import pofile

from cli.faults import SENTENCES
from cli.output import words
from languages import available

TRANSLATED = [code for code in available() if code != "en"]

ROOT = Path(__file__).resolve().parents[2]


def spoken() -> set[str]:
    found = set(SENTENCES.values())
    for path in sorted((ROOT / "cli").glob("*.py")):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and getattr(node.func, "id", "") == words.__name__:
                said = node.args[0]
                found |= {said.value} if isinstance(said, ast.Constant) else set()
    return found


def known(code: str) -> dict[str, str]:
    found = {}
    for file in sorted((ROOT / "locale" / code).glob("*.po")):
        with file.open("rb") as handle:
            read = pofile.read_po(handle, locale=code, abort_invalid=True)
        found |= {one.id: one.string for one in read if one.context == "command"}
    return found


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_sentence_is_translated_and_none_is_left_over(code: str) -> None:
    assert spoken() == set(known(code))


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_place_is_filled_in_translation(code: str) -> None:
    def places(text: str) -> set[str]:
        return {name for _, name, _, _ in string.Formatter().parse(text) if name}

    assert [one for one, said in known(code).items() if places(one) != places(said)] == []
