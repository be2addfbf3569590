"""The number of a declaration: 13 digits in groups, typed on the pad or scanned off paper."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from kivy.properties import StringProperty

from kiosk.reading.ours import Reason, reading_of
from kiosk.widgets import code, keys  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.answers.base import Answer
from kiosk.widgets.code import LENGTH, grouped_so_far
from kiosk.widgets.layouts import load_beside

if TYPE_CHECKING:
    from kiosk.reading.symbol import Symbology

load_beside(__file__)

DIGITS = frozenset("0123456789")


class CodeAnswer(Answer):
    """Cells for the digits, as on the paper, and a pad. Half a number is not an answer."""

    digits = StringProperty("")

    def begin(self, value: Any) -> None:
        """Show the digits typed before."""
        self.digits = _digits_of(str(value or ""))

    def type(self, digit: str) -> None:
        """Add a digit, as long as there is room."""
        self.digits = _digits_of(self.digits + digit)
        self.wrong = False

    def erase(self) -> None:
        """Take the last digit away."""
        self.digits = self.digits[:-1]
        self.wrong = False

    def scanned(self, text: str, symbology: Symbology | None = None) -> None:
        """Take the number off the earlier paper, and go on."""
        reading = reading_of(text, symbology)
        if reading.number is not None and reading.reason is not Reason.SHOP_CODE:
            self.digits = f"{reading.number:013d}"
            self.dispatch("on_done")

    def lacks(self) -> str:
        """Say how long a number is, where only a part was typed."""
        if not self.digits or len(self.digits) == LENGTH:
            return ""
        return self.setting.language.say("code", "A code has 13 digits.")

    def given(self) -> dict[str, Any]:
        """Give the digits."""
        return {self.setting.field.name: self.digits} if self.digits else {}

    def said(self) -> tuple[str, ...]:
        """Give the digits in groups."""
        return (grouped_so_far(self.digits),) if self.digits else ()


def _digits_of(text: str) -> str:
    """Give the digits of what was typed: spaces and dashes of a paper are none."""
    return "".join(each for each in text if each in DIGITS)[:LENGTH]
