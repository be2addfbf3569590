"""Load a language from its folder and speak it.

The folder holds ``language.toml`` and one gettext catalogue per room (``kiosk.po``, ``forms.po``,
...). English is the language of the msgids, so its catalogues may be missing.
"""

from __future__ import annotations

import gettext
import tomllib
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from languages.catalogue import read_catalogue

LOCALE = Path(__file__).resolve().parent.parent / "locale"

Day = date
"""Under another name, since a language has a ``date`` of its own."""


@dataclass(frozen=True)
class Language:
    """One language, whole: what a screen, a receipt or a page needs to speak to a person.

    ``cldr`` is the locale whose names of countries and currencies it uses.
    """

    code: str
    name: str
    direction: str
    date_pattern: str
    decimal_mark: str
    group_mark: str
    screen_fonts: tuple[str, ...]
    paper_fonts: tuple[str, ...]
    cldr: str
    keyboard: Path
    translations: gettext.NullTranslations
    voice: str = ""
    """The voice of eSpeak NG that reads this language aloud; empty when there is none."""
    dotless_i: bool = False
    """Whether I is the capital of a dotless ı here, as in Azerbaijani and Turkish."""
    said_in_full: tuple[tuple[str, str], ...] = ()
    """Abbreviated units, as they are written after a number, and the words they are said with."""

    def say(self, context: str, message: str, **values: object) -> str:
        """Give ``message`` (an English msgid) in this language, its ``{name}`` places filled."""
        text = self.translations.pgettext(context, message)
        return text.format(**values) if values else text

    def say_count(
        self, context: str, singular: str, plural: str, count: int, **values: object
    ) -> str:
        """Give the form for ``count``, by this language's plural rule; ``{count}`` is filled."""
        text = self.translations.npgettext(context, singular, plural, count)
        return text.format(count=count, **values)

    def date(self, value: date) -> str:
        """Write a date the way this language does: 22.11.2026."""
        return value.strftime(self.date_pattern)

    def decimal(self, value: Decimal, places: int | None = None) -> str:
        """Write a number with this language's separators."""
        shown = f"{value:,.{places}f}" if places is not None else f"{value:,f}"
        swap = {",": self.group_mark, ".": self.decimal_mark}
        return "".join(swap.get(mark, mark) for mark in shown)

    def amount(self, value: Decimal, currency: str) -> str:
        """Write money: 1.200,50 USD. Whole amounts lose their zeros."""
        places = 0 if value == value.to_integral_value() else 2
        return f"{self.decimal(value, places)} {currency}"

    def country(self, code: str) -> str:
        """Name a country by ISO 3166-1 alpha-2 code; the code itself when unknown."""
        return str(_cldr(self.cldr).territories.get(code, code))

    def currency(self, code: str) -> str:
        """Name a currency by ISO 4217 code; the code itself when unknown."""
        return str(_cldr(self.cldr).currencies.get(code, code))

    def currency_in_words(self, code: str, count: Decimal) -> str:
        """Name a currency as it stands after a number: 1 US dollar, 3 US dollars."""
        from babel.numbers import get_currency_name

        return str(get_currency_name(code, count=count, locale=_cldr(self.cldr)))

    def date_in_words(self, value: Day) -> str:
        """Write a date the way it is said: 22 noyabr 2026."""
        from babel.dates import format_date

        return str(format_date(value, "d MMMM y", locale=_cldr(self.cldr)))


def available(locale: Path = LOCALE) -> tuple[str, ...]:
    """Codes of the languages in a folder, in the order travellers are offered them."""
    found = [(_settings(p.parent)["order"], p.parent.name) for p in locale.glob("*/language.toml")]
    return tuple(code for _, code in sorted(found))


def screen_fonts(code: str) -> tuple[str, ...]:
    """Give the font families for the glass of an installed language, reading none of its words."""
    return tuple(_settings(LOCALE / code)["screen_fonts"])


def load(code: str, locale: Path = LOCALE) -> Language:
    """Load one language. Raises FileNotFoundError when no such folder exists."""
    return _load(locale / code)


def speaking(locale: Path) -> Callable[[str], Language]:
    """Speak the languages of another folder, and the installed ones beside them."""
    return lambda code: load(code, locale if (locale / code).is_dir() else LOCALE)


@cache
def _load(folder: Path) -> Language:
    settings = _settings(folder)
    return Language(
        code=folder.name,
        name=settings["name"],
        direction=settings["direction"],
        date_pattern=settings["date_pattern"],
        decimal_mark=settings["decimal_mark"],
        group_mark=settings["group_mark"],
        screen_fonts=tuple(settings["screen_fonts"]),
        paper_fonts=tuple(settings["paper_fonts"]),
        cldr=settings.get("cldr", folder.name),
        keyboard=folder / "keyboard.json",
        translations=read_catalogue(folder),
        voice=settings.get("voice", ""),
        dotless_i=settings.get("dotless_i", False),
        said_in_full=tuple((short, full) for short, full in settings.get("said_in_full", ())),
    )


def _settings(folder: Path) -> dict[str, Any]:
    return tomllib.loads((folder / "language.toml").read_text(encoding="utf-8"))


@cache
def _cldr(code: str) -> Any:
    # CLDR tables take tens of milliseconds to load, so they wait until a country is named.
    from babel import Locale

    return Locale.parse(code)
