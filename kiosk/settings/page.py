"""``docs/settings.md`` from the table: ``python -m kiosk.settings.page > docs/settings.md``."""

from __future__ import annotations

from collections.abc import Callable, Mapping

from kiosk.settings.file import NAME, Settings, written
from kiosk.settings.setting import Kind, Setting, Value, Who
from kiosk.settings.table import DEFAULTS, SETTINGS

INTRODUCTION = f"""\
# Settings of a kiosk

*Made from `kiosk/settings/table.py` by `python -m kiosk.settings.page`; a test fails when stale.*

They stand in `{NAME}` in the machine's folder (`sarhad kiosk --data DIR`), one line each. What is
not there has its default. The file is read when the kiosk starts; a value that may not stand is
named with file and key, and the command ends with 78. A key this version does not know is kept, and
named in the readiness report. Options of `sarhad kiosk` come before the file.

Whoever may write the file may change every setting. Some are also changed by staff at the service
menu, at once; the kiosk then writes the file anew, so remarks of your own in it do not stay. Every
change at the menu is an event in the log (`staff.setting_changed`, events.md): when, which setting,
what it was, what it is.
"""

EXAMPLE: Mapping[str, Value] = {
    "post": "qirmizi_korpu",
    "printer": "10.0.0.12:9100",
    "means": ("road_car", "bus", "on_foot"),
    "one_window": {"az": "2-ci zal, solda", "en": "Hall 2, on the left"},
}


def page() -> str:
    """Give the page."""
    example = written(Settings({**DEFAULTS, **EXAMPLE}))
    rows = "\n".join(map(_row, SETTINGS))
    head = "| setting | default | may be | what it is for | changed by |\n|---|---|---|---|---|"
    return f"{INTRODUCTION}\n{head}\n{rows}\n\nAn example:\n\n```toml\n{example}```\n"


def _row(setting: Setting) -> str:
    who = "file, menu" if setting.who is Who.MENU else "file"
    cells = (f"`{setting.name}`", _shown(setting.default), _MAY_BE[setting.kind](setting))
    return f"| {' | '.join(cells)} | {setting.purpose} | {who} |"


def _shown(value: Value) -> str:
    match value:
        case bool():
            return f"`{str(value).lower()}`"
        case str():
            return f"`{value}`" if value else "empty"
        case tuple():
            return _each(value)
        case Mapping():
            return "none"
        case _:
            return f"`{value}`"


def _each(values: tuple[str | int, ...]) -> str:
    return ", ".join(f"`{value}`" for value in values)


_MAY_BE: Mapping[Kind, Callable[[Setting], str]] = {
    Kind.TEXT: lambda setting: setting.shaped,
    Kind.SWITCH: lambda _: "`true`, `false`",
    Kind.ONE_OF: lambda setting: _each(setting.allowed),
    Kind.SOME_OF: lambda setting: f"list of {_each(setting.allowed)}",
    Kind.LANGUAGES: lambda _: "list of codes of folders under `locale/`",
    Kind.WORDS: lambda _: "words by language code",
}


if __name__ == "__main__":
    print(page(), end="")
