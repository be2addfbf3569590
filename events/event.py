"""An event: a stable id, a kind, a level, one sentence, and the only fields it may carry."""

from __future__ import annotations

import logging
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import IntEnum, StrEnum
from string import Formatter
from types import ModuleType
from typing import Any

from events.fields import Field, NotAllowed

LOG = logging.getLogger("sarhad")
LOG.setLevel(logging.INFO)


class Kind(StrEnum):
    """What an event is about."""

    VISIT = "visit"
    DEVICE = "device"
    STORAGE = "storage"
    STAFF = "staff"
    SYNC = "sync"
    FAULT = "fault"
    LIFECYCLE = "lifecycle"


class Level(IntEnum):
    """Whether somebody should look: no, soon, now. The numbers are the logging module's."""

    INFO = logging.INFO
    WARNING = logging.WARNING
    ERROR = logging.ERROR


TAKEN = frozenset({"time", "id", "kind", "level", "node", "version", "said", "refused"})
"""Names every line has, so that no field is called so."""


@dataclass(frozen=True, slots=True)
class Event:
    """One thing that can happen. ``sentence`` names fields in braces; it is English, for staff."""

    id: str
    kind: Kind
    level: Level
    sentence: str
    fields: Mapping[str, Field] = field(default_factory=dict)

    def __post_init__(self) -> None:
        named = {name for _, name, _, _ in Formatter().parse(self.sentence) if name}
        if not named <= set(self.fields) or TAKEN & set(self.fields):
            raise ValueError(f"{self.id}: its sentence and its fields do not fit")


@dataclass(frozen=True, slots=True)
class Noted:
    """An event that happened. ``refused`` names fields whose value was not of their kind."""

    event: Event
    values: Mapping[str, Any]
    refused: tuple[str, ...]

    @property
    def said(self) -> str:
        """The sentence, filled."""
        fields = self.event.fields
        words = {name: fields[name].words(value) for name, value in self.values.items()}
        return self.event.sentence.format_map({**dict.fromkeys(fields, "?"), **words})


def noted(event: Event, values: Mapping[str, object]) -> Noted:
    """Keep what the catalogue allows. What it does not is left out: a log stops no kiosk."""
    kept: dict[str, Any] = {}
    for name in event.fields.keys() & values.keys():
        try:
            kept[name] = event.fields[name].cleaned(values[name])
        except NotAllowed:
            continue
    in_order = {name: kept[name] for name in event.fields if name in kept}
    refused = (values.keys() | event.fields.keys()) - kept.keys()
    return Noted(event, in_order, tuple(sorted(refused)))


def note(event: Event, /, **values: object) -> None:
    """Tell the machine's keepers that this happened. Raises nothing."""
    told = noted(event, values)
    LOG.log(event.level, "%s", told.said, extra={"noted": told})


def declared(catalogue: ModuleType) -> dict[str, Event]:
    """Give the events a module declares, by the names they have in it."""
    return {name: it for name, it in vars(catalogue).items() if isinstance(it, Event)}
