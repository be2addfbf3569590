from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

from forms.content import Problem
from forms.definition import FormDefinition
from forms.problems import OTHERWISE, SENTENCES, place, sentence
from languages import available, load
from languages.language import Language

TRANSLATED = [code for code in available() if code != "en"]

ROOT = Path(__file__).resolve().parents[2]
CALLS = {"refused": 0, "error": 0, "warning": 0, "Problem": 1, "_rows_problem": 1}


def codes(path: Path) -> Iterator[str]:
    """Find the codes of problems a file can make."""
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Name):
            place = CALLS.get(node.func.id)
            if place is not None and len(node.args) > place:
                yield from literals(node.args[place])


def literals(node: ast.expr) -> Iterator[str]:
    if isinstance(node, ast.Constant) and isinstance(node.value, str):
        yield node.value
    elif isinstance(node, ast.IfExp):
        yield from literals(node.body)
        yield from literals(node.orelse)


def every_code() -> set[str]:
    files = [*(ROOT / "forms").rglob("*.py"), ROOT / "customs" / "text.py"]
    files += (ROOT / "customs" / "identifiers").glob("*.py")
    return {code for path in files for code in codes(path)} | {"unknown_section", "unknown_field"}


def test_every_problem_there_can_be_has_a_sentence() -> None:
    found = every_code()
    assert len(found) > 25
    assert sorted(found - set(SENTENCES)) == []


def test_no_sentence_is_left_over() -> None:
    assert sorted(set(SENTENCES) - every_code()) == []


@pytest.mark.parametrize("code", TRANSLATED)
@pytest.mark.parametrize("words", [*SENTENCES.values(), OTHERWISE])
def test_every_sentence_is_in_the_language(code: str, words: str) -> None:
    said = load(code).say("problem", words)
    assert said != words
    assert "{field}" in said


def test_a_sentence_names_the_question_and_the_row(
    passenger: FormDefinition, en: Language, az: Language
) -> None:
    problem = Problem("goods.1.value", "too_small", parameters={"least": "0.01"})
    assert sentence(problem, passenger, en) == "Goods 2, Value: this must be at least 0.01."
    assert sentence(problem, passenger, az) == "Mallar 2, Dəyəri: ən azı 0.01 olmalıdır."


def test_a_problem_without_a_sentence_still_says_where(
    passenger: FormDefinition, en: Language
) -> None:
    told = sentence(Problem("person.surname", "brand_new"), passenger, en)
    assert told == "Surname: please check this."


@pytest.mark.parametrize(
    ("path", "name"),
    [
        ("person.surname", "Surname"),
        ("person", "Traveller"),
        ("goods", "Goods"),
        ("goods.0", "Goods 1"),
        ("goods.0.kind", "Goods 1, Kind of goods"),
        ("goods.0.a.b", "Goods 1, a.b"),
        ("person.shoe_size", "shoe_size"),
        ("horoscope", "horoscope"),
        ("", "Passenger customs declaration"),
    ],
)
def test_a_path_leads_to_a_place(
    path: str, name: str, passenger: FormDefinition, en: Language
) -> None:
    assert place(path, passenger, en) == name


def test_braces_in_a_name_are_only_braces(passenger: FormDefinition, en: Language) -> None:
    told = sentence(Problem("{field}.{0}", "unknown_section"), passenger, en)
    assert told.startswith("{field}.{0}: ")
