"""The gallery's one page: every screen, in whatever languages, letters and colours one picks."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

Axes = Mapping[str, Sequence[tuple[str, str]]]
"""What pictures differ in: for each axis its values, as they stand in file names and in words. The
first of each is what the page shows when it is opened.
"""

PAGE = Path(__file__).with_name("gallery_page.html")


@dataclass(frozen=True, slots=True)
class Part:
    """Screens that belong together, by name."""

    title: str
    scenes: Sequence[str]


def page(parts: Sequence[Part], axes: Axes, papers: Iterable[Path], folder: str) -> str:
    """Give the page. Pictures lie beside it, papers in ``folder``."""
    told = {
        "parts": [{"title": part.title, "scenes": list(part.scenes)} for part in parts],
        "axes": {axis: [list(value) for value in values] for axis, values in axes.items()},
        "papers": [f"{folder}/{paper.name}" for paper in papers],
    }
    # A closing tag inside would end the script early.
    data = json.dumps(told, ensure_ascii=False).replace("</", "<\\/")
    return PAGE.read_text(encoding="utf-8").replace("<!-- told -->", data)
