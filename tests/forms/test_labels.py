"""Every question, title and list entry a form speaks is in every language."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from babel.messages import pofile

from forms.catalogue import all_definitions
from forms.definition import FormDefinition
from forms.problems import OTHERWISE, SENTENCES
from languages import available
from languages.language import LOCALE

TRANSLATED = [code for code in available() if code != "en"]

Word = tuple[str, str]
ANSWERS = ("Yes", "No", "All questions", "All other questions")


def words(form: FormDefinition) -> Iterator[Word]:
    yield form.context(), form.title
    for section in form.sections:
        yield form.context(section.name), section.title
        for field in section.fields:
            yield form.context(section.name, field.name), field.label
            if field.hint:
                yield form.context(section.name, field.name), field.hint


def catalogue(code: str) -> dict[Word, str]:
    with (LOCALE / code / "forms.po").open("rb") as handle:
        return {
            (message.context or "", str(message.id)): str(message.string)
            for message in pofile.read_po(handle, locale=code, abort_invalid=True)
            if message.id
        }


def wanted() -> set[Word]:
    spoken = {word for form in all_definitions() for word in words(form)}
    problems = {("problem", text) for text in (*SENTENCES.values(), OTHERWISE)}
    return spoken | problems | {("answer", text) for text in ANSWERS}


@pytest.mark.parametrize("code", TRANSLATED)
def test_the_catalogue_has_exactly_the_words_of_the_forms(code: str) -> None:
    known = catalogue(code)
    assert sorted(wanted() - set(known)) == []
    assert sorted(set(known) - wanted()) == []
    assert [word for word, said in known.items() if not said.strip()] == []


def test_one_english_word_has_one_azerbaijani_word_per_form() -> None:
    known = catalogue("az")
    for form in all_definitions():
        said: dict[str, str] = {}
        for word in words(form):
            assert said.setdefault(word[1], known[word]) == known[word]
