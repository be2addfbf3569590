from __future__ import annotations

import pytest

from paper.ean13 import MODULES, QUIET
from paper.measures import UnknownWidth, measures, order, watermark_measures


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


def test_the_watermark_is_light() -> None:
    assert watermark_measures().step >= 4
