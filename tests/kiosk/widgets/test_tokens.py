"""What the eye needs: contrast and size, in every palette and text size."""

from __future__ import annotations

import itertools

import pytest

from kiosk.widgets.tokens import (
    DAYLIGHT,
    PALETTES,
    SPACE,
    TEXT_FACTORS,
    Palette,
    contrast,
    text_size,
)

SURFACES = ("paper", "sheet", "sunk", "chosen", "notice")
TEXTS = ("ink", "quiet")


def test_black_on_white_is_the_greatest_contrast() -> None:
    assert contrast("#000000", "#FFFFFF") == pytest.approx(21)
    assert contrast("#FFFFFF", "#FFFFFF") == pytest.approx(1)


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
@pytest.mark.parametrize(("text", "surface"), list(itertools.product(TEXTS, SURFACES)))
def test_text_can_be_read_on_every_surface(palette: Palette, text: str, surface: str) -> None:
    assert contrast(getattr(palette, text), getattr(palette, surface)) >= 7


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_what_is_pressed_or_alarms_can_be_read(palette: Palette) -> None:
    assert contrast(palette.action_ink, palette.action) >= 7
    assert contrast(palette.action_ink, palette.action_down) >= 7
    assert contrast(palette.action, palette.sheet) >= 7
    assert contrast(palette.action, palette.chosen) >= 7
    assert contrast(palette.band_ink, palette.band) >= 7
    assert contrast(palette.alarm, palette.sheet) >= 7


@pytest.mark.parametrize("palette", PALETTES, ids=lambda palette: palette.name)
def test_edges_of_fields_stand_out(palette: Palette) -> None:
    assert contrast(palette.edge, palette.sheet) >= 3


def test_red_is_dark_enough_and_of_no_other_use() -> None:
    others = {
        value
        for name, value in ((name, getattr(DAYLIGHT, name)) for name in DAYLIGHT.__slots__)
        if name not in {"name", "alarm"}
    }
    assert DAYLIGHT.alarm not in others
    assert contrast(DAYLIGHT.alarm, "#FFFFFF") >= contrast("#B00020", "#FFFFFF")


def test_everything_pressed_is_fifteen_millimetres_or_more() -> None:
    on_24_inch = 299 / 1080
    for length in (SPACE.target, SPACE.row, SPACE.key, SPACE.bar):
        assert length * on_24_inch >= 15


def test_text_grows_and_never_shrinks() -> None:
    for name in ("body", "small", "question", "key"):
        sizes = [text_size(name, factor) for factor in TEXT_FACTORS]
        assert sizes == sorted(set(sizes))
