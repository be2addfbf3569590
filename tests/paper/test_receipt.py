from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

import pytest

from languages import load
from paper import sample
from paper.draw import Drawing, draw
from paper.page import Box, Code, Cut, Page, Text, TwoColumns
from paper.parts import Way
from paper.place import place
from paper.receipt import Answers, Receipt, Row, compose

Compose = Callable[..., Page]
Draw = Callable[..., Drawing]
LANGUAGES = ["az", "en", "ru"]


def words(page: Page) -> list[str]:
    """Everything the paper says, line by line."""
    return [line.text for line in draw(page).placed.lines]


def said(receipt: Receipt, language: str = "en", width_mm: int = 80) -> str:
    return "\n".join(words(compose(receipt, load(language), load("az"), width_mm)))


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 58])
def test_the_number_stands_large_in_groups_and_as_bars(
    language: str, width: int, drawn: Draw
) -> None:
    placed = drawn(language, width).placed
    (code,) = [line for line in placed.lines if line.style == "code"]
    assert code.text == "200 0000 012 346"
    assert [bars.digits for bars in placed.bars] == ["2000000012346"]


@pytest.mark.parametrize("digit", "0123456789")
@pytest.mark.parametrize("width", [80, 58])
def test_whatever_its_digits_the_number_stands_on_one_line(
    digit: str, width: int, composed: Compose
) -> None:
    (code,) = [block for block in composed("az", width).blocks if isinstance(block, Code)]
    placed = place(Page(width, (replace(code, digits=digit * 13),)))
    assert len(placed.lines) == 1


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 58])
def test_amounts_stand_under_each_other_at_the_right(
    language: str, width: int, drawn: Draw
) -> None:
    amounts = [line for line in drawn(language, width).placed.lines if line.text.endswith("AZN")]
    columns = 2 if (width, language) in {(80, "en"), (80, "ru")} else 1
    assert len(amounts) == 3 * columns
    assert len({line.x + line.width for line in amounts}) == columns


def test_a_number_that_begins_with_noughts_keeps_them() -> None:
    page = compose(replace(sample.receipt("en"), number=17), load("en"), load("az"), 80)
    (code,) = [block for block in page.blocks if isinstance(block, Code)]
    assert code.digits == "0000000000017"


def test_the_travellers_language_stands_left_and_azerbaijani_right(drawn: Draw) -> None:
    lines = {line.text: line for line in drawn("ru", 80).placed.lines}
    own, az = lines["Гражданство"], lines["Vətəndaşlığı"]
    assert own.x + own.width < az.x
    assert own.top == az.top
    assert lines["Германия"].top == lines["Almaniya"].top


def test_on_narrow_paper_azerbaijani_stands_below(drawn: Draw) -> None:
    lines = {line.text: line for line in drawn("ru", 58).placed.lines}
    assert lines["Vətəndaşlığı"].top >= lines["Гражданство"].bottom
    assert "Фамилия · Soyadı" in lines


def test_who_reads_azerbaijani_gets_every_line_once(composed: Compose) -> None:
    page = composed("az", 80)
    assert not [block for block in page.blocks if isinstance(block, TwoColumns)]
    assert words(page).count("SINAQOVA") == 1


@pytest.mark.parametrize(
    ("way", "words_for_it"),
    [
        (Way.RED, ("Go to the red line", "Qırmızı dəhlizə gedin")),
        (Way.GREEN, ("Go to the green line", "Yaşıl dəhlizə gedin")),
    ],
)
def test_where_to_go_stands_in_both_languages(way: Way, words_for_it: tuple[str, str]) -> None:
    paper = said(replace(sample.receipt("en"), way=way))
    assert all(one in paper for one in words_for_it)


def test_an_estimate_says_that_the_officer_decides() -> None:
    paper = said(sample.receipt("az"), "az")
    assert "603,67 AZN" in paper
    assert "Qərarı gömrük əməkdaşı verir." in paper


def test_without_an_estimate_nothing_is_said_of_one() -> None:
    paper = said(replace(sample.receipt("az"), estimate=()), "az")
    assert "hesablama" not in paper


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_training_paper_says_so_at_both_ends(language: str, composed: Compose) -> None:
    lines = words(composed(language, 80, training=True))
    marked = [number for number, line in enumerate(lines) if "TƏLİM" in line]
    assert len(marked) == 2
    assert marked[0] == 0
    assert marked[1] >= len(lines) - 2
    assert composed(language, 80, training=True).watermark is not None


def test_a_valid_paper_says_nothing_of_training(composed: Compose) -> None:
    assert not [line for line in words(composed("az", 80)) if "TƏLİM" in line]


@pytest.mark.parametrize(("copy", "mark"), [(1, "COPY 1 · KOPİYA 1"), (12, "COPY 12 · KOPİYA 12")])
def test_a_reprint_says_which_copy_it_is(copy: int, mark: str, composed: Compose) -> None:
    assert mark in words(composed("en", 80, copy=copy))


def test_the_first_paper_is_no_copy(composed: Compose) -> None:
    assert not [line for line in words(composed("en", 80)) if "KOPİYA" in line]


def test_there_is_a_place_to_sign_and_a_place_for_the_officer(composed: Compose) -> None:
    lines = words(composed("en", 80))
    for wanted in (
        "Traveller's signature and date · Sərnişinin imzası və tarix",
        "Gömrük əməkdaşı üçün",
        "Möhür yeri",
        "Qərar",
        "Məbləğlər",
        "Gömrük əməkdaşı, imza",
    ):
        assert wanted in lines


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 58])
def test_our_own_words_are_never_cut(language: str, width: int, composed: Compose) -> None:
    assert not [line for line in words(composed(language, width)) if line.endswith("…")]


def test_the_traveller_confirms_the_truth_in_both_languages() -> None:
    paper = said(sample.receipt("ru"), "ru").replace("\n", " ")
    assert "недостоверное" in paper
    assert "məsuliyyət" in paper


def test_a_name_of_ten_thousand_letters_ends_in_an_ellipsis() -> None:
    row = Row("Surname", "Ə" * 10_000, "Soyadı", "Ə" * 10_000)
    receipt = replace(sample.receipt("en"), answers=(Answers("Person", "Şəxs", (row,)),))
    drawing = draw(compose(receipt, load("en"), load("az"), 58))
    assert drawing.placed.rows < 5_000
    assert [line.text for line in drawing.placed.lines if line.text.endswith("Ə…")]


def test_letters_no_font_has_are_written_by_their_number() -> None:
    row = Row("Name", "a\N{ZEBRA FACE}\u202eb\x1b", "Ad", "a\N{ZEBRA FACE}\u202eb\x1b")
    receipt = replace(sample.receipt("en"), answers=(Answers("Person", "Şəxs", (row,)),))
    assert "a[U+1F993]b" in said(receipt)


def test_where_to_go_is_white_on_black(composed: Compose) -> None:
    boxes = [block for block in composed("en", 80).blocks if isinstance(block, Box)]
    assert [box.filled for box in boxes] == [True]
    (own, az) = boxes[0].blocks
    assert isinstance(own, Text)
    assert isinstance(az, Text)
    assert (own.style, az.style) == ("way", "way_second")


def test_a_paper_ends_with_a_cut(composed: Compose) -> None:
    assert isinstance(composed("en", 80).blocks[-1], Cut)
