"""Every screen, language and orientation as pictures and one page to look at them.

``python -m kiosk.gallery --out build/gallery [--locale DIR] [--language az] [--only review]``
``--locale`` draws the languages of another folder, as ``languages.pseudo`` writes one.
"""

from __future__ import annotations

import argparse
import copy
import html
import logging
from collections.abc import Iterable
from pathlib import Path
from typing import Any

from kiosk.code_scenes import CODE_SCENES
from kiosk.gallery_papers import draw_papers
from kiosk.kept.scenes import KEPT_SCENES
from kiosk.render import LANDSCAPE, PORTRAIT, open_offscreen, picture
from kiosk.scenes import SCENES, Scene, Speak, context, visit
from kiosk.staff.scenes import STAFF_SCENES
from languages import available, load, speaking
from languages.language import LOCALE

ALL = (*SCENES, *CODE_SCENES, *KEPT_SCENES, *STAFF_SCENES)

PAPERS = "receipts"

SIZES = {"portrait": PORTRAIT, "landscape": LANDSCAPE}


def main() -> None:
    """Draw what the command line asks for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--out", type=Path, required=True)
    parser.add_argument("--locale", type=Path, default=LOCALE)
    parser.add_argument("--language", action="append")
    parser.add_argument("--only", action="append", help="names of scenes")
    asked = parser.parse_args()
    logging.disable(logging.INFO)
    open_offscreen()
    scenes = [scene for scene in ALL if not asked.only or scene.name in asked.only]
    languages = asked.language or list(available(asked.locale))
    speak = speaking(asked.locale)
    for scene in scenes:
        for language in languages:
            for orientation in SIZES:
                draw(scene, language, orientation, asked.out, speak)
    papers = [] if asked.only else draw_papers(languages, speak, asked.out / PAPERS)
    (asked.out / "index.html").write_text(page(scenes, languages, papers), encoding="utf-8")
    print(f"{len(scenes) * len(languages) * len(SIZES)} pictures: {asked.out / 'index.html'}")


def file_name(scene: Scene, language: str, orientation: str) -> str:
    """Name the picture of a scene."""
    return f"{scene.name}-{language}-{orientation}.png"


def draw(scene: Scene, language: str, orientation: str, out: Path, speak: Speak = load) -> Any:
    """Draw one scene; gives the widget that was drawn."""
    from kiosk.widgets.look import look

    look.palette, look.factor = scene.palette, scene.factor
    target = out / file_name(scene, language, orientation)
    drawn = picture(lambda: glass(scene, language, speak), SIZES[orientation], target)
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


def page(scenes: Iterable[Scene], languages: Iterable[str], papers: Iterable[Path] = ()) -> str:
    """Give one HTML page with every picture, a row for each scene."""
    codes = list(languages)
    rows = "\n".join([*(_row(scene, codes) for scene in scenes), _papers(papers)])
    style = (
        "body{font:16px sans-serif;margin:2rem;background:#ddd}"
        "figure{display:inline-block;margin:.5rem}img{height:480px;border:1px solid #888}"
    )
    head = f"<!doctype html><meta charset=utf-8><title>Sarhad</title><style>{style}</style>"
    return f"{head}\n<h1>Sarhad: every screen of the glass</h1>\n{rows}\n"


def _row(scene: Scene, languages: list[str]) -> str:
    pictures = "".join(
        f'<figure><img loading=lazy src="{html.escape(file_name(scene, code, orientation))}" '
        f'alt="{html.escape(scene.name)}, {code}, {orientation}"></figure>'
        for orientation in SIZES
        for code in languages
    )
    return f"<h2>{html.escape(scene.name)}</h2>\n<div>{pictures}</div>"


def _papers(papers: Iterable[Path]) -> str:
    pictures = "".join(
        f'<figure><img loading=lazy src="{PAPERS}/{html.escape(paper.name)}" '
        f'alt="{html.escape(paper.stem)}"></figure>'
        for paper in papers
    )
    return f"<h2>papers</h2>\n<div>{pictures}</div>" if pictures else ""


if __name__ == "__main__":
    main()
