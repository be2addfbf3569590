"""A widget drawn where nobody looks."""

from __future__ import annotations

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
