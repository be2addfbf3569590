"""What cleaning an answer gives: a typed value, and what was found on the way."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from dataclasses import field as dataclass_field
from datetime import date
from typing import Any

from customs.findings import Finding, error
from forms.code_list import CodeLists
from forms.content import Value
from forms.definition import Field


@dataclass(frozen=True, slots=True)
class Cleaned:
    """A typed value, or None when there is none to use, with everything found."""

    value: Value | None = None
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True)
class Setting:
    """What a cleaner may know besides the field: the lists, the day, the raw answers beside it."""

    lists: CodeLists
    on: date
    row: Mapping[str, Any] = dataclass_field(default_factory=dict)


Cleaner = Callable[[Field, Any, Setting], Cleaned]


def refused(code: str, **parameters: str | int) -> Cleaned:
    """Give no value and one error."""
    return Cleaned(None, (error(code, **parameters),))
