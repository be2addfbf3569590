"""Amounts and quantities: a number pad, beside the currency or the unit they are counted in."""

from __future__ import annotations

from typing import Any

from kivy.properties import NumericProperty, ObjectProperty, StringProperty

from forms.outline import choice_text
from kiosk.questions import unit_of
from kiosk.widgets import field, keys, scroller  # noqa: F401  (the layout names their widgets)
from kiosk.widgets.answers.base import Answer
from kiosk.widgets.choice import Choice, names
from kiosk.widgets.layouts import load_beside

load_beside(__file__)

USUAL = ("AZN", "USD", "EUR", "RUB", "TRY")
MORE = "more"
LONGEST = 12


class NumberAnswer(Answer):
    """A number above a pad. ``digits`` holds what was typed, with a point as decimal mark."""

    digits = StringProperty("")
    shown = StringProperty("")
    unit = StringProperty("")
    mark = StringProperty(",")
    choices = ObjectProperty(())
    picked = StringProperty("")
    columns = NumericProperty(3)

    def begin(self, value: Any) -> None:
        """Show the number as it was left."""
        self.mark = self.setting.language.decimal_mark
        self.digits = "" if value is None else str(value)
        self.measure()
        self._show()

    def measure(self) -> None:
        """Choose what the number is counted in: the unit of the goods."""
        code = unit_of(str(self.setting.row.get("kind", "")))
        self.picked = code
        self.unit = choice_text("unit", code, self.setting.language, self.setting.lists)

    def type(self, typed: str) -> None:
        """Add a digit or the decimal mark."""
        digits = self.digits + ("." if typed == self.mark else typed)
        if self._sensible(digits):
            self.digits = digits.lstrip("0") if digits.strip("0") and "." not in digits else digits
            self._show()

    def erase(self) -> None:
        """Take the last digit away."""
        self.digits = self.digits[:-1]
        self._show()

    def pick(self, code: str) -> None:
        """Count in this currency."""

    def given(self) -> dict[str, Any]:
        """Give the number and what it is counted in."""
        number = self.digits.rstrip(".")
        if not number:
            return {}
        return {self.setting.field.name: number, str(self.setting.field.measured_in): self.picked}

    def said(self) -> tuple[str, ...]:
        """Give the number and its unit."""
        return (f"{self.shown} {self.unit}".strip(),)

    def offered(self) -> tuple[str, ...]:
        """Give the currencies shown."""
        return names(self.choices)

    def _sensible(self, digits: str) -> bool:
        whole, point, rest = digits.partition(".")
        fits = len(digits) <= LONGEST and len(rest) <= self.setting.field.scale
        return fits and "." not in rest and bool(whole or not point)

    def _show(self) -> None:
        whole, point, rest = self.digits.partition(".")
        grouped = f"{int(whole):,}".replace(",", self.setting.language.group_mark) if whole else ""
        self.shown = grouped + (self.mark if point else "") + rest


class AmountAnswer(NumberAnswer):
    """An amount of money: the currency first, then the number."""

    def measure(self) -> None:
        """Offer the usual currencies, with the one chosen before."""
        chosen = self.setting.row.get(str(self.setting.field.measured_in))
        self.picked = self.unit = str(chosen or "USD")
        usual = USUAL if self.picked in USUAL else (*USUAL[:4], self.picked)
        more = self.setting.language.say("ask", "Another")
        self.choices = (*(Choice(code, code) for code in usual), Choice(MORE, more))

    def pick(self, code: str) -> None:
        """Count in this currency, or show them all."""
        if code == MORE:
            self.choices = tuple(Choice(each, each) for each in self.setting.currencies)
        else:
            self.picked = self.unit = code
