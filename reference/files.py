"""Read a dated data file: typed, complete, nothing unknown in it; or say what is wrong."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from enum import StrEnum
from pathlib import Path
from typing import Any, TypeVar

DATA = Path(__file__).resolve().parent / "data"

TOO_LARGE = 10**12

Chosen = TypeVar("Chosen", bound=StrEnum)


class ReferenceBroken(Exception):
    """A data file is missing, unreadable or says something it may not. ``file`` is its name."""

    def __init__(self, file: str, reason: str) -> None:
        super().__init__(f"{file}: {reason}")
        self.file = file
        self.reason = reason


@dataclass(frozen=True, slots=True)
class Table:
    """One table of a data file. Every reader raises ReferenceBroken, naming file and key."""

    file: str
    data: Mapping[str, Any]
    where: str = ""
    seen: set[str] = field(default_factory=set)

    def text(self, key: str) -> str:
        """Give a text that is not empty."""
        found = self._need(key)
        if not isinstance(found, str) or not found.strip():
            raise self.broken(key, "is not a text")
        return found

    def number(self, key: str) -> Decimal:
        """Give a number that is neither negative nor absurd, exactly as written."""
        found = self._need(key)
        if isinstance(found, bool) or not isinstance(found, int | Decimal):
            raise self.broken(key, "is not a number")
        value = Decimal(found)
        if not value.is_finite() or not 0 <= value < TOO_LARGE:
            raise self.broken(key, "is not a number from 0 up to a sensible size")
        return value

    def whole(self, key: str) -> int:
        """Give a whole number."""
        found = self._need(key)
        if isinstance(found, bool) or not isinstance(found, int):
            raise self.broken(key, "is not a whole number")
        return found

    def day(self, key: str) -> date:
        """Give a date without a time."""
        found = self._need(key)
        if not isinstance(found, date) or isinstance(found, datetime):
            raise self.broken(key, "is not a date")
        return found

    def flag(self, key: str, default: bool | None = None) -> bool:
        """Give true or false; ``default`` where the key may be left out."""
        if default is not None and key not in self.data:
            return default
        found = self._need(key)
        if not isinstance(found, bool):
            raise self.broken(key, "is neither true nor false")
        return found

    def texts(self, key: str, *, optional: bool = False) -> tuple[str, ...]:
        """Give a list of texts; an ``optional`` one left out is empty."""
        if optional and key not in self.data:
            return ()
        found = self._need(key)
        if not isinstance(found, list) or not all(isinstance(item, str) for item in found):
            raise self.broken(key, "is not a list of texts")
        return tuple(found)

    def choice(self, key: str, kind: type[Chosen], default: Chosen | None = None) -> Chosen:
        """Give one of the words of ``kind``."""
        if default is not None and key not in self.data:
            return default
        try:
            return kind(self.text(key))
        except ValueError:
            raise self.broken(key, f"is none of {', '.join(kind)}") from None

    def optional(self, key: str) -> str | None:
        """Give a text, or None when the key is left out."""
        return self.text(key) if key in self.data else None

    def optional_day(self, key: str) -> date | None:
        """Give a date, or None when the key is left out."""
        return self.day(key) if key in self.data else None

    def table(self, key: str) -> Table:
        """Give the table below ``key``."""
        found = self._need(key)
        if not isinstance(found, dict):
            raise self.broken(key, "is not a table")
        return Table(self.file, found, f"{self.where}{key}.")

    def tables(self, key: str) -> Iterator[tuple[str, Table]]:
        """Give the named tables below ``key``, none when it is left out."""
        if key in self.data:
            below = self.table(key)
            for name in below.data:
                yield name, below.table(name)

    def rows(self, key: str) -> Iterator[Table]:
        """Give the rows of a list of tables."""
        found = self._need(key)
        if not isinstance(found, list) or not all(isinstance(row, dict) for row in found):
            raise self.broken(key, "is not a list of tables")
        for number, row in enumerate(found, 1):
            yield Table(self.file, row, f"{self.where}{key} {number} ")

    def done(self) -> None:
        """Refuse what nobody read: a misspelt key would silently change the law."""
        unknown = set(self.data) - self.seen
        if unknown:
            raise self.broken(min(unknown), "is not known here")

    def broken(self, key: str, what: str) -> ReferenceBroken:
        """Say that ``key`` is wrong, for the caller to raise."""
        return ReferenceBroken(self.file, f"{self.where}{key} {what}")

    def _need(self, key: str) -> Any:
        self.seen.add(key)
        if key not in self.data:
            raise self.broken(key, "is missing")
        return self.data[key]


def read(path: Path) -> Table:
    """Read a TOML file, its decimals exact. Raises ReferenceBroken."""
    try:
        data = tomllib.loads(path.read_text(encoding="utf-8"), parse_float=Decimal)
    except FileNotFoundError:
        raise ReferenceBroken(path.name, "is missing") from None
    except OSError as error:
        raise ReferenceBroken(path.name, f"cannot be read: {error.strerror}") from None
    except (tomllib.TOMLDecodeError, ValueError, ArithmeticError, RecursionError) as error:
        raise ReferenceBroken(path.name, f"is not TOML: {error}") from None
    return Table(path.name, data)


def in_force(folder: Path, on: date, *, or_earliest: bool = False) -> Path:
    """Give the file of ``folder`` named by the latest date not after ``on``.

    ``or_earliest`` takes the earliest instead of none: for data that is only informed by its date.
    Raises ReferenceBroken when a name is no date, or no file is that old.
    """
    dated = sorted((_date_in(path), path) for path in folder.glob("*.toml"))
    started = [found for found in dated if found[0] <= on] or dated[: 1 if or_earliest else 0]
    if not started:
        raise ReferenceBroken(folder.name, f"nothing in force on {on.isoformat()}")
    return max(started)[1]


def _date_in(path: Path) -> date:
    try:
        return date.fromisoformat(path.stem)
    except ValueError:
        raise ReferenceBroken(path.name, "is not named by a date") from None
