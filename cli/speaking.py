"""The language a command answers in: ``--language``, else LANGUAGE or LANG, else Azerbaijani."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from contextvars import ContextVar

import typer

from languages import Language, available, load

OTHERWISE = "az"

_asked: ContextVar[str | None] = ContextVar("asked", default=None)


def ask_for(code: str | None) -> str | None:
    """Remember the language asked for, as the callback of ``--language``. Raises BadParameter."""
    if code is not None and code not in available():
        raise typer.BadParameter(f"{code!r} is not one of {', '.join(available())}")
    _asked.set(code)
    return code


def speech() -> Language:
    """Give the language of this run."""
    return load(_asked.get() or from_environment(os.environ))


def from_environment(environment: Mapping[str, str]) -> str:
    """Give the first language LANGUAGE (``ru:en``), then LANG (``ru_RU.UTF-8``), names."""
    wished = f"{environment.get('LANGUAGE', '')}:{environment.get('LANG', '')}".split(":")
    codes = (re.split(r"[_.@-]", one)[0].lower() for one in wished)
    return next((code for code in codes if code in available()), OTHERWISE)
