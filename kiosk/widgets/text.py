"""Words on the glass: each kind of text is one widget, so a layout never names a size."""

from __future__ import annotations

from kivy.properties import NumericProperty

from kiosk.widgets.layouts import load_beside
from kiosk.widgets.lettering import Lettering

load_beside(__file__)


class Words(Lettering):
    """Text that wraps to its width and is as tall as it needs. Markup is never read.

    ``wanted`` is its size, unless its longest word needs a smaller one to stay whole.
    """

    wanted = NumericProperty(1)
    longest = NumericProperty(1)

    def on_text(self, _: object, text: str) -> None:
        """Know the longest word."""
        self.longest = max((len(word) for word in text.split()), default=1)


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
