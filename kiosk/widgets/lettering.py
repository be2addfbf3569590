"""Text on the glass, each letter from the first font of its language's chain that has it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import Any

from kivy.core.text import Label as TextCore
from kivy.uix.label import Label

from kiosk.piecework import breathe
from kiosk.widgets import fonts
from kiosk.widgets.layouts import load_beside

load_beside(__file__)


class ChainCore(TextCore):
    """Kivy's text core, measuring and drawing part by part where the face changes."""

    def get_extents(self, text: str) -> tuple[int, int]:
        """Give width and height in pixels."""
        sizes = [super(ChainCore, self).get_extents(part) for part in self._parts(text)]
        return sum(width for width, _ in sizes), max((height for _, height in sizes), default=0)

    def _render_text(self, text: str, x: float, y: float) -> None:
        line = self.get_ascent()
        for part in self._parts(text):
            # Faces differ in height; all stand on one line.
            super()._render_text(part, int(x), int(y + line - self.get_ascent()))
            x += super().get_extents(part)[0]

    def _parts(self, text: str) -> Iterator[str]:
        """Give the parts of ``text``, the face of each set while it is in hand."""
        own = self.options["font_name_r"]
        # Half a character, as broken input may hold, is drawn as a question mark.
        whole = text.encode("utf-8", "replace").decode("utf-8")
        for part, file in fonts.cut(whole, self.options["font_name"], self.options["bold"]):
            self.options["font_name_r"] = file or own
            yield part
        self.options["font_name_r"] = own


WHITE = (1.0, 1.0, 1.0, 1.0)

PAINTED = frozenset({"color", "disabled_color", "disabled"})
"""What of a label only colours it."""


class Lettering(Label):
    """Kivy's label with a chain of fonts. Every text of the glass is one; markup is never read.

    Letters are drawn white and take their colour as they go onto the glass, so that another
    contrast draws none of them anew.
    """

    _label: TextCore | None = None

    def apply_class_lang_rules(self, *args: Any, **kwargs: Any) -> None:
        """Let whoever waits go first: nothing is built without letters, and nothing oftener."""
        breathe()
        super().apply_class_lang_rules(*args, **kwargs)

    def _create_label(self) -> None:
        # Kivy 2.3.1 has no other place to choose what draws a label.
        if self._label is None:
            given = {name: getattr(self, name) for name in self._font_properties}
            given["color"] = WHITE
            self._label = ChainCore(usersize=self.text_size, **given)

    def _trigger_texture_update(
        self, name: str | None = None, source: object = None, value: object = None
    ) -> None:
        if name not in PAINTED:
            super()._trigger_texture_update(name, source, value)


def ems(text: str, font_name: str, bold: bool) -> float:
    """Give the width of a line, as a multiple of the height of its letters."""
    return float(_ruler(font_name, bold).get_extents(text)[0]) / _RULED * _ROUNDING


def widest_word(text: str, font_name: str, bold: bool) -> float:
    """Give the width of the widest word in ems. Words far shorter than the longest need no look."""
    words = text.split()
    longest = max(map(len, words), default=0)
    near = [word for word in words if len(word) * 1.4 >= longest]
    return max((ems(word, font_name, bold) for word in near), default=1.0) or 1.0


_RULED = 100
_ROUNDING = 1.02
"""Hinting makes small letters a little wider than large ones."""


@cache
def _ruler(font_name: str, bold: bool) -> ChainCore:
    return ChainCore(font_name=font_name, bold=bold, font_size=_RULED)
