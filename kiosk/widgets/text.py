"""Words on the glass: each kind of text is one widget, so a layout never names a size."""

from __future__ import annotations

from kivy.properties import NumericProperty

from kiosk.widgets.layouts import load_beside
from kiosk.widgets.lettering import Lettering, ems, widest_word

load_beside(__file__)


class Words(Lettering):
    """Text that wraps to its width and is as tall as it needs. Markup is never read.

    ``wanted`` is its size, unless its widest word needs a smaller one to stay whole; ``widest`` is
    that word's width in ems, as the language's own letters are wide.
    """

    wanted = NumericProperty(1)
    widest = NumericProperty(1)

    def on_text(self, *_: object) -> None:
        """Know the widest word."""
        self.widest = widest_word(self.text, self.font_name, self.bold)

    def on_font_name(self, *_: object) -> None:
        """Measure in the letters of the new font."""
        self.on_text()

    def on_bold(self, *_: object) -> None:
        """Bold letters are wider."""
        self.on_text()


class OneLine(Words):
    """Text that stays on one line, and gets smaller before it is cut."""

    def on_text(self, *_: object) -> None:
        """Know the width of the line."""
        self.widest = max(1.0, ems(self.text, self.font_name, self.bold))


class Question(Words):
    """The one question of a screen."""


class Title(Words):
    """The heading of a part of a screen."""


class PartTitle(Title):
    """A title among lines, apart from those before it."""


class Hint(Words):
    """What helps to answer, quieter than the question."""


class Small(Words):
    """The least important text that must still be readable at arm's length."""
