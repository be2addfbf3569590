"""Closed lists of choices, each entry with a number that goes on the wire."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class Entry:
    """One choice. ``label`` is an English msgid under context ``list.<list name>``."""

    number: int
    code: str
    label: str
    valid_from: date | None = None
    valid_to: date | None = None


@dataclass(frozen=True, slots=True)
class CodeList:
    """A dated list of choices, from a data file."""

    name: str
    entries: tuple[Entry, ...]

    def by_code(self, code: str) -> Entry:
        """Give the entry with this code. Raises KeyError."""
        for entry in self.entries:
            if entry.code == code:
                return entry
        raise KeyError(code)

    def by_number(self, number: int) -> Entry:
        """Give the entry with this wire number. Raises KeyError."""
        for entry in self.entries:
            if entry.number == number:
                return entry
        raise KeyError(number)


CodeLists = Mapping[str, CodeList]
