from __future__ import annotations

from collections.abc import Callable

import numpy as np
import pytest
import zxingcpp
from PIL import Image, ImageDraw
from pyzbar import pyzbar

from paper import sample
from paper.bits import Bits, lay
from paper.draw import Drawing, draw
from paper.fonts import Chain, sized
from paper.measures import measures
from paper.page import Band, Box, Page, Rule, Space, Text
from paper.placed import Frame, Stripes, Stroke

PAPERS = [(code, width) for code in ("az", "en", "ru") for width in (80, 58)]
FONTS = ("Noto Sans",)
Draw = Callable[..., Drawing]


def scanned(picture: Bits) -> Image.Image:
    """As a scanner sees it: paper around, grey."""
    return Image.fromarray(np.where(np.pad(picture, 30), 0, 255).astype(np.uint8))


@pytest.mark.parametrize("training", [False, True])
@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_two_readers_read_the_code_off_the_paper(
    language: str, width: int, training: bool, drawn: Draw
) -> None:
    picture = scanned(drawn(language, width, training=training).picture())
    number = str(sample.NUMBER)
    found = zxingcpp.read_barcodes(picture, formats=zxingcpp.BarcodeFormat.EAN13)
    assert [one.text for one in found] == [number]
    seen = pyzbar.decode(picture, symbols=[pyzbar.ZBarSymbol.EAN13])
    assert {one.data.decode() for one in seen} == {number}


@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_no_words_are_clipped_or_printed_over_each_other(
    language: str, width: int, drawn: Draw
) -> None:
    placed = drawn(language, width, training=True, copy=1).placed
    for line in placed.lines:
        assert line.x >= 0
        assert line.x + line.width <= placed.dots
        assert line.bottom <= placed.rows
    for number, line in enumerate(placed.lines):
        for other in placed.lines[number + 1 :]:
            beside = line.x + line.width <= other.x or other.x + other.width <= line.x
            assert beside or line.bottom <= other.top or other.bottom <= line.top


@pytest.mark.parametrize(("language", "width"), PAPERS)
def test_every_line_leaves_ink_inside_its_own_place(language: str, width: int, drawn: Draw) -> None:
    drawing = drawn(language, width)
    for line in drawing.placed.lines:
        place = drawing.ink[line.top : line.bottom, line.x : line.x + line.width]
        assert place.any()
        assert not place.all()


def words_alone(text: str) -> Bits:
    return draw(Page(80, (Text(text, "body", FONTS),))).ink


def test_letters_are_whole_black_on_white_with_nothing_around() -> None:
    ink = words_alone("ə")
    assert ink.any()
    assert ink[:, 60:].sum() == 0


def test_a_word_looks_as_the_font_draws_it(regular: Chain) -> None:
    word, look = "əğışçöü", measures(80)
    style = look.styles["body"]
    canvas = Image.new("1", (look.dots, style.leading), 0)
    pen = ImageDraw.Draw(canvas)
    pen.fontmode = "1"
    font = sized(regular.faces[0], style.size)
    pen.text((look.margin, style.baseline), word, fill=1, font=font, anchor="ls")
    assert np.array_equal(words_alone(word), np.array(canvas, dtype=bool))


def test_a_schwa_is_a_schwa() -> None:
    schwa = words_alone("ə")
    assert not np.array_equal(schwa, words_alone("e"))
    assert not np.array_equal(schwa, words_alone("?"))


def test_a_filled_box_has_its_words_in_white() -> None:
    page = Page(80, (Box((Text("Qırmızı", "way", FONTS),), filled=True),))
    drawing = draw(page)
    (frame,) = [item for item in drawing.placed.items if isinstance(item, Frame)]
    (line,) = drawing.placed.lines
    inside = drawing.ink[frame.top : frame.bottom, frame.x : frame.right]
    words = drawing.ink[line.top : line.bottom, line.x : line.x + line.width]
    assert inside[:8].all()
    assert not words.all()
    assert words.mean() > 0.5


def test_a_frame_is_empty_inside() -> None:
    drawing = draw(Page(80, (Box((Text("Ə", "way", FONTS),)),)))
    (frame,) = [item for item in drawing.placed.items if isinstance(item, Frame)]
    row = drawing.ink[(frame.top + frame.bottom) // 2, frame.x : frame.right]
    assert row[0]
    assert row[-1]
    assert not row[4:10].any()


def test_the_place_for_a_stamp_has_corners_only(drawn: Draw) -> None:
    drawing = drawn("az", 80)
    (corners,) = [i for i in drawing.placed.items if isinstance(i, Frame) and i.corners]
    middle = (corners.top + corners.bottom) // 2
    assert not drawing.ink[middle, corners.x : corners.right].any()
    assert drawing.ink[corners.top, corners.x : corners.x + 10].all()


def test_a_band_is_striped_on_both_sides_of_its_words() -> None:
    drawing = draw(Page(80, (Band(Text("TƏLİM", "banner", FONTS)),)))
    left, right = [item for item in drawing.placed.items if isinstance(item, Stripes)]
    (word,) = drawing.placed.lines
    assert left.right < word.x
    assert word.right < right.x
    for stripes in (left, right):
        ink = drawing.ink[stripes.top + 4 : stripes.bottom - 4, stripes.x : stripes.right]
        assert 0.3 < ink.mean() < 0.7
        assert not np.array_equal(ink[0], ink[8])
    assert drawing.ink[0].all() or drawing.ink[0, left.x : right.right].all()


def test_a_dotted_rule_has_gaps_and_a_plain_one_none() -> None:
    drawing = draw(Page(80, (Rule(2), Space("large"), Rule(2, dotted=True))))
    plain, dotted = [item for item in drawing.placed.items if isinstance(item, Stroke)]
    assert drawing.ink[plain.top, plain.x : plain.right].all()
    row = drawing.ink[dotted.top, dotted.x : dotted.right]
    assert 0.2 < row.mean() < 0.6


def test_ink_is_cut_at_the_papers_edges() -> None:
    paper = np.zeros((4, 4), dtype=bool)
    lay(np.ones((3, 3), dtype=bool), paper, -1, -2)
    lay(np.ones((3, 3), dtype=bool), paper, 3, 3)
    assert paper.sum() == 2 * 1 + 1
    assert paper[0, 0]
    assert paper[3, 3]


def test_the_picture_for_a_screen_has_the_bars_too(drawn: Draw) -> None:
    drawing = drawn("az", 80)
    image = drawing.image()
    assert image.size == (576, drawing.placed.rows)
    (bars,) = drawing.placed.bars
    assert not drawing.ink[bars.top : bars.top + bars.height].any()
    assert image.getpixel((bars.x, bars.top)) == 0
