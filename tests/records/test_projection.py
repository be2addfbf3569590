from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

from customs.facts import FactKind
from forms.content import Content
from records.fact_reader import FactReader
from records.projection import projector, row_of
from records.rules_again import day_of, problems_of
from reference.load import Reference

NUMBER = 2_000_000_000_008
Make = Callable[..., Content]


def test_the_row_says_what_the_newest_version_says(
    author: Any, content: Make, law: Reference
) -> None:
    lodged = author.fact(NUMBER, content=content(1, surname="Köhnə"))
    amended = author.fact(NUMBER, FactKind.AMENDED, content(1, surname="Yeni"), (lodged.fact_id,))
    row = row_of(NUMBER, [lodged, amended], FactReader(law.lists))
    assert row.name is not None and row.name.startswith("Yeni")
    assert (row.version, row.state, row.form) == (2, "lodged", 1)
    assert row.clock == amended.header.clock
    assert row.training


def test_the_persons_birth_date_is_kept_for_the_second_thing(
    author: Any, content: Make, law: Reference
) -> None:
    made = content(1)
    row = row_of(NUMBER, [author.fact(NUMBER, content=made)], FactReader(law.lists))
    born = made.group("person")["birth_date"]
    assert isinstance(born, date)
    assert row.birth == born.isoformat()


def test_no_facts_make_no_row(law: Reference) -> None:
    assert projector(FactReader(law.lists))(NUMBER, []) is None


def test_signed_content_that_fails_its_check_is_marked_not_refused(
    author: Any, content: Make, law: Reference
) -> None:
    made = content(1)
    answers = {**made.answers, "person": {**made.group("person"), "birth_date": date(2090, 1, 1)}}
    wrong = Content(made.form, made.version, answers, made.language)
    lodged = author.fact(NUMBER, content=wrong)
    row = row_of(NUMBER, [lodged], FactReader(law.lists))
    assert row.problems > 0
    assert row.name is not None
    found = problems_of(lodged.header, wrong, law.lists)
    assert {one.path for one in found} >= {"person.birth_date"}


def test_a_date_that_is_not_trusted_accuses_nobody(
    author: Any, content: Make, law: Reference
) -> None:
    made = content(1)
    answers = {**made.answers, "person": {**made.group("person"), "birth_date": date(2090, 1, 1)}}
    wrong = Content(made.form, made.version, answers, made.language)
    lodged = author.fact(NUMBER, content=wrong, date_trusted=False)
    assert problems_of(lodged.header, wrong, law.lists) == ()
    assert problems_of(lodged.header, None, law.lists) == ()


def test_the_day_of_a_fact_is_the_day_in_baku(author: Any) -> None:
    # 20:30 in Greenwich is half past midnight in Baku, where the law goes by the next day.
    late = 1_795_379_400_000
    assert day_of(author.fact(None, clock=late << 16).header) == date(2026, 11, 23)
