"""Every screen, language and orientation as pictures and one page to look at them.

``python -m kiosk.gallery --out build/gallery [--whole] [--language az] [--only review]``
``--whole`` draws every text size and palette too, at half the pixels: 15,000, half an hour.
``--locale`` draws the languages of another folder, as ``languages.pseudo`` writes one.
"""

from __future__ import annotations

import argparse
import copy
import logging
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from kiosk.code_scenes import CODE_SCENES
from kiosk.gallery_page import Axes, Part, page
from kiosk.gallery_papers import draw_papers
from kiosk.kept.scenes import KEPT_SCENES
from kiosk.render import LANDSCAPE, PORTRAIT, open_offscreen, picture
from kiosk.scenes import SCENES, Scene, Speak, context, visit
from kiosk.staff.scenes import STAFF_SCENES
from languages import available, load, speaking
from languages.language import LOCALE

PARTS = {
    "Declaring": SCENES,
    "With a code": CODE_SCENES,
    "Visits kept": KEPT_SCENES,
    "Staff": STAFF_SCENES,
}
ALL = tuple(scene for scenes in PARTS.values() for scene in scenes)

PAPERS = "receipts"

SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE}


@dataclass(frozen=True, slots=True)
class Looks:
    """How a picture is to look. ``factor`` and ``palette`` None: as the scene itself says."""

    language: str
    orientation: str
    factor: float | None = None
    palette: str | None = None

    @property
    def words(self) -> tuple[str, ...]:
        """What the picture's name says of it, in the order of the page's axes."""
        usual = (self.language, self.orientation)
        if self.factor is None or self.palette is None:
            return usual
        return (*usual, _percent(self.factor), self.palette)


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--locale", type=Path, default=LOCALE)
    parser.add_argument("--language", action="append")
    parser.add_argument("--only", action="append", help="names of scenes")
    parser.add_argument("--whole", action="store_true", help="every text size and palette")
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    open_offscreen()
    languages = asked.language or list(available(asked.locale))
    speak = speaking(asked.locale)
    parts = parts_of(asked.only, whole=asked.whole)
    looks = list(every_look(languages, whole=asked.whole))
    names = {name for part in parts for name in part.scenes}
    for scene in (scene for scene in ALL if scene.name in names):
        for look in looks:
            draw(scene, look, asked.out, speak)
    papers = [] if asked.only else draw_papers(languages, speak, asked.out / PAPERS)
    index = asked.out / "index.html"
    shown = page(parts, axes(languages, speak, whole=asked.whole), papers, PAPERS)
    index.write_text(shown, encoding="utf-8")
    print(f"{len(names) * len(looks)} pictures: {index}")


def every_look(languages: list[str], *, whole: bool) -> Iterator[Looks]:
    """Give the looks each scene is drawn in."""
    from kiosk.widgets.tokens import PALETTES, TEXT_FACTORS

    for language in languages:
        for orientation in SIZES:
            if not whole:
                yield Looks(language, orientation)
                continue
            for factor in TEXT_FACTORS:
                for palette in PALETTES:
                    yield Looks(language, orientation, factor, palette.name)


def parts_of(only: list[str] | None, *, whole: bool) -> list[Part]:
    """Group the scenes asked for. The whole gallery needs none that only looks otherwise."""
    plain = (1.0, "daylight")
    parts = []
    for title, scenes in PARTS.items():
        names = [
            scene.name
            for scene in scenes
            if (scene.name in only if only else not whole or (scene.factor, scene.palette) == plain)
        ]
        parts += [Part(title, names)] if names else []
    return parts


def axes(languages: list[str], speak: Speak, *, whole: bool) -> Axes:
    """Give what the pictures differ in, in the order of their names."""
    from kiosk.widgets.tokens import PALETTES, TEXT_FACTORS

    found: dict[str, list[tuple[str, str]]] = {
        "Language": [(code, speak(code).name) for code in languages],
        "Panel": [(name, name) for name in SIZES],
    }
    if whole:
        found["Text"] = [(_percent(factor), f"{_percent(factor)} %") for factor in TEXT_FACTORS]
        found["Colours"] = [(each.name, each.name.replace("_", " ")) for each in PALETTES]
    return found


def _percent(factor: float) -> str:
    return f"{factor * 100:.0f}"


def file_name(scene: Scene, looks: Looks) -> str:
    """Name the picture of a scene."""
    return "-".join((scene.name, *looks.words)) + ".png"


def draw(scene: Scene, looks: Looks, out: Path, speak: Speak = load) -> Any:
    """Draw one scene; gives the widget that was drawn."""
    from kiosk.widgets.look import look

    look.palette, look.factor = looks.palette or scene.palette, looks.factor or scene.factor
    width, height = SIZES[looks.orientation]
    size = (width // 2, height // 2) if looks.palette else (width, height)
    target = out / file_name(scene, looks)
    drawn = picture(lambda: glass(scene, looks.language, speak), size, target)
    look.reset()
    return drawn


def glass(scene: Scene, language: str, speak: Speak = load) -> Any:
    """Give the glass as it looks at the scene."""
    from kiosk.screens.table import screen_of
    from kiosk.widgets.glass import Glass

    doors = context(scene, speak)
    questions = tuple(question.id for question in doors.reference.questions)
    stay = visit(scene, language, questions)
    shown = Glass(lambda: False)
    screen = screen_of(scene.step)(doors, stay, copy.deepcopy(dict(scene.draft)))
    shown.show(screen)
    screen.came_on()
    if scene.then is not None:
        scene.then(screen)
    if scene.panel is not None:
        shown.cover(scene.panel(speak(language)), lambda _: None)
    return shown


if __name__ == "__main__":
    main()
