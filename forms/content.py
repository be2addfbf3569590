"""Checked answers: the only thing that can be lodged."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Any

from customs.findings import Severity as Severity

Value = str | int | bool | Decimal | date
Group = Mapping[str, Value]
Answers = Mapping[str, Any]
"""Raw answers as typed or read from JSON: ``{section: {field: value} | [{field: value}, ...]}``.

Decimals and dates may be strings (``"1200.50"``, ``"2026-11-22"``).
"""


@dataclass(frozen=True, slots=True)
class Document:
    """A document that goes with a declaration: a scan, a photograph. Its bytes travel beside it.

    ``sha256`` and ``size`` are of the encrypted bytes, so whoever carries them can tell that they
    are whole; ``key`` opens them (``envelope.documents``), for whoever may read the content.
    ``media`` is a media type (RFC 6838).
    """

    sha256: bytes
    size: int
    key: bytes = field(repr=False)
    media: str = "application/octet-stream"


@dataclass(frozen=True, slots=True)
class Content:
    """Answers that passed ``check``: typed, cleaned, complete.

    ``answers`` maps a section to one group, or to a tuple of groups where the section repeats.
    ``language`` is the one the person was spoken to in. ``read`` and ``by_officer`` name the
    ``section.field`` paths that were read off a document or written by an officer; all others
    were typed by the person. ``documents`` go with it.
    """

    form: str
    version: int
    answers: Mapping[str, Group | tuple[Group, ...]]
    language: str = "az"
    read: frozenset[str] = field(default_factory=frozenset)
    by_officer: frozenset[str] = field(default_factory=frozenset)
    documents: tuple[Document, ...] = ()

    def group(self, section: str) -> Group:
        """Give the answers of a section that does not repeat; empty when it was not asked."""
        found = self.answers.get(section, {})
        if isinstance(found, tuple):
            raise TypeError(f"{section} repeats; ask rows()")
        return found

    def rows(self, section: str) -> tuple[Group, ...]:
        """Give the rows of a repeating section; empty when it was not asked."""
        found = self.answers.get(section, ())
        return found if isinstance(found, tuple) else (found,)


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong with one answer. An error stops lodging; a warning is shown to all.

    ``path`` is ``section.field`` or ``section.row.field`` (rows from 0). ``code`` is the stable
    name of the problem; its wording is a msgid under context ``problem``. ``parameters`` fill it.
    """

    path: str
    code: str
    severity: Severity = Severity.ERROR
    parameters: Mapping[str, str | int] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Checked:
    """What ``check`` found. ``content`` is None exactly when some problem is an error.

    ``readable`` is what could be read all the same: for showing, never for lodging.
    """

    content: Content | None
    problems: tuple[Problem, ...]
    readable: Content

    @property
    def errors(self) -> tuple[Problem, ...]:
        """The problems that stop lodging."""
        return tuple(p for p in self.problems if p.severity is Severity.ERROR)
