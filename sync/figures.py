"""What a hub counts, for whoever watches it: each figure once, and the only labels it may carry.

No label is free text: it is a word of a closed set, a template of an address, or the name of a
fault's class. Anything else is counted under ``other``, so nothing of a person can stand there.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import ModuleType
from typing import Protocol

from sync.protocol import Level

OTHER = "other"


class Shape(StrEnum):
    """How a figure behaves: it only rises, it stands, or it sorts what it measures by size."""

    COUNTER = "counter"
    GAUGE = "gauge"
    HISTOGRAM = "histogram"


@dataclass(frozen=True, slots=True)
class Label:
    """What one label may hold. ``about`` says it for the page; ``pattern`` is matched whole."""

    about: str
    pattern: re.Pattern[str]

    def cleaned(self, value: object) -> str:
        """Give what is written: ``other`` for whatever does not fit."""
        return value if isinstance(value, str) and self.pattern.fullmatch(value) else OTHER


@dataclass(frozen=True, slots=True)
class Figure:
    """One figure. ``bounds`` are the upper bounds of a histogram's sizes.

    One that is ``looked_up`` is kept nowhere: it is found out whenever somebody asks.
    """

    name: str
    shape: Shape
    sentence: str
    labels: Mapping[str, Label] = field(default_factory=dict)
    bounds: tuple[float, ...] = ()
    looked_up: bool = False

    def cleaned(self, labels: Mapping[str, object]) -> dict[str, str]:
        """Give every label this figure has, and no other."""
        return {name: label.cleaned(labels.get(name)) for name, label in self.labels.items()}


def one_of(*words: str) -> Label:
    """Allow these words."""
    said = ", ".join(f"`{word}`" for word in words)
    return Label(f"one of {said}", re.compile("|".join(map(re.escape, words))))


def _looked_up(name: str, sentence: str, labels: Mapping[str, Label] | None = None) -> Figure:
    return Figure(name, Shape.GAUGE, sentence, labels or {}, looked_up=True)


RESULTS = {level: level.name.lower() for level in Level}
WITHIN = (("5m", 300), ("1h", 3_600), ("1d", 86_400), ("7d", 604_800))
"""How long ago a node was last heard of, in seconds; what is longer ago is ``earlier``."""

EARLIER = "earlier"
AGES = (*(word for word, _ in WITHIN), EARLIER)
CLASS = Label("the name of a fault's class", re.compile(r"[A-Z][A-Za-z]{2,39}"))
REASON = Label("a fault's name in small letters", re.compile(r"[a-z]+(_[a-z]+){0,5}"))
ADDRESS = Label("the template of an address, `/v1/facts`", re.compile(r"/[a-z0-9_./{}:-]{0,80}"))
METHOD = one_of("GET", "HEAD", "POST", "PUT", "PATCH", "DELETE")
STATUS = one_of("1xx", "2xx", "3xx", "4xx", "5xx")

FACTS = Figure(
    "sarhad_facts",
    Shape.COUNTER,
    "Parcels answered, by what became of them.",
    {"result": one_of(*RESULTS.values())},
)
SET_ASIDE = Figure(
    "sarhad_set_aside", Shape.COUNTER, "Parcels refused, by reason.", {"reason": REASON}
)
ASKED_ABOVE = Figure(
    "sarhad_asked_above",
    Shape.COUNTER,
    "Codes not known here: what the hub above said of them, or that it was not asked, since "
    "whoever asks had shown too many that nobody knows.",
    {"result": one_of("known", "unknown", "away", "held_back")},
)
BATCH_PARCELS = Figure(
    "sarhad_batch_parcels",
    Shape.HISTOGRAM,
    "Parcels in one batch.",
    bounds=(1, 5, 10, 50, 100, 250, 500),
)
REQUEST_SECONDS = Figure(
    "sarhad_request_seconds",
    Shape.HISTOGRAM,
    "Seconds until an answer began. For addresses that wait on purpose, the waiting is in it.",
    {"method": METHOD, "address": ADDRESS, "status": STATUS},
    (0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10, 30),
)
OPEN_STREAMS = Figure(
    "sarhad_open_streams",
    Shape.GAUGE,
    "Answers that have begun and not ended.",
)
STORE_FAULTS = Figure(
    "sarhad_store_faults",
    Shape.COUNTER,
    "Requests that the store failed, by fault.",
    {"fault": CLASS},
)
FAULTS = Figure(
    "sarhad_faults",
    Shape.COUNTER,
    "Requests that ended in a fault nobody foresaw, by its class.",
    {"fault": CLASS},
)
STORE_UP = _looked_up(
    "sarhad_store_up", "1 when the store answers; 0 and no figures of it when not."
)
JOURNAL_POSITION = _looked_up("sarhad_journal_position", "The journal's last line.")
SAFE_LAG = _looked_up("sarhad_safe_lag", "Lines of the journal held neither above nor in a backup.")
UPSTREAM_BACKLOG = _looked_up("sarhad_upstream_backlog", "Lines that wait for the hub above.")
UPSTREAM_AGE = _looked_up("sarhad_upstream_age_seconds", "How long the oldest of them has waited.")
SHELF = _looked_up("sarhad_shelf", "Parcels on the shelf of what was set aside.")
NODES = _looked_up(
    "sarhad_nodes",
    "Machines that told how they stand, by how long ago they last did.",
    {"within": one_of(*AGES)},
)
DISK_FREE = _looked_up("sarhad_disk_free_bytes", "Room on the disk under the hub.")
READY = _looked_up(
    "sarhad_ready", "1 when nothing is in the way of the hub's work, as /v1/ready says."
)


def how_long_ago(seconds: float) -> str:
    """Name how long ago something was, as ``sarhad_nodes`` sorts machines."""
    return next((word for word, most in WITHIN if seconds <= most), EARLIER)


class Counts(Protocol):
    """Keeps figures. Nothing here raises: a figure stops no hub."""

    def add(self, figure: Figure, amount: float = 1, /, **labels: object) -> None:
        """Count ``amount`` more, or fewer on a gauge."""

    def measure(self, figure: Figure, value: float, /, **labels: object) -> None:
        """Put one measurement into a histogram."""

    def written(self) -> tuple[bytes, str]:
        """Give all of them in the text format of Prometheus, and its media type."""


class Unwatched:
    """Keeps nothing: for whoever is not watched."""

    def add(self, figure: Figure, amount: float = 1, /, **labels: object) -> None:
        """Count nothing."""

    def measure(self, figure: Figure, value: float, /, **labels: object) -> None:
        """Measure nothing."""

    def written(self) -> tuple[bytes, str]:
        """Give nothing."""
        return b"", "text/plain; version=0.0.4; charset=utf-8"


def declared(catalogue: ModuleType) -> tuple[Figure, ...]:
    """Give the figures a module declares, in their order."""
    return tuple(it for it in vars(catalogue).values() if isinstance(it, Figure))
