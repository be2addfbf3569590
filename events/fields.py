"""What an event may carry: kinds of field into which nothing of a person fits.

There is no field of free text. Numbers are too small for a code, a document or a telephone.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from enum import Enum
from typing import Any, Protocol

from events.fault_number import fault_number
from events.traces import name, trace


class NotAllowed(ValueError):
    """A value is not of its field's kind; the message does not quote it."""


class Field(Protocol):
    """One kind of field. ``about`` says in words what it holds, for the page of the catalogue."""

    @property
    def about(self) -> str:
        """What it holds."""

    def cleaned(self, value: object) -> Any:
        """Give what is written into the line. Raises NotAllowed."""

    def words(self, cleaned: Any) -> str:
        """Give what stands in the sentence."""


@dataclass(frozen=True, slots=True)
class Number:
    """A whole number from 0; one above ``most`` is written as ``most``."""

    about: str
    most: int

    def cleaned(self, value: object) -> int:
        """Keep it within its bounds. Raises NotAllowed."""
        if type(value) is not int or value < 0:
            raise NotAllowed(self.about)
        return min(value, self.most)

    def words(self, cleaned: int) -> str:
        """Give the digits."""
        return str(cleaned)


COUNT = Number("a count, up to 99 999", 99_999)
MILLISECONDS = Number("milliseconds, up to a day", 86_400_000)


@dataclass(frozen=True, slots=True)
class _Flag:
    about: str = "true or false"

    def cleaned(self, value: object) -> bool:
        """Take a bool. Raises NotAllowed."""
        if not isinstance(value, bool):
            raise NotAllowed(self.about)
        return value

    def words(self, cleaned: bool) -> str:
        """Give yes or no."""
        return "yes" if cleaned else "no"


FLAG = _Flag()


@dataclass(frozen=True, slots=True)
class Word:
    """One of the words of a closed set: a step, a state of a device."""

    words_of: type[Enum]

    @property
    def about(self) -> str:
        """Name the words."""
        return "one of " + ", ".join(f"`{word.value}`" for word in self.words_of)

    def cleaned(self, value: object) -> str:
        """Take a member, never a text that looks like one. Raises NotAllowed."""
        if not isinstance(value, self.words_of):
            raise NotAllowed(self.words_of.__name__)
        return str(value.value)

    def words(self, cleaned: str) -> str:
        """Give the word."""
        return cleaned


@dataclass(frozen=True, slots=True)
class _Fault:
    about: str = "a fault's class name, its number and the places it came through; no message"

    def cleaned(self, value: object) -> Mapping[str, Any]:
        """Take what was raised."""
        number = fault_number(value).written
        return {"name": name(value), "number": number, "trace": trace(value)}

    def words(self, cleaned: Mapping[str, Any]) -> str:
        """Give name and number."""
        return f"{cleaned['name']}, number {cleaned['number']}"


FAULT = _Fault()


@dataclass(frozen=True, slots=True)
class Written:
    """A name that programmers have given, matched whole: a module, a place in a file."""

    about: str
    pattern: re.Pattern[str]

    def cleaned(self, value: object) -> str:
        """Take a text that looks like one. Raises NotAllowed."""
        if not isinstance(value, str) or not self.pattern.fullmatch(value):
            raise NotAllowed(self.about)
        return value

    def words(self, cleaned: str) -> str:
        """Give the name."""
        return cleaned
