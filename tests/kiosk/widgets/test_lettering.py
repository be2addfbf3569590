"""Every letter is drawn by a font that has it."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from kiosk.render import open_offscreen

pytestmark = pytest.mark.window

LATIN, GEORGIAN = "Noto Sans", "Noto Sans Georgian"


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


def drawn(text: str, *families: str, **given: Any) -> Any:
    from kiosk.widgets import fonts
    from kiosk.widgets.lettering import Lettering

    label = Lettering(text=text, font_size=40, **given)
    label.font_name = fonts.register(families)
    label.texture_update()
    return label


def pixels(label: Any) -> bytes:
    label.texture.bind()  # Kivy draws a texture when it is first used
    return bytes(label.texture.pixels)


@pytest.mark.parametrize("bold", [False, True])
def test_a_letter_the_first_font_lacks_comes_from_the_next(bold: bool) -> None:
    alone = drawn("საბაჟო", GEORGIAN, bold=bold)
    after = drawn("საბაჟო", LATIN, GEORGIAN, bold=bold)
    assert pixels(after) == pixels(alone)
    assert pixels(drawn("საბაჟო", LATIN, bold=bold)) != pixels(alone)


def test_every_language_can_be_named_in_any_other() -> None:
    from kiosk.widgets import fonts
    from kiosk.widgets.look import Look
    from languages import available, load

    look = Look()
    for code in available():
        look.speak_in(load(code).screen_fonts)
        chain = fonts.faces(tuple(look.font.split(", ")), False)
        letters = {letter for other in available() for letter in load(other).name}
        assert letters <= set().union(*(face.letters for face in chain))


def test_two_scripts_in_one_line_are_as_wide_as_both() -> None:
    both = drawn("საბაჟო 2", LATIN, GEORGIAN)
    parts = [drawn("საბაჟო", GEORGIAN), drawn(" 2", LATIN)]
    assert both.texture_size[0] == sum(part.texture_size[0] for part in parts)


def test_text_in_one_font_looks_as_kivy_draws_it() -> None:
    from kivy.uix.label import Label

    ours = drawn("Gömrük: 10.000 ₼", LATIN, GEORGIAN)
    kivys = Label(text=ours.text, font_name=ours.font_name, font_size=40)
    kivys.texture_update()
    assert pixels(ours) == pixels(kivys)


def test_lines_wrap_where_both_scripts_meet() -> None:
    label = drawn("საბაჟო 10 000 USD საბაჟო 10 000 USD", LATIN, GEORGIAN, text_size=(300, None))
    assert label.texture_size[0] == 300
    assert label.texture_size[1] > 2 * drawn("საბაჟო", LATIN, GEORGIAN).texture_size[1]


def test_every_language_is_named_in_its_own_letters() -> None:
    from kiosk.widgets.lettering import Lettering
    from kiosk.widgets.look import look

    look.speak_in((LATIN,))
    named = Lettering(text="ქართული", font_size=40)
    named.texture_update()
    assert pixels(named) == pixels(drawn("ქართული", GEORGIAN))


def test_a_family_that_is_not_installed_is_passed_over() -> None:
    from kiosk.widgets import fonts

    assert fonts.register(("No Such Family 7",)) == fonts.LAST_RESORT
    assert pixels(drawn("ა", "No Such Family 7", GEORGIAN)) == pixels(drawn("ა", GEORGIAN))


def test_nothing_on_the_glass_is_drawn_with_one_font_only() -> None:
    root = Path(__file__).parents[3]
    plain = [
        path.name
        for path in (root / "kiosk").rglob("*.kv")
        if any(line.strip() == "Label:" for line in path.read_text("utf-8").splitlines())
    ]
    assert plain == []


def test_half_a_character_is_drawn_as_a_question_mark() -> None:
    assert pixels(drawn("A\ud800B", LATIN)) == pixels(drawn("A?B", LATIN))


def test_another_colour_draws_no_letter_anew() -> None:
    from kiosk.render import settle

    label = drawn("Gömrük", LATIN, color=(0, 0, 0, 1), disabled_color=(0, 0, 1, 1))
    settle()
    before = label.texture
    label.color = (1, 0, 0, 1)
    settle()
    assert label.texture is before
    assert painted(label) == [1, 0, 0, 1]
    label.disabled = True
    settle()
    assert label.texture is before
    assert painted(label) == [0, 0, 1, 1]


def painted(label: Any) -> list[float]:
    """Give the colour its texture goes onto the glass with."""
    from kivy.graphics import Color

    return next(each.rgba for each in label.canvas.children if isinstance(each, Color))
