"""What one setting is, and whether a value may stand for it. Pure."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from languages import available

Value = str | int | bool | tuple[str, ...] | Mapping[str, str]

LONGEST = 100
"""Characters in a text."""


class Kind(StrEnum):
    """What a setting holds. WORDS are a few words in several languages, by language code."""

    TEXT = "text"
    SWITCH = "switch"
    ONE_OF = "one_of"
    SOME_OF = "some_of"
    LANGUAGES = "languages"
    WORDS = "words"


class Who(StrEnum):
    """Who may change a setting: whoever may write the file, or staff at the service menu too."""

    FILE = "file"
    MENU = "menu"


class NotAllowed(ValueError):
    """A value may not stand for a setting; the message says what may, in English."""


@dataclass(frozen=True, slots=True)
class Setting:
    """One setting.

    ``label`` and ``purpose`` are msgids under context ``setting``. ``allowed`` is for ONE_OF and
    SOME_OF; ``shape`` is for TEXT: a regular expression, and ``shaped`` says it in words.
    """

    name: str
    kind: Kind
    default: Value
    label: str
    purpose: str
    who: Who = Who.FILE
    allowed: tuple[str | int, ...] = ()
    shape: str = ".*"
    shaped: str = "text on one line"

    def checked(self, value: Any) -> Value:
        """Give the value as it is kept. Raises NotAllowed."""
        return _CHECKS[self.kind](self, value)


def _text(setting: Setting, value: Any) -> Value:
    whole = isinstance(value, str) and value == value.strip() and len(value) <= LONGEST
    if not whole or not _is_one_line(value) or not re.fullmatch(setting.shape, value):
        raise NotAllowed(f"must be {setting.shaped}")
    return str(value)


def _switch(_: Setting, value: Any) -> Value:
    if not isinstance(value, bool):
        raise NotAllowed("must be true or false")
    return value


def _one_of(setting: Setting, value: Any) -> Value:
    # True equals 1 in Python, and must not pass for it.
    if isinstance(value, bool) or value not in setting.allowed:
        raise NotAllowed(f"must be one of {_listed(setting.allowed)}")
    kept: Value = value
    return kept


def _some_of(setting: Setting, value: Any) -> Value:
    return _chosen(value, tuple(map(str, setting.allowed)))


def _languages(_: Setting, value: Any) -> Value:
    return _chosen(value, available())


def _chosen(value: Any, allowed: tuple[str, ...]) -> Value:
    given = value if isinstance(value, list | tuple) else ()
    if not given or any(one not in allowed for one in given) or len(set(given)) < len(given):
        raise NotAllowed(f"must be a list with one or more of {_listed(allowed)}, each once")
    return tuple(given)


def _words(_: Setting, value: Any) -> Value:
    if not isinstance(value, Mapping) or not all(map(_is_words, value.values())):
        raise NotAllowed('must be words by language code, as in { az = "...", en = "..." }')
    return {str(code): str(words) for code, words in value.items()}


def _is_words(value: Any) -> bool:
    return isinstance(value, str) and 0 < len(value) <= LONGEST and _is_one_line(value)


def _is_one_line(text: str) -> bool:
    return not text or text.isprintable()


def _listed(values: tuple[str | int, ...]) -> str:
    return ", ".join(map(str, values))


_CHECKS: Mapping[Kind, Callable[[Setting, Any], Value]] = {
    Kind.TEXT: _text,
    Kind.SWITCH: _switch,
    Kind.ONE_OF: _one_of,
    Kind.SOME_OF: _some_of,
    Kind.LANGUAGES: _languages,
    Kind.WORDS: _words,
}
