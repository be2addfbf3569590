"""Every word in the data files is in every language."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from babel.messages import pofile

from customs.allowances import result
from customs.allowances.writing import MESSAGES
from languages import available
from reference import Reference, load
from reference.explain import FIGURES, SUBJECTS, UNITS
from reference.files import DATA
from reference.rules import read_rule_pack

TRANSLATED = [code for code in available() if code != "en"]

LOCALE = DATA.parent.parent / "locale"
PACK_DAYS = [date.fromisoformat(path.stem) for path in sorted((DATA / "rules").glob("*.toml"))]

Word = tuple[str, str]


def known(code: str) -> dict[Word, str]:
    with (LOCALE / code / "reference.po").open("rb") as handle:
        words = pofile.read_po(handle, locale=code, abort_invalid=True)
    return {(word.context, word.id): word.string for word in words if word.id}


def spoken(reference: Reference) -> Iterator[Word]:
    for name, listed in reference.lists.items():
        yield from ((f"list.{name}", entry.label) for entry in listed.entries)
    for question in reference.questions:
        yield from (("question", question.plain), ("question", question.does_not_count))
    for words in (MESSAGES, SUBJECTS, UNITS):
        yield from (("allowance", word) for word in words.values())
    yield from (("figure", word) for word in FIGURES.values())
    yield from (("allowance", word) for word in constants())
    yield from (("allowance", note) for note in notes())


def constants() -> Iterator[str]:
    for name, value in vars(result).items():
        if name.isupper() and isinstance(value, str) and name != "NATIONAL":
            yield value


def notes() -> Iterator[str]:
    for day in PACK_DAYS:
        for _, figure in read_rule_pack(DATA / "rules", day).figures():
            if figure.note is not None:
                yield figure.note


def warnings() -> Iterator[str]:
    for day in (date(2026, 11, 1), date(2027, 1, 1)):
        yield from (notice.message for notice in load(day).warnings)


@pytest.mark.parametrize("code", TRANSLATED)
def test_every_word_of_the_data_is_translated(code: str, reference: Reference) -> None:
    words = known(code)
    wanted = {*spoken(reference), *(("reference", warning) for warning in warnings())}
    assert len(wanted) > 250
    assert sorted(wanted - words.keys()) == []


@pytest.mark.parametrize("code", TRANSLATED)
def test_no_word_is_kept_that_nothing_speaks(code: str, reference: Reference) -> None:
    source = (Path(DATA).parent / "explain.py").read_text(encoding="utf-8")
    spoken_words = {word for _, word in spoken(reference)} | set(warnings())
    left = [word for _, word in known(code) if word not in spoken_words and word not in source]
    assert left == []


def test_every_rule_of_every_pack_has_a_name_to_be_called_by() -> None:
    for day in PACK_DAYS:
        pack = read_rule_pack(DATA / "rules", day)
        rules = {limit.name for limit in pack.value_limits}
        rules |= {limit.name for limit in pack.quantity_limits}
        assert rules <= SUBJECTS.keys()


def test_every_unit_of_a_figure_can_be_written() -> None:
    for day in PACK_DAYS:
        units = {f.unit for _, f in read_rule_pack(DATA / "rules", day).figures()}
        assert units <= UNITS.keys() | {"USD", "AZN", "percent"}


def test_azerbaijani_is_written_with_its_own_letters() -> None:
    said = " ".join(known("az").values())
    assert all(letter in said for letter in "əğıİşçöüƏ")
    assert not any("Ѐ" <= letter <= "ӿ" for letter in said)


def test_russian_is_written_in_cyrillic() -> None:
    latin = [
        said for said in known("ru").values() if not any("Ѐ" <= letter <= "ӿ" for letter in said)
    ]
    assert latin == []
