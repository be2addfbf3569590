"""Every data file says from when it holds, where it was read, and whether that is confirmed."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest

from reference import Reference
from reference.files import DATA
from reference.rules import read_rule_pack

FILES = sorted(DATA.rglob("*.toml"))
PACKS = [path for path in FILES if path.parent.name == "rules"]
NINE = (
    "over_limits",
    "unaccompanied",
    "temporary",
    "vehicle",
    "precious",
    "foreign_currency",
    "permit",
    "national_currency",
    "wireless",
)


def parsed(path: Path) -> dict[str, Any]:
    return tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)


def named(path: Path) -> str:
    return str(path.relative_to(DATA))


@pytest.mark.parametrize("path", FILES, ids=named)
def test_a_file_is_dated_sourced_and_says_if_it_is_confirmed(path: Path) -> None:
    data = parsed(path)
    assert isinstance(data["valid_from"], date)
    assert data["source"].strip()
    assert isinstance(data["confirmed"], bool)


def figures(table: dict[str, Any]) -> Iterator[dict[str, Any]]:
    for below in table.values():
        if isinstance(below, dict) and "value" in below and "unit" in below:
            yield below
        elif isinstance(below, dict):
            yield from figures(below)


@pytest.mark.parametrize("path", PACKS, ids=named)
def test_every_figure_of_a_pack_has_its_own_source(path: Path) -> None:
    found = list(figures(parsed(path)))
    assert len(found) > 20
    assert all(figure["source"].strip() and "confirmed" in figure for figure in found)


@pytest.mark.parametrize("path", PACKS, ids=named)
def test_every_figure_of_a_pack_is_shown_to_the_officer(path: Path) -> None:
    pack = read_rule_pack(DATA / "rules", date.fromisoformat(path.stem))
    shown = [name for name, _ in pack.figures()]
    assert len(shown) == len(set(shown)) == len(list(figures(parsed(path))))


def test_only_what_a_state_body_wrote_is_confirmed() -> None:
    pack = read_rule_pack(DATA / "rules", date(2026, 11, 22))
    confirmed = {name: figure.source for name, figure in pack.figures() if figure.confirmed}
    assert set(confirmed) == {
        "quantity.food",
        "money.foreign_currency",
        "money.national_currency",
    }
    assert all(source.startswith("customs.gov.az") for source in confirmed.values())


def test_the_nine_questions_stand_in_the_official_order(reference: Reference) -> None:
    assert tuple(question.id for question in reference.questions) == NINE
    assert all(question.confirmed for question in reference.questions)
    assert not any(question.reading_confirmed for question in reference.questions)


def test_a_tick_line_is_short_enough_for_large_type(reference: Reference) -> None:
    long = [q.plain for q in reference.questions if len(q.plain) > 60]
    assert long == []


def test_posts_have_slugs_of_our_own_and_no_customs_codes(reference: Reference) -> None:
    for post in reference.posts:
        assert post.slug.isascii()
        assert post.slug.replace("-", "").isalpha()
        assert post.source


def test_posts_cross_by_means_the_forms_know(reference: Reference) -> None:
    known = {entry.code for entry in reference.lists["transport"].entries}
    for post in reference.posts:
        assert post.means
        assert set(post.means) <= known


def test_unconfirmed_posts_say_so(reference: Reference) -> None:
    assert not any(post.confirmed for post in reference.posts)


def test_the_dollar_costs_what_it_has_for_years(reference: Reference) -> None:
    assert reference.rates.azn_per_unit["USD"] == Decimal("1.7000")
    assert reference.rates.sample
