"""What a look at the kiosk found: one sentence each, and how much it matters. Pure."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from forms.speech import Speech

CONTEXT = "readiness"


class Level(StrEnum):
    """OK: nothing to do. ATTENTION: somebody should look today. FAULT: no traveller is served."""

    OK = "ok"
    ATTENTION = "attention"
    FAULT = "fault"


Judged = tuple[Level, str]
"""A level, and a msgid that needs no values."""

WORST_LAST = (Level.OK, Level.ATTENTION, Level.FAULT)


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing looked at: its name in ``LABELS``, and a sentence.

    ``message`` is a msgid under context ``readiness``; ``values`` fill it.
    """

    name: str
    level: Level
    message: str
    values: Mapping[str, object] = field(default_factory=dict)

    def sentence(self, speech: Speech) -> str:
        """Give the sentence in somebody's language."""
        return speech.say(CONTEXT, self.message, **self.values)

    def label(self, speech: Speech) -> str:
        """Name what was looked at."""
        return speech.say(CONTEXT, LABELS[self.name])


@dataclass(frozen=True, slots=True)
class Report:
    """Everything that was found at one moment, in the order it was looked at."""

    at: datetime
    post: str
    kiosk: str
    version: str
    findings: tuple[Finding, ...]

    @property
    def level(self) -> Level:
        """How the kiosk stands as a whole: as its worst finding."""
        levels = (finding.level for finding in self.findings)
        return max(levels, key=WORST_LAST.index, default=Level.OK)

    def as_data(self, speech: Speech) -> dict[str, Any]:
        """Give the report as JSON holds it. ``level``, ``name`` and ``values`` are for programs."""
        return {
            "at": self.at.isoformat(timespec="seconds"),
            "post": self.post,
            "kiosk": self.kiosk,
            "version": self.version,
            "level": self.level,
            "findings": [
                {
                    "name": finding.name,
                    "level": finding.level,
                    "sentence": finding.sentence(speech),
                    "values": dict(finding.values),
                }
                for finding in self.findings
            ],
        }


LABELS: Mapping[str, str] = {
    "printer": "Printer",
    "camera": "Camera",
    "scanner": "Scanner",
    "panel": "Panel",
    "disk": "Disk",
    "records": "Records",
    "outbox": "Waiting to be carried",
    "clock": "Clock",
    "languages": "Languages",
    "settings": "Settings",
    "memory": "Memory kept secret",
    "lock": "Service menu",
    "version": "Version",
}
"""What each thing that is looked at is called, in the order of the report."""

LEVEL_WORDS: Mapping[Level, str] = {
    Level.OK: "In order",
    Level.ATTENTION: "Look at this",
    Level.FAULT: "Fault",
}
