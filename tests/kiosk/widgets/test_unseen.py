"""A widget drawn where nobody looks."""

from __future__ import annotations

import gc
import resource
from pathlib import Path

import pytest

from kiosk.render import open_offscreen, settle

pytestmark = pytest.mark.window


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


def test_it_looks_the_same_afterwards() -> None:
    from kivy.uix.label import Label

    from kiosk.widgets.unseen import draw_unseen

    drawn, fresh = (Label(text="Sarhad", size=(200, 80), size_hint=(None, None)) for _ in range(2))
    settle()
    draw_unseen(drawn)
    assert drawn.canvas.children, "what was drawn stays"
    assert drawn.export_as_image().texture.pixels == fresh.export_as_image().texture.pixels
    assert any(drawn.export_as_image().texture.pixels)


def test_screen_after_screen_takes_no_more_memory() -> None:
    from kivy.uix.label import Label

    from kiosk.widgets.unseen import draw_unseen

    def resident() -> int:
        return int(Path("/proc/self/statm").read_text().split()[1]) * resource.getpagesize()

    def draw(times: int) -> None:
        for turn in range(times):
            draw_unseen(Label(text="Sarhad", size=(1080, 1900 + turn % 3), size_hint=(None, None)))
            settle(2)

    gc.collect()
    # Off, as while people answer.
    gc.disable()
    try:
        draw(5)
        before = resident()
        draw(20)
        grown = resident() - before
    finally:
        gc.enable()
    assert grown < 40_000_000, "a picture of this size is 8 MB"
