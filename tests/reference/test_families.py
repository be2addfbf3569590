"""One form for a family, where the law allows."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from forms.catalogue.rules import YOUNGEST_DECLARANT
from reference import Reference, load
from reference.files import ReferenceBroken

FILE = "families/2026-01-01.toml"


def spoil(folder: Path, before: str, after: str) -> None:
    path = folder / FILE
    told = path.read_text(encoding="utf-8")
    assert before in told
    path.write_text(told.replace(before, after, 1), encoding="utf-8")


def test_an_adult_declares_for_the_children_along_and_for_no_other_adult(
    reference: Reference,
) -> None:
    covers = reference.families.covers
    assert covers["children"].holds and not covers["adults"].holds


def test_the_form_and_the_data_agree_from_which_age_one_declares(reference: Reference) -> None:
    assert reference.families.declares_from.value == YOUNGEST_DECLARANT


def test_nothing_about_families_is_called_confirmed(reference: Reference) -> None:
    known = reference.families
    said = [known, known.declares_from, known.child_below]
    said += [*known.covers.values(), *known.alone.values()]
    assert not any(each.confirmed for each in said)


def test_an_older_day_has_what_is_known_best(folder: Path) -> None:
    assert load(date(2019, 1, 1), folder=folder).families.valid_from == date(2026, 1, 1)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("[covers.adults]", "[covers.spouses]"),
        ("value = 16, unit", "value = 16.5, unit"),
        ('unit = "year"', 'unit = "month"'),
        ("holds = true", "holds = 1"),
        ("valid_from", "valid_since"),
    ],
)
def test_a_file_that_is_wrong_is_refused(
    folder: Path, today: date, before: str, after: str
) -> None:
    spoil(folder, before, after)
    with pytest.raises(ReferenceBroken):
        load(today, folder=folder)
