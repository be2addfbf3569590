"""Where lines go: a stream, and when asked a file that cannot grow without bound."""

from __future__ import annotations

import logging
import os
import sys
import threading
from io import TextIOWrapper
from logging.handlers import RotatingFileHandler
from pathlib import Path
from typing import Any, Self, TextIO

from events.event import note
from events.lines import OneLine, is_kept
from events.own import NOBODY_CAUGHT

FILE_BYTES = 1_000_000
FILES_BEFORE = 4
"""The file and those before it take up to 5 MB: some 2,000 visits."""


class Log:
    """Lines of this process, from ``begin`` to ``end``.

    While it is open, nothing else writes what a fault said: not a thread that ends with one, not
    Python for an object that could not be tidied up, not the logging module for a full disk.
    """

    def __init__(self, version: str, stream: TextIO, file: Path | None = None) -> None:
        self._lines = OneLine(version)
        self._handlers: list[logging.Handler] = [logging.StreamHandler(stream)]
        if file is not None:
            self._handlers.append(_rotating(file))
        self._before: tuple[Any, Any, bool] | None = None

    @property
    def node(self) -> str:
        """This machine's id in hex; empty until it is known."""
        return self._lines.node

    @node.setter
    def node(self, node: str) -> None:
        self._lines.node = node

    def begin(self) -> None:
        """Write every event from now on."""
        for handler in self._handlers:
            handler.setFormatter(self._lines)
            handler.addFilter(is_kept)
            logging.root.addHandler(handler)
        self._before = threading.excepthook, sys.unraisablehook, logging.raiseExceptions
        threading.excepthook = sys.unraisablehook = _uncaught
        logging.raiseExceptions = False

    def __enter__(self) -> Self:
        self.begin()
        return self

    def __exit__(self, *_: object) -> None:
        self.end()

    def end(self) -> None:
        """Write no more, and leave everything as it was."""
        if self._before is None:
            return
        threading.excepthook, sys.unraisablehook, logging.raiseExceptions = self._before
        self._before = None
        for handler in self._handlers:
            logging.root.removeHandler(handler)
            handler.close()


def _uncaught(told: Any) -> None:
    if told.exc_type is not SystemExit:
        note(NOBODY_CAUGHT, fault=told.exc_value)


class _OwnersFile(RotatingFileHandler):
    """Others have no business with the file or with those before it, though nobody is in it."""

    def _open(self) -> TextIOWrapper:
        return open(self.baseFilename, "a", encoding="ascii", opener=_for_its_owner)


def _for_its_owner(path: str, flags: int) -> int:
    return os.open(path, flags, 0o600)


def _rotating(file: Path) -> logging.Handler:
    file.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    return _OwnersFile(file, maxBytes=FILE_BYTES, backupCount=FILES_BEFORE)
