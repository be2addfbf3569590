from __future__ import annotations

import pytest

from languages import load
from paper.ean13 import MODULES, QUIET
from paper.measures import UnknownWidth, measures, order, printed_labels


@pytest.mark.parametrize(("width_mm", "dots"), [(80, 576), (58, 384)])
def test_a_layout_is_as_wide_as_the_head(width_mm: int, dots: int) -> None:
    assert measures(width_mm).dots == dots


def test_paper_nobody_laid_out_is_refused() -> None:
    with pytest.raises(UnknownWidth, match="112 mm"):
        measures(112)


@pytest.mark.parametrize("width_mm", [80, 58])
def test_a_barcode_keeps_its_quiet_zones(width_mm: int) -> None:
    look = measures(width_mm)
    assert (look.dots - MODULES * look.barcode_module) // 2 >= QUIET * look.barcode_module


def test_both_widths_know_the_same_words_of_layout() -> None:
    wide, narrow = measures(80), measures(58)
    assert set(wide.styles) == set(narrow.styles)
    assert set(wide.spaces) == set(narrow.spaces)


def test_a_paper_begins_and_ends_with_the_training_banner() -> None:
    for paper in ("receipt", "slip"):
        blocks = order(paper)
        assert blocks[0] == "training"
        assert blocks[-2:] == ("training", "cut")


DOTS_A_MM = 203 / 25.4


@pytest.mark.parametrize("width_mm", [80, 58])
def test_eight_centimetres_always_show_a_whole_mark(width_mm: int) -> None:
    look = measures(width_mm)
    band = look.styles["banner"].leading + 2 * look.frame
    around = look.spaces["hair"] + look.spaces["small"]
    assert look.marks_apart + 2 * (band + around) <= 80 * DOTS_A_MM


@pytest.mark.parametrize("width_mm", [80, 58])
def test_words_are_no_smaller_than_seven_points(width_mm: int) -> None:
    smallest = min(style.size for style in measures(width_mm).styles.values())
    assert smallest >= {80: 20, 58: 19}[width_mm]


@pytest.mark.parametrize("width_mm", [80, 58])
def test_the_number_is_the_largest_of_all(width_mm: int) -> None:
    sizes = {name: style.size for name, style in measures(width_mm).styles.items()}
    code = sizes.pop("code")
    assert all(size < code for size in sizes.values())


@pytest.mark.parametrize("language", ["az", "ru"])
def test_every_short_label_is_in_the_language(language: str) -> None:
    labels = printed_labels().values()
    words = {
        word
        for label in labels
        for word in ([label] if isinstance(label, str) else [*label.values()])
        if "." not in word
    }
    speech = load(language)
    assert len(words) > 10
    untranslated = {word for word in words if speech.say("receipt", word) == word}
    assert untranslated <= {"FİN"}
