"""What a check has to say about one value: stable codes that a form turns into sentences."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """An error refuses the value; a warning is shown and the officer decides."""

    ERROR = "error"
    WARNING = "warning"


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing to say about a value. ``code`` is stable; ``parameters`` fill its sentence."""

    code: str
    severity: Severity = Severity.ERROR
    parameters: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """A value as it should be kept, and what was noticed while reading it.

    ``value`` is cleaned as far as it goes even when there are errors, so that it can be shown
    back to the person for correction.
    """

    value: str
    findings: tuple[Finding, ...] = ()

    @property
    def ok(self) -> bool:
        """Whether nothing found is an error."""
        return all(finding.severity is not Severity.ERROR for finding in self.findings)


def error(code: str, **parameters: str | int) -> Finding:
    """Make a finding that refuses the value."""
    return Finding(code, Severity.ERROR, parameters)


def warning(code: str, **parameters: str | int) -> Finding:
    """Make a finding that leaves the decision to the officer."""
    return Finding(code, Severity.WARNING, parameters)
