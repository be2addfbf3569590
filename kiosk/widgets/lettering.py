"""Text on the glass, each letter from the first font of its language's chain that has it."""

from __future__ import annotations

from collections.abc import Iterator

from kivy.core.text import Label as TextCore
from kivy.uix.label import Label

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
        for part, file in fonts.cut(text, self.options["font_name"], self.options["bold"]):
            self.options["font_name_r"] = file or own
            yield part
        self.options["font_name_r"] = own


class Lettering(Label):
    """Kivy's label with a chain of fonts. Every text of the glass is one; markup is never read."""

    _label: TextCore | None

    def _create_label(self) -> None:
        # Kivy 2.3.1 has no other place to choose what draws a label.
        if self._label is None:
            given = {name: getattr(self, name) for name in self._font_properties}
            given["color"] = self.disabled_color if self.disabled else self.color
            self._label = ChainCore(usersize=self.text_size, **given)
