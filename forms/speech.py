"""What a form needs of a language: words by context, dates, numbers, names of countries."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Protocol


class Speech(Protocol):
    """A language as the pure rooms see it. ``languages.Language`` is the real one."""

    @property
    def code(self) -> str:
        """BCP 47 code, ``az``."""

    def say(self, context: str, message: str, **values: object) -> str:
        """Give ``message`` (an English msgid) in this language, its ``{name}`` places filled."""

    def say_count(
        self, context: str, singular: str, plural: str, count: int, **values: object
    ) -> str:
        """Give the form for ``count``, by this language's plural rule; ``{count}`` is filled."""

    def date(self, value: date) -> str:
        """Write a date the way this language does: 22.11.2026."""

    def decimal(self, value: Decimal, places: int | None = None) -> str:
        """Write a number with this language's separators."""

    def amount(self, value: Decimal, currency: str) -> str:
        """Write money: 1.200,50 USD."""

    def country(self, code: str) -> str:
        """Name a country by ISO 3166-1 alpha-2 code; the code itself when unknown."""

    def currency(self, code: str) -> str:
        """Name a currency by ISO 4217 code; the code itself when unknown."""
