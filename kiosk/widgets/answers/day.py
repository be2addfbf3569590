"""A date, digit by digit on a pad: day, month, year."""

from __future__ import annotations

from datetime import date
from typing import Any

from kivy.properties import ListProperty, StringProperty

from kiosk.widgets import field, keys  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.answers.base import Answer
from kiosk.widgets.layouts import load_beside

load_beside(__file__)

WHOLE = 8


class DayAnswer(Answer):
    """Three cells above a number pad. A day or month that cannot begin so gets its zero."""

    digits = StringProperty("")
    names = ListProperty(["", "", ""])

    def begin(self, value: Any) -> None:
        """Show the day as it was left."""
        say = self.setting.language.say
        self.names = [say("keys", "Day"), say("keys", "Month"), say("keys", "Year")]
        self.digits = digits_of(value)

    def type(self, digit: str) -> None:
        """Add a digit."""
        too_large = (len(self.digits) == 0 and digit > "3") or (
            len(self.digits) == 2 and digit > "1"
        )
        self.digits = (self.digits + ("0" if too_large else "") + digit)[:WHOLE]

    def erase(self) -> None:
        """Take the last digit away."""
        self.digits = self.digits[:-1]

    def given(self) -> dict[str, Any]:
        """Give the day as ``22.11.2026``, for the form to check."""
        if not self.digits:
            return {}
        day, month, year = self._parts()
        return {self.setting.field.name: f"{day}.{month}.{year}"}

    def said(self) -> tuple[str, ...]:
        """Give the day; while it is typed, what there is of it by name."""
        if len(self.digits) == WHOLE:
            return tuple(self.given().values())
        parts = zip(self.names, self._parts(), strict=True)
        return tuple(f"{name} {digits}" for name, digits in parts if digits)

    def _parts(self) -> tuple[str, str, str]:
        return self.digits[:2], self.digits[2:4], self.digits[4:]


def digits_of(value: Any) -> str:
    """Give the eight digits of a day, however it was kept."""
    if isinstance(value, date):
        return value.strftime("%d%m%Y")
    text = str(value or "")
    if "-" in text:
        return "".join(reversed(text.split("-")))
    return text.replace(".", "")
