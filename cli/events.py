"""``sarhad events``: all that may stand in a log; ``sarhad fault``: a number read aloud, in it."""

from __future__ import annotations

import importlib
import json
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from cli.options import AsJson, Language
from cli.output import problem, say, say_json, words

if TYPE_CHECKING:
    from events import Event

CATALOGUES = (
    "events.own",
    "kiosk.events",
    "kiosk.devices.camera.events",
    "kiosk.devices.printer.events",
    "kiosk.devices.voice.events",
    "kiosk.staff.events",
    "sync.events",
    "sync.http.events",
)
"""Every module that declares events; a test holds that none is forgotten."""

Number = Annotated[str, typer.Argument(metavar="NUMBER", help="As it stands on the glass.")]
Logs = Annotated[list[typer.FileText], typer.Argument(metavar="LOG...", help="- is stdin.")]


def show_events(as_json: AsJson = False) -> None:
    """Print the page about every event, docs/events.md, in English."""
    from events.page import as_data, page

    if as_json:
        say_json(as_data(all_events()))
    else:
        say(page(all_events()).removesuffix("\n"))


def all_events() -> tuple[Event, ...]:
    """Give the events of every catalogue."""
    from events import declared

    modules = map(importlib.import_module, CATALOGUES)
    return tuple(event for module in modules for event in declared(module).values())


def fault(number: Number, logs: Logs, language: Language = None, as_json: AsJson = False) -> None:
    """Find a fault's number, as an officer read it aloud, in logs; ends with 1 when it is not."""
    from events import heard

    asked = heard(number)
    if asked is None:
        problem(words("This number was misheard: its letter does not fit. Ask for it again."))
    found = [line for line in _lines(logs) if _number(line) == asked.written]
    if as_json:
        say_json(found)
        return
    if not found:
        problem(words("Fault {number} is not in these logs.", number=asked.written))
    for line in found:
        say(f"{line['time']}  {line['version']}  {line['id']}")
    say("\n".join(found[-1]["fault"]["trace"]))


def _lines(logs: Iterable[typer.FileText]) -> Iterator[dict[str, Any]]:
    for log in logs:
        for line in log:
            try:
                read = json.loads(line)
            except ValueError:
                # A log that went through the service manager's has lines of others in it.
                continue
            if isinstance(read, dict):
                yield read


def _number(line: dict[str, Any]) -> str:
    fault_told = line.get("fault")
    return str(fault_told.get("number")) if isinstance(fault_told, dict) else ""
