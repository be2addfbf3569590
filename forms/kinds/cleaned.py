"""What cleaning an answer gives: a typed value, and what was found on the way."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
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
    """What a cleaner may know besides the field: the code lists and the day."""

    lists: CodeLists
    on: date


Cleaner = Callable[[Field, Any, Setting], Cleaned]


def refused(code: str, **parameters: str | int) -> Cleaned:
    """Give no value and one error."""
    return Cleaned(None, (error(code, **parameters),))
