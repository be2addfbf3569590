"""Numbers that read the same in every language, so that a paper need not print them twice.

``12.500`` is twelve thousand in one language and twelve and a half in another. On paper groups
of three stand apart and the mark is a comma (ISO 80000-1, 7.3).
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from paper.parts import NO_BREAK, Speaker

_MARKS = str.maketrans({",": NO_BREAK, ".": ","})


@dataclass(frozen=True, slots=True)
class OnPaper:
    """A language that writes its numbers as every other does on paper."""

    speech: Speaker

    @property
    def code(self) -> str:
        """The language's own."""
        return self.speech.code

    @property
    def paper_fonts(self) -> tuple[str, ...]:
        """The language's own."""
        return self.speech.paper_fonts

    def say(self, context: str, message: str, **values: object) -> str:
        """Say it as the language does."""
        return self.speech.say(context, message, **values)

    def say_count(
        self, context: str, singular: str, plural: str, count: int, **values: object
    ) -> str:
        """Say it as the language does."""
        return self.speech.say_count(context, singular, plural, count, **values)

    def date(self, value: date) -> str:
        """Write a date as the language does."""
        return self.speech.date(value)

    def decimal(self, value: Decimal, places: int | None = None) -> str:
        """Write a number: 12 500,50."""
        written = f"{value:,f}" if places is None else f"{value:,.{places}f}"
        return written.translate(_MARKS)

    def amount(self, value: Decimal, currency: str) -> str:
        """Write money, in one piece: 12 500,50 USD. Whole amounts have no noughts."""
        places = 0 if value == value.to_integral_value() else 2
        return f"{self.decimal(value, places)}{NO_BREAK}{currency}"

    def country(self, code: str) -> str:
        """Name a country as the language does."""
        return self.speech.country(code)

    def currency(self, code: str) -> str:
        """Name a currency as the language does."""
        return self.speech.currency(code)
