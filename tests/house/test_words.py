"""Every language has every word, and its fonts have every letter."""

from __future__ import annotations

import ast
import re
import string
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from babel.messages import pofile
from fontTools.ttLib import TTFont

from customs.country_codes import COUNTRIES
from languages import available, load
from languages.fonts import installed
from officer_console.wording import all_words as desk_words

Word = tuple[str, str]


def spoken_in(path: Path) -> Iterator[Word]:
    """Find the (context, msgid) pairs a file speaks with literal words."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if not isinstance(node, ast.Call) or not isinstance(node.func, ast.Attribute):
            continue
        if node.func.attr not in {"say", "say_count"} or len(node.args) < 2:
            continue
        literal = [a.value for a in node.args if isinstance(a, ast.Constant)]
        if len(literal) >= 2 and all(isinstance(value, str) for value in literal[:2]):
            yield literal[0], literal[1]


def spoken_in_page(path: Path) -> Iterator[Word]:
    """Find the words a template speaks."""
    yield from re.findall(r'say\("([^"]+)", "([^"]+)"', path.read_text("utf-8"))


@cache
def catalogue(folder: Path) -> dict[Word, tuple[str, ...]]:
    words: dict[Word, tuple[str, ...]] = {}
    for source in sorted(folder.glob("*.po")):
        with source.open("rb") as handle:
            for message in pofile.read_po(handle, locale=folder.name, abort_invalid=True):
                if message.id:
                    first = message.id[0] if isinstance(message.id, tuple | list) else message.id
                    said = message.string
                    shapes = (said,) if isinstance(said, str) else tuple(said)
                    words[(message.context or "", first)] = shapes
    return words


def translated() -> list[str]:
    return [code for code in available() if code != "en"]


@pytest.mark.parametrize("code", translated())
def test_every_word_of_every_page_is_in_the_language(
    code: str, tracked: list[Path], root: Path
) -> None:
    known = catalogue(root / "locale" / code)
    words = [word for path in tracked if path.suffix == ".html" for word in spoken_in_page(path)]
    assert len(words) > 20
    assert [word for word in (*words, *desk_words()) if word not in known] == []


@pytest.mark.parametrize("code", translated())
def test_every_word_spoken_in_code_is_in_the_language(
    code: str, rooms: list[Path], root: Path
) -> None:
    known = catalogue(root / "locale" / code)
    missing = [
        f"{path.relative_to(root)}: {word}"
        for path in rooms
        for word in spoken_in(path)
        if word not in known
    ]
    assert missing == []


@pytest.mark.parametrize("code", translated())
def test_no_word_is_left_empty_and_every_place_is_filled(code: str, root: Path) -> None:
    wrong = []
    for (context, message), shapes in catalogue(root / "locale" / code).items():
        wanted = places(message)
        for said in shapes:
            if not said or not places(said) <= wanted | {"count"}:
                wrong.append(f"{context}: {message!r} -> {said!r}")
    assert wrong == []


def places(text: str) -> set[str]:
    return {name for _, name, _, _ in string.Formatter().parse(text) if name}


def test_the_languages_have_the_same_words(root: Path) -> None:
    first, *others = translated()
    for other in others:
        difference = set(catalogue(root / "locale" / first)) ^ set(
            catalogue(root / "locale" / other)
        )
        assert sorted(difference) == []


@cache
def letters_of(family: str, bold: bool) -> frozenset[int]:
    """Give what a font has by its own table; nothing when it is not installed."""
    face = installed(family, bold)
    if face is None:
        return frozenset()
    with TTFont(face.path, fontNumber=0) as font:
        return frozenset(font.getBestCmap())


@pytest.mark.parametrize("bold", [False, True], ids=["regular", "bold"])
@pytest.mark.parametrize("code", translated())
def test_every_word_has_letters_in_its_fonts(code: str, bold: bool, root: Path) -> None:
    language = load(code)
    said = [word for words in catalogue(root / "locale" / code).values() for word in words]
    said += [language.country(country) for country in COUNTRIES]
    for fonts in (language.screen_fonts, language.paper_fonts):
        has = frozenset().union(*(letters_of(family, bold) for family in fonts))
        missing = {letter for word in said for letter in word if ord(letter) not in has}
        assert {letter for letter in missing if not letter.isspace()} == set()


@pytest.mark.parametrize("code", available())
def test_a_language_names_itself_and_has_a_keyboard(code: str) -> None:
    language = load(code)
    assert language.name
    assert language.direction in {"ltr", "rtl"}
    assert language.keyboard.exists()
