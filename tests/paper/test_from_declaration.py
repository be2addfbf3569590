from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path

import pytest

from customs.text import masked
from forms.catalogue import definition
from forms.check import check
from forms.content import Content
from forms.examples import answers
from languages import load
from paper.draw import draw
from paper.escpos import encode
from paper.from_declaration import Issue, post_name, receipt_of, way_of
from paper.parts import Way
from paper.receipt import Receipt, Row, compose
from reference.load import Reference
from reference.load import load as load_reference

ON = date(2026, 11, 22)
EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
DOTS_A_MM = 203 / 25.4
ISSUE = Issue(2000000012346, datetime(2026, 11, 22, 21, 30, tzinfo=UTC), "baki", "0412", copy=2)


@pytest.fixture(scope="module")
def reference() -> Reference:
    return load_reference(ON)


def content_of(reference: Reference, seed: int, form: str = "passenger") -> Content:
    wanted = definition(form)
    given = answers(wanted, reference.lists, ON, seed)
    content = check(wanted, given, reference.lists, ON).content
    assert content is not None
    return content


def issued(content: Content, reference: Reference, language: str = "ru") -> Receipt:
    return receipt_of(content, ISSUE, reference, load(language), load("az"))


def test_a_receipt_says_when_it_was_lodged_in_baku(reference: Reference) -> None:
    receipt = issued(content_of(reference, 1), reference)
    assert receipt.lodged_at == "23.11.2026  01:30"
    assert (receipt.number, receipt.copy, receipt.training) == (ISSUE.number, 2, True)


def test_form_and_kiosk_are_named_in_the_travellers_language(reference: Reference) -> None:
    receipt = issued(content_of(reference, 1), reference)
    assert receipt.kiosk == "Киоск 0412"
    assert receipt.title_az == "Sərnişin gömrük bəyannaməsi"
    assert receipt.title != receipt.title_az


@pytest.mark.parametrize("seed", range(12))
@pytest.mark.parametrize(("language", "width"), [("az", 80), ("en", 58), ("ru", 80)])
def test_whatever_was_declared_fits_the_paper(
    seed: int, language: str, width: int, reference: Reference
) -> None:
    receipt = issued(content_of(reference, seed), reference, language)
    placed = draw(compose(receipt, load(language), load("az"), width)).placed
    assert all(line.x + line.width <= placed.dots for line in placed.lines)
    assert placed.bars[0].digits == str(ISSUE.number)


def example(name: str, reference: Reference) -> Content:
    given = json.loads((EXAMPLES / f"{name}.json").read_text(encoding="utf-8"))
    content = check(definition("passenger"), given, reference.lists, ON).content
    assert content is not None
    return content


@pytest.mark.parametrize("language", ["az", "en", "ru"])
@pytest.mark.parametrize(("name", "most_mm"), [("nothing-to-declare", 140), ("passenger", 240)])
def test_a_receipt_is_short(name: str, most_mm: int, language: str, reference: Reference) -> None:
    issue = replace(ISSUE, copy=0, training=False)
    receipt = receipt_of(example(name, reference), issue, reference, load(language), load("az"))
    placed = draw(compose(receipt, load(language), load("az"), 80)).placed
    assert placed.rows / DOTS_A_MM <= most_mm


@pytest.mark.parametrize("width", [80, 58])
def test_marks_of_training_take_few_bytes(width: int, reference: Reference) -> None:
    content = example("passenger", reference)
    sizes = []
    for training in (False, True):
        issue = replace(ISSUE, training=training)
        receipt = receipt_of(content, issue, reference, load("ru"), load("az"))
        sizes.append(len(encode(compose(receipt, load("ru"), load("az"), width))))
    assert sizes[0] < sizes[1] < 1.45 * sizes[0]


@pytest.mark.parametrize("form", ["goods", "vehicle"])
def test_other_forms_are_put_on_paper_too(form: str, reference: Reference) -> None:
    receipt = issued(content_of(reference, 3, form), reference)
    assert receipt.answers
    assert receipt.way is Way.RED


def rows_of(receipt: Receipt) -> list[Row]:
    return [row for group in receipt.answers for row in group.rows if isinstance(row, Row)]


@pytest.mark.parametrize("seed", range(12))
def test_both_languages_say_the_same_number_of_things(seed: int, reference: Reference) -> None:
    receipt = issued(content_of(reference, seed), reference)
    rows = rows_of(receipt)
    assert rows
    assert all(bool(row.label) == bool(row.label_az) for row in rows)
    assert len([row for row in rows if not row.label]) == 1
    titles = [group.title for group in receipt.answers if group.title]
    assert len(set(titles)) == len(titles)


@pytest.mark.parametrize("seed", range(12))
def test_no_document_number_stands_on_paper_whole(seed: int, reference: Reference) -> None:
    content = content_of(reference, seed)
    whole = str(content.group("person")["document_number"])
    shown = [row.value for row in rows_of(issued(content, reference))]
    assert not [value for value in shown if whole in value]
    assert masked(whole) in shown


def ticked(**ticks: bool) -> Content:
    return Content("passenger", 1, {"ticks": ticks})


def test_green_is_only_for_who_answered_every_question_no() -> None:
    assert way_of(ticked(a=False, b=False)) is Way.GREEN
    assert way_of(ticked(a=False, b=True)) is Way.RED
    assert way_of(ticked()) is Way.RED


def test_a_post_is_named_or_stays_its_own_word(reference: Reference) -> None:
    known = reference.posts[0].slug
    assert post_name(known, reference, load("en")) != known
    assert post_name("no-such-post", reference, load("en")) == "no-such-post"
