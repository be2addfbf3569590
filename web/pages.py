"""Draw pages from templates, in the reader's language, with everything escaped."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined
from starlette.responses import HTMLResponse

from languages import Language, available, load

SHARED = Path(__file__).parent / "templates"
STATIC = Path(__file__).parent / "static"


class Pages:
    """Templates of one door over the shared shell."""

    def __init__(self, templates: Path) -> None:
        self._environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(templates), FileSystemLoader(SHARED)]),
            autoescape=True,
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )

    def draw(
        self, name: str, language: Language, /, *, status: int = 200, **values: Any
    ) -> HTMLResponse:
        """Answer with a page. ``say`` in templates takes a context and an English msgid."""
        template = self._environment.get_template(name)
        offered = [load(code) for code in available()]
        text = template.render(language=language, say=language.say, languages=offered, **values)
        return HTMLResponse(text, status_code=status)
