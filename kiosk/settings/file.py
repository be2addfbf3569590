"""The machine's file of settings: ``kiosk.toml`` in its folder, read whole and replaced whole.

A key this version does not know is kept as it is: a newer version wrote it, or an older one will
miss it. A known key with a value that may not stand is an error, and no kiosk opens with it.
"""

from __future__ import annotations

import json
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, ClassVar

from kiosk.settings.setting import NotAllowed, Value
from kiosk.settings.table import BY_NAME, DEFAULTS, SETTINGS

NAME = "kiosk.toml"

HEAD = """\
# Settings of this kiosk. What each is for: docs/settings.md.
# The service menu writes this file anew, so remarks of your own do not stay.
"""


class SettingsBroken(Exception):
    """The file cannot be read, or a setting in it is not what it may be: both are named."""

    number: ClassVar[int] = 910
    exit_code: ClassVar[int] = 78


@dataclass(frozen=True)
class Settings:
    """Every setting's value. ``unknown`` are keys of the file that this version does not know."""

    values: Mapping[str, Value] = field(default_factory=lambda: dict(DEFAULTS))
    unknown: Mapping[str, Any] = field(default_factory=dict)

    @property
    def differing(self) -> tuple[str, ...]:
        """Names of settings that are not at their default."""
        return tuple(name for name in DEFAULTS if self.values[name] != DEFAULTS[name])


class SettingsFile:
    """``kiosk.toml`` in a machine's folder; one that is not there says nothing."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / NAME

    def read(self) -> Settings:
        """Give every setting. Raises SettingsBroken, naming file and key."""
        found = self._found()
        known = {name: value for name, value in found.items() if name in BY_NAME}
        checked = {name: self._checked(name, value) for name, value in known.items()}
        unknown = {name: value for name, value in found.items() if name not in BY_NAME}
        return Settings({**DEFAULTS, **checked}, unknown)

    def change(self, name: str, value: Any) -> Settings:
        """Keep a new value for one setting. Raises NotAllowed, SettingsBroken, OSError."""
        # Here, because it brings the envelope with it, and the first frame needs only to read.
        from sync.folders import locked, write_private

        kept = BY_NAME[name].checked(value)
        with locked(self.path.parent, "settings"):
            before = self.read()
            after = Settings({**before.values, name: kept}, before.unknown)
            write_private(self.path, written(after), encoding="utf-8")
        return after

    def _found(self) -> dict[str, Any]:
        try:
            return tomllib.loads(self.path.read_text(encoding="utf-8"))
        except FileNotFoundError:
            return {}
        except (OSError, ValueError) as fault:
            raise SettingsBroken(f"{self.path}: {fault}") from fault

    def _checked(self, name: str, value: Any) -> Value:
        try:
            return BY_NAME[name].checked(value)
        except NotAllowed as wrong:
            raise SettingsBroken(f"{self.path}: {name}: {wrong}") from wrong


def written(settings: Settings) -> str:
    """Write the file: what differs from its default, and below it what is not known here."""
    lines = [HEAD]
    for setting in SETTINGS:
        if setting.name in settings.differing:
            lines += [f"# {setting.purpose}", _line(setting.name, settings.values[setting.name])]
    lines += [_line(name, value) for name, value in settings.unknown.items()]
    return "\n".join(lines) + "\n"


def _line(name: str, value: Any) -> str:
    return f"{_key(name)} = {_toml(value)}"


def _key(name: str) -> str:
    return name if name.replace("_", "").replace("-", "").isalnum() and name.isascii() else _q(name)


def _q(text: str) -> str:
    # JSON strings are TOML basic strings, but for DEL, which JSON leaves as it is.
    return json.dumps(text, ensure_ascii=False).replace("\x7f", "\\u007f")


def _toml(value: Any) -> str:
    """Write a value of a file that ``tomllib`` read."""
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, str):
        return _q(str(value))
    if isinstance(value, list | tuple):
        return f"[{', '.join(map(_toml, value))}]"
    if isinstance(value, Mapping):
        inner = ", ".join(_line(name, one) for name, one in value.items())
        return f"{{ {inner} }}" if inner else "{}"
    return value.isoformat() if hasattr(value, "isoformat") else str(value)
