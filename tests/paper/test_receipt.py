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
from paper.placed import Stroke
from paper.receipt import Answers, EstimateLine, Owed, Receipt, Row, Thing, compose

Compose = Callable[..., Page]
Draw = Callable[..., Drawing]
LANGUAGES = ["az", "en", "ru"]


def words(page: Page) -> list[str]:
    """Everything the paper says, line by line."""
    return [line.text for line in draw(page).placed.lines]


def receipt_with(row: Row | Thing) -> Receipt:
    return replace(sample.receipt("en"), answers=(Answers("", "", (row,)),), training=False)


def said_of(row: Row | Thing, language: str) -> list[str]:
    """What one row alone adds to an 80 mm paper."""
    speeches = load(language), load("az")
    without = words(compose(replace(receipt_with(row), answers=()), *speeches, 80))
    return [one for one in words(compose(receipt_with(row), *speeches, 80)) if one not in without]


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
    lines = drawn(language, width).placed.lines
    amounts = [line for line in lines if line.text.endswith(("AZN", "USD"))]
    assert len(amounts) == 3 + 3
    assert len({line.right for line in amounts}) == 1


def test_a_number_that_begins_with_noughts_keeps_them() -> None:
    page = compose(replace(sample.receipt("en"), number=17), load("en"), load("az"), 80)
    (code,) = [block for block in page.blocks if isinstance(block, Code)]
    assert code.digits == "0000000000017"


def test_the_travellers_language_stands_left_and_azerbaijani_right(drawn: Draw) -> None:
    lines = {line.text: line for line in drawn("ru", 80).placed.lines}
    own, az = lines["Гражданство"], lines["Vətəndaşlığı"]
    assert own.right < az.x
    assert own.top == az.top
    assert lines["Германия"].top == lines["Almaniya"].top


def test_what_is_too_wide_for_its_column_is_joined_on_one_line() -> None:
    long = Row("Источник", "Заработная плата", "Mənbəyi", "Əmək haqqı")
    lines = said_of(long, "ru")
    assert lines == ["Источник · Mənbəyi", "Заработная плата · Əmək haqqı"]


def test_what_fits_on_no_line_stays_side_by_side() -> None:
    row = Row("Гражданство", "Азербайджан и Германия", "Vətəndaşlığı", "Azərbaycan və Almaniya")
    placed = draw(compose(receipt_with(row), load("ru"), load("az"), 80)).placed
    lines = {line.text: line for line in placed.lines}
    assert lines["Гражданство"].top == lines["Vətəndaşlığı"].top
    assert lines["Азербайджан и"].top >= lines["Гражданство"].bottom


def test_an_answer_without_a_label_speaks_for_itself() -> None:
    assert said_of(Row("", "Leaving", "", "Gedirəm"), "en") == ["Leaving", "Gedirəm"]


def test_of_goods_the_name_and_the_figures_stand_once() -> None:
    thing = Thing("Spirits", "Tünd içkilər", "Sınaq", "3 l / litr", "90 USD")
    assert said_of(thing, "en") == ["Spirits", "Tünd içkilər", "Sınaq · 3 l / litr", "90 USD"]


def test_goods_without_a_name_have_their_kind_and_value_on_one_line() -> None:
    assert said_of(Thing("Food", "Ərzaq", "", "", "9 USD"), "en") == ["Food · Ərzaq", "9 USD"]


def test_on_narrow_paper_azerbaijani_stands_below(drawn: Draw) -> None:
    row = Row("Citizenship", "Azerbaijan", "Vətəndaşlığı", "Azərbaycan")
    placed = draw(compose(receipt_with(row), load("en"), load("az"), 58)).placed
    lines = {line.text: line for line in placed.lines}
    assert lines["Vətəndaşlığı"].top >= lines["Citizenship"].bottom
    assert lines["Vətəndaşlığı"].x == lines["Citizenship"].x


@pytest.mark.parametrize("language", ["en", "ru"])
@pytest.mark.parametrize("width", [80, 58])
def test_what_reads_the_same_in_both_languages_stands_once(
    language: str, width: int, composed: Compose
) -> None:
    lines = words(composed(language, width))
    assert len(lines) > 20
    for once in (
        "SINAQOVA",
        "01.02.1990",
        "XX 000",
        "12\N{NO-BREAK SPACE}500\N{NO-BREAK SPACE}USD",
    ):
        assert lines.count(once) == 1
    assert [line for line in lines if "650" in line] == ["650\N{NO-BREAK SPACE}USD"]


def test_values_stand_under_each_other_where_azerbaijani_begins(drawn: Draw) -> None:
    lines = {line.text: line for line in drawn("en", 80).placed.lines}
    assert lines["SINAQOVA"].x == lines["01.02.1990"].x == lines["Vətəndaşlığı"].x


def test_names_in_two_languages_stand_on_one_line_if_they_fit(drawn: Draw) -> None:
    lines = {line.text: line for line in drawn("en", 80).placed.lines}
    assert lines["Surname · Soyadı"].top < lines["SINAQOVA"].bottom
    narrow = {line.text: line for line in drawn("en", 58).placed.lines}
    first, second = narrow["Children travelling along"], narrow["Yanındakı uşaqlar"]
    assert 0 <= second.top - first.bottom <= 3


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
    assert "603,67\N{NO-BREAK SPACE}AZN" in paper
    assert "Qərarı gömrük əməkdaşı verir." in paper


def test_without_an_estimate_nothing_is_said_of_one() -> None:
    paper = said(replace(sample.receipt("az"), owed=None), "az")
    assert "hesablama" not in paper


def test_what_is_not_owed_is_said_without_an_amount() -> None:
    line = EstimateLine("Allowed: 90 days", "İcazə verilir: 90 gün")
    receipt = replace(sample.receipt("en"), owed=Owed("0 AZN", (line,)))
    assert "Allowed: 90 days" in said(receipt)


def test_how_an_amount_was_reckoned_stands_below_it() -> None:
    line = EstimateLine("Alcohol", "Alkoqol", "49,97 AZN", "3 l − 1,5 l = 1,5 l")
    paper = said(replace(sample.receipt("en"), owed=Owed("49,97 AZN", (line,))))
    assert "Alcohol · Alkoqol\n49,97 AZN\n3 l − 1,5 l = 1,5 l" in paper


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("width", [80, 58])
def test_a_training_paper_says_so_at_both_ends(
    language: str, width: int, composed: Compose
) -> None:
    lines = words(composed(language, width, training=True))
    marked = [number for number, line in enumerate(lines) if "TƏLİM" in line]
    assert marked[0] == 0
    assert marked[-1] >= len(lines) - 3


@pytest.mark.parametrize("width", [80, 58])
def test_a_training_paper_says_so_above_and_below_its_number(width: int, drawn: Draw) -> None:
    placed = drawn("ru", width, training=True).placed
    marks = [line for line in placed.lines if "TƏLİM" in line.text]
    (code,) = [line for line in placed.lines if line.style == "code"]
    (bars,) = placed.bars
    ended = bars.top + bars.height
    assert [mark for mark in marks if mark.bottom <= code.top and mark.top > code.top - 200]
    assert [mark for mark in marks if ended <= mark.top < ended + 40]


def test_a_training_paper_says_so_where_the_stamp_would_be(composed: Compose) -> None:
    assert words(composed("en", 80, training=True)).count("TƏLİM") == 1


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
        "Signature, date · İmza, tarix",
        "Gömrük əməkdaşı üçün",
        "For the customs officer",
        "Möhür yeri",
        "Dəhliz: yaşıl / qırmızı",
        "Qərar",
        "Məbləğlər",
        "İmza",
    ):
        assert wanted in lines


def test_who_is_sent_to_the_green_line_has_no_amounts_to_pay() -> None:
    green = said(replace(sample.receipt("en"), way=Way.GREEN))
    assert "Məbləğlər" not in green
    assert "Qərar" in green


@pytest.mark.parametrize("width", [80, 58])
def test_there_is_room_to_write_on_every_dotted_line(width: int, drawn: Draw) -> None:
    placed = drawn("en", width).placed
    lines = [item for item in placed.items if isinstance(item, Stroke) and item.dotted]
    assert len(lines) == 4
    for line in lines:
        assert line.right - line.x >= 160
        above = [w for w in placed.lines if w.right > line.x and w.x < line.right]
        assert all(w.bottom <= line.top - 40 or w.top >= line.top for w in above)


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


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_amended_paper_says_which_it_is_and_that_the_earlier_ones_are_void(
    language: str,
) -> None:
    receipt, speech = sample.receipt(language), load(language)
    banner = speech.say("receipt", "CHANGED · VERSION {number}", number=2)
    void = speech.say("receipt", "Earlier papers of this declaration no longer count.")
    amended = said(replace(receipt, version=2), language).replace("\n", " ")
    assert banner in amended and void in amended
    assert banner not in said(receipt, language)
