"""The registration number on the glass: as it is typed, and as it stands."""

from __future__ import annotations

from kivy.properties import BooleanProperty, ObjectProperty, StringProperty
from kivy.uix.boxlayout import BoxLayout
from kivy.uix.widget import Widget

from kiosk.widgets import text  # noqa: F401  (the layout names its widgets)
from kiosk.widgets.button import Surface
from kiosk.widgets.layouts import load_beside
from kiosk.widgets.lettering import Lettering

load_beside(__file__)

GROUPS = (3, 4, 3, 3)
"""Digits between the gaps, as on paper: 999 9999 999 999."""

LENGTH = sum(GROUPS)

PAUSE_GROUPS = (3, 2)
"""Digits between the gaps in the short code of a pause."""


def grouped_so_far(digits: str, groups: tuple[int, ...] = GROUPS) -> str:
    """Write the digits typed so far with gaps, for a registration number those of paper."""
    cuts = [sum(groups[:at]) for at in range(len(groups) + 1)]
    parts = (digits[start:end] for start, end in zip(cuts, cuts[1:], strict=False))
    return " ".join(part for part in parts if part)


class CodeCell(Lettering):
    """One digit, or where it will stand. The next one has a thick edge."""

    active = BooleanProperty(False)
    wrong = BooleanProperty(False)


class CodeGap(Widget):
    """What parts two groups."""


class CodeField(BoxLayout):
    """Cells in groups, filled by digits from left to right; thirteen in four, if not said."""

    groups = ObjectProperty(GROUPS)
    digits = StringProperty("")
    wrong = BooleanProperty(False)

    def on_kv_post(self, _base: object) -> None:
        """Draw the cells."""
        for at, size in enumerate(self.groups):
            if at:
                self.add_widget(CodeGap())
            for _ in range(size):
                self.add_widget(CodeCell())
        self._fill()

    def on_digits(self, *_: object) -> None:
        """Show the digits."""
        self._fill()

    def on_wrong(self, *_: object) -> None:
        """Show whether they can be right."""
        self._fill()

    def _fill(self) -> None:
        cells = [cell for cell in reversed(self.children) if isinstance(cell, CodeCell)]
        for at, cell in enumerate(cells):
            cell.text = self.digits[at : at + 1]
            cell.active = at == len(self.digits)
            cell.wrong = self.wrong


class CodeCard(Surface):
    """A code that was brought: red and grouped, as on paper, with what is known of it.

    ``change_word`` and ``withdraw_word`` are empty where that cannot be done here. A card is
    ``small`` where there are several: code and state on one line.
    """

    code = StringProperty("")
    form = StringProperty("")
    state_word = StringProperty("")
    act = StringProperty("")
    change_word = StringProperty("")
    withdraw_word = StringProperty("")
    small = BooleanProperty(False)

    __events__ = ("on_change", "on_withdraw")

    def on_change(self) -> None:
        """Kivy's default handler."""

    def on_withdraw(self) -> None:
        """Kivy's default handler."""
