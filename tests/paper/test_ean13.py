from __future__ import annotations

import numpy as np
import pytest
import zxingcpp
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image

from paper.ean13 import MODULES, QUIET, bars, check_digit, modules

TWELVE = st.integers(0, 10**12 - 1).map(lambda number: f"{number:012d}")


def test_the_check_digit_is_that_of_the_standard() -> None:
    # The worked example of the GS1 General Specifications, 7.9.
    assert check_digit("629104150021") == "3"


@given(TWELVE)
@settings(max_examples=60, deadline=None)
def test_any_number_is_read_back_by_another_reader(first: str) -> None:
    digits = first + check_digit(first)
    drawn = np.pad(bars(digits, 3, 60), QUIET * 3)
    seen = zxingcpp.read_barcodes(
        Image.fromarray(np.where(drawn, 0, 255).astype(np.uint8)),
        formats=zxingcpp.BarcodeFormat.EAN13,
    )
    assert [one.text for one in seen] == [digits]


def test_every_bar_is_whole_dots_wide() -> None:
    drawn = bars("2000000012346", 4, 2)
    assert drawn.shape == (2, MODULES * 4)
    assert np.array_equal(drawn[0].reshape(-1, 4).all(axis=1), drawn[0].reshape(-1, 4).any(axis=1))


@pytest.mark.parametrize("wrong", ["", "200000001234", "2000000012345", "２000000012346", "2" * 14])
def test_what_is_no_ean13_is_refused(wrong: str) -> None:
    with pytest.raises(ValueError, match=r"13 digits|check digit"):
        modules(wrong)
