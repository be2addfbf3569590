"""Every scene, language and orientation: it speaks, everything fits, everything can be pressed."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from typing import Any

import pytest

from kiosk.gallery import ALL
from kiosk.render import LANDSCAPE, PORTRAIT, open_offscreen, settle
from kiosk.scenes import Scene, Speak
from kiosk.visit import STAFF, Step
from kiosk.widgets.tokens import NARROWEST_KEY
from languages import available, load, pseudo, speaking

pytestmark = pytest.mark.window

AT_ANY_SIZE = [s for s in ALL if s.step not in (Step.OUT_OF_SERVICE, Step.OUT_OF_ORDER)]
"""Those two are shown as every visit begins: nobody can choose other letters there."""

USUAL, SMALLEST = 299, 125
"""The shorter sides of panels of 24 and of 10 inches, in millimetres."""

ROUNDING = 1.5

LATIN = re.compile(r"[A-Za-zÀ-ɏƏə]+")
CODE = re.compile(r"[A-Z]{1,3}")
"""Codes of currencies, numbers of flights and papers: the same in every language."""


@pytest.fixture(scope="module", autouse=True)
def window() -> None:
    open_offscreen()


@pytest.fixture(params=[PORTRAIT, LANDSCAPE], ids=["portrait", "landscape"])
def size(request: pytest.FixtureRequest) -> tuple[int, int]:
    value: tuple[int, int] = request.param
    return value


@pytest.fixture(scope="module")
def speak(tmp_path_factory: pytest.TempPathFactory) -> Speak:
    folder = tmp_path_factory.mktemp("locale")
    pseudo.write(folder)
    return speaking(folder)


# English words are shorter than the pseudo-language makes of them, so what holds it holds them.
# What holds a language on the smallest panel holds it on the usual one.
@pytest.fixture(
    params=[
        pytest.param(("ru", USUAL), marks=pytest.mark.soak),
        (pseudo.CODE, USUAL),
        pytest.param(("az", SMALLEST), marks=pytest.mark.soak),
    ]
)
def place(request: pytest.FixtureRequest) -> tuple[str, int]:
    """A language, and how large the panel is."""
    value: tuple[str, int] = request.param
    return value


def shown(
    scene: Scene, language: str, size: tuple[int, int], speak: Speak, panel_mm: int = USUAL
) -> Any:
    from kiosk.gallery import glass
    from kiosk.widgets.look import look

    look.fit(*size)
    look.panel_mm = panel_mm
    look.palette, look.factor = scene.palette, scene.factor
    drawn = glass(scene, language, speak)
    drawn.size_hint, drawn.size = (None, None), size
    settle()
    return drawn


def in_sight(widget: Any) -> Iterator[Any]:
    """Give what can be seen without scrolling; what a scroll view holds is looked at apart."""
    from kivy.uix.scrollview import ScrollView

    if widget.opacity == 0 or 0 in widget.size:
        return
    yield widget
    if not isinstance(widget, ScrollView):
        for child in widget.children:
            yield from in_sight(child)


def pressed(widgets: Iterable[Any]) -> list[Any]:
    from kivy.uix.behaviors import ButtonBehavior

    return [w for w in widgets if isinstance(w, ButtonBehavior) and not w.disabled]


def named(widget: Any) -> str:
    return f"{type(widget).__name__} {getattr(widget, 'text', '')!r} {widget.pos} {widget.size}"


@pytest.mark.parametrize("scene", ALL, ids=lambda scene: scene.name)
def test_a_screen_fits_and_speaks(
    scene: Scene, place: tuple[str, int], size: tuple[int, int], speak: Speak
) -> None:
    fits_and_speaks(scene, place, size, speak)


@pytest.mark.soak
@pytest.mark.parametrize("scene", AT_ANY_SIZE, ids=lambda scene: scene.name)
@pytest.mark.parametrize("language", ["ka", "ru"])
def test_a_screen_fits_in_the_largest_letters(
    scene: Scene, language: str, size: tuple[int, int], speak: Speak
) -> None:
    largest = replace(scene, factor=1.5, palette="yellow_on_black")
    fits_and_speaks(largest, (language, USUAL), size, load)


def fits_and_speaks(
    scene: Scene, place: tuple[str, int], size: tuple[int, int], speak: Speak
) -> None:
    language, panel_mm = place
    if language == pseudo.CODE:
        scene = replace(scene, settings=replace(scene.settings, languages=(language,)))
    glass = shown(scene, language, size, speak, panel_mm)
    screen = glass.screen
    said = screen.spoken()
    assert said.title and said.question
    assert said.choices or scene.step in (Step.OUT_OF_SERVICE, Step.OUT_OF_ORDER)
    assert outside(glass) == []
    assert too_small(glass) == []
    assert broken(glass) == []
    # Names of settings, of the program and of the post are the same in every language.
    if language == pseudo.CODE and scene.step not in STAFF:
        assert not_spoken(glass, scene) == []
    if scene.panel is None:
        assert overlapping(screen) == []
        assert beyond(screen) == []


def test_what_does_not_fit_is_noticed() -> None:
    from kivy.uix.floatlayout import FloatLayout

    from kiosk.widgets.button import QuietButton

    glass = FloatLayout(size_hint=(None, None), size=PORTRAIT)
    beside = QuietButton(text="beside", size_hint=(None, None), size=(300, 120), pos=(900, 0))
    small = QuietButton(text="small", size_hint=(None, None), size=(300, 40), pos=(0, 500))
    over = QuietButton(text="over", size_hint=(None, None), size=(300, 200), pos=(100, 520))
    for widget in (beside, small, over):
        glass.add_widget(widget)
    settle()
    small.height = 40
    assert any("beside" in name for name in outside(glass))
    assert any("small" in name for name in too_small(glass))
    assert any("over" in name for name in overlapping(glass))


def outside(glass: Any) -> list[str]:
    wrong = []
    for widget in in_sight(glass):
        left, bottom, _, _ = edges(widget)
        fits = left >= -ROUNDING and bottom >= -ROUNDING
        fits = fits and left + widget.width <= glass.width + ROUNDING
        fits = fits and bottom + widget.height <= glass.height + ROUNDING
        if not fits:
            wrong.append(named(widget))
    return wrong


def edges(widget: Any) -> tuple[float, float, float, float]:
    """Give left, bottom, right and top on the panel."""
    left, bottom = widget.to_window(*widget.pos) if widget.parent else widget.pos
    return left, bottom, left + widget.width, bottom + widget.height


def too_small(glass: Any) -> list[str]:
    from kiosk.widgets.keys import Key, KeyRow
    from kiosk.widgets.look import look

    def least(widget: Any) -> float:
        # Eleven letters beside each other are as wide as the panel lets them be.
        letter = isinstance(widget, Key) and isinstance(widget.parent, KeyRow)
        return NARROWEST_KEY if letter else look.least - ROUNDING

    return [named(w) for w in pressed(in_sight(glass)) if min(w.width, w.height) < least(w)]


def broken(glass: Any) -> list[str]:
    """Texts larger than their room: they would be cut, or broken inside a word."""
    from kiosk.widgets.lettering import Lettering

    texts = [w for w in glass.walk() if isinstance(w, Lettering) and w.text and w.opacity]
    return [named(w) for w in texts if larger(w.texture_size, w.size) or breaks(w)]


def larger(text: Sequence[float], room: Sequence[float]) -> bool:
    return any(size > side + ROUNDING for size, side in zip(text, room, strict=True))


def breaks(label: Any) -> bool:
    room = label.text_size[0]
    if room is None:
        return False
    room -= label.padding[0] + label.padding[2]
    return any(label._label.get_extents(word)[0] > room + ROUNDING for word in label.text.split())


def not_spoken(glass: Any, scene: Scene) -> list[str]:
    """Latin words on a glass that speaks Georgian letters: none of them came from a catalogue."""
    from kiosk.widgets.keys import Key
    from kiosk.widgets.lettering import Lettering

    typed = repr((scene.answers, scene.draft, [load(code).name for code in available()]))
    texts = [w.text for w in glass.walk() if isinstance(w, Lettering) and not isinstance(w, Key)]
    texts += [*glass.screen.spoken().choices, glass.screen.spoken().question]
    return latin_words(texts, set(LATIN.findall(typed)))


def latin_words(texts: list[str], known: set[str]) -> list[str]:
    words = {text: set(LATIN.findall(text)) - known for text in texts}
    return [text for text, latin in words.items() if not all(map(CODE.fullmatch, latin))]


def test_a_word_no_catalogue_gave_is_noticed() -> None:
    said = ["Continue", "ცონტინუე", "AYSEL", "12.400 USD", "გოგ on"]
    assert latin_words(said, {"AYSEL"}) == ["Continue", "გოგ on"]


def overlapping(screen: Any) -> list[str]:
    """Pairs of things to press that lie over each other."""
    targets = [w for w in pressed(in_sight(screen)) if not has_target_inside(w)]
    wrong = []
    for at, one in enumerate(targets):
        for other in targets[at + 1 :]:
            if lie_over(edges(one), edges(other)):
                wrong.append(f"{named(one)} over {named(other)}")
    return wrong


def lie_over(one: Sequence[float], other: Sequence[float]) -> bool:
    apart = [
        one[high] <= other[low] + ROUNDING or other[high] <= one[low] + ROUNDING
        for low, high in ((0, 2), (1, 3))
    ]
    return not any(apart)


def beyond(screen: Any) -> list[str]:
    """Parts that leave the room between band and bar, or the head's and the acts' own."""
    content, body = screen.ids.content, screen.ids.body
    _, floor, _, ceiling = edges(content)
    wrong = [
        named(w)
        for w in in_sight(content)
        if edges(w)[1] < floor - ROUNDING or edges(w)[3] > ceiling + ROUNDING
    ]
    parts = {type(part).__name__: part for part in body.children}
    head, actions = parts["Head"], parts["Actions"]
    if actions.height and head.y < actions.top - ROUNDING:
        wrong.append(f"head over actions: {named(head)}")
    return wrong


def has_target_inside(widget: Any) -> bool:
    return bool(pressed(child for child in widget.walk(restrict=True) if child is not widget))
