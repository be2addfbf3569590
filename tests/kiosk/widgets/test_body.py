"""A head is made smaller where it has no room, and is itself again when it has."""

from __future__ import annotations

from typing import Any

import pytest

from kiosk.render import LANDSCAPE, open_offscreen, settle
from languages import load

pytestmark = pytest.mark.window

LONG = "Where is the money from that you are taking out of the country with you today? " * 4


@pytest.fixture
def body() -> Any:
    open_offscreen()
    from kivy.lang import Builder

    from kiosk.widgets.look import look

    look.reset()
    look.fit(*LANDSCAPE)
    made = Builder.load_string(
        """
#:import body kiosk.widgets.body
#:import button kiosk.widgets.button
Body:
    wide: True
    size_hint: None, None
    size: 1920, 700
    Head:
        compact: True
    Content:
    Actions:
        PrimaryButton:
            text: "Continue"
"""
    )
    settle()
    return made


@pytest.mark.parametrize("name", ["ask-birth-date", "ask-money-number"])
def test_a_head_with_room_is_not_made_smaller(name: str) -> None:
    open_offscreen()
    from kiosk.gallery import glass
    from kiosk.scenes import SCENES
    from kiosk.widgets.look import look

    look.reset()
    look.fit(*LANDSCAPE)
    drawn = glass(next(scene for scene in SCENES if scene.name == name), "en", load)
    drawn.size_hint, drawn.size = (None, None), LANDSCAPE
    settle()
    assert head(drawn.screen.ids.body).fit == 1


def head(body: Any) -> Any:
    return next(part for part in body.children if type(part).__name__ == "Head")


def test_a_head_without_room_is_made_smaller_and_grows_back(body: Any) -> None:
    assert head(body).fit == 1
    head(body).question = LONG
    settle()
    assert head(body).fit < 1
    head(body).question = "When were you born?"
    settle()
    assert head(body).fit == 1
    head(body).question = LONG
    settle()
    head(body).hint = "As it stands there."
    settle()
    assert head(body).fit < 1
