"""One event as one line of JSON (RFC 8259): what happened, when, on which machine."""

from __future__ import annotations

import json
import logging
from datetime import UTC, datetime
from pathlib import PurePath

from events.event import LOG, Noted, noted
from events.own import LIBRARY_SAID


class OneLine(logging.Formatter):
    """Writes a line for each event. ``node`` is this machine's id in hex, once it is known."""

    def __init__(self, version: str, node: str = "") -> None:
        super().__init__()
        self.version = version
        self.node = node

    def format(self, record: logging.LogRecord) -> str:
        """Give the line, without its end."""
        told = told_by(record)
        line = {
            "time": _time(record.created),
            "id": told.event.id,
            "kind": told.event.kind,
            "level": told.event.level.name.lower(),
            "node": self.node,
            "version": self.version,
            "said": told.said,
            **told.values,
        }
        if told.refused:
            line["refused"] = list(told.refused)
        return json.dumps(line, ensure_ascii=True, separators=(",", ":"))


def told_by(record: logging.LogRecord) -> Noted:
    """Give the event of a record; of a library's, only who spoke and where."""
    told = getattr(record, "noted", None)
    if isinstance(told, Noted):
        return told
    place = f"{PurePath(record.pathname).name}:{record.lineno}"
    return noted(LIBRARY_SAID, {"library": record.name, "place": place})


def is_kept(record: logging.LogRecord) -> bool:
    """Whether a record gets a line: every event, and of a library only its warnings."""
    return record.name == LOG.name or record.levelno >= logging.WARNING


def _time(seconds: float) -> str:
    moment = datetime.fromtimestamp(seconds, UTC)
    return moment.isoformat(timespec="milliseconds").replace("+00:00", "Z")
