"""Keeps a hub's figures and writes them as Prometheus reads them.

One process has a registry of its own: nothing of the library's global one is used, so a test, or a
second hub in one process, starts at nothing. Several workers of one hub keep theirs in files of a
folder they share, and whichever of them is asked adds all of them up.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any, Final

from prometheus_client import (
    CollectorRegistry,
    Counter,
    Gauge,
    Histogram,
    disable_created_metrics,
    generate_latest,
)
from prometheus_client.core import GaugeMetricFamily
from prometheus_client.exposition import CONTENT_TYPE_PLAIN_0_0_4
from prometheus_client.metrics_core import Metric
from prometheus_client.multiprocess import MultiProcessCollector
from prometheus_client.registry import Collector

import sync.figures as catalogue
from sync.figures import Figure, Shape, declared

disable_created_metrics()  # type: ignore[no-untyped-call]
"""When a figure was first kept says nothing to anybody."""

SHARED: Final = "PROMETHEUS_MULTIPROC_DIR"
"""The library reads it when it is first imported: whoever starts workers sets it before."""

Reading = tuple[Figure, float, Mapping[str, object]]
"""A figure that is looked up when somebody asks, with its value and labels."""

Look = Callable[[], Iterable[Reading]]


class Counting:
    """Figures of one process, or of all workers beside it. ``look`` gives those read when asked."""

    def __init__(self, look: Look = tuple, shared: Path | None = None) -> None:
        own = CollectorRegistry()
        kept = (one for one in declared(catalogue) if not one.looked_up)
        self._kept = {one.name: _made(one, own) for one in kept}
        self._asked = own
        if shared is not None:
            self._asked = CollectorRegistry()
            MultiProcessCollector(self._asked, str(shared))  # type: ignore[no-untyped-call]
        self._asked.register(_Looked(look))

    def add(self, figure: Figure, amount: float = 1, /, **labels: object) -> None:
        """Count ``amount`` more, or fewer on a gauge."""
        self._of(figure, labels).inc(amount)

    def measure(self, figure: Figure, value: float, /, **labels: object) -> None:
        """Put one measurement into a histogram."""
        self._of(figure, labels).observe(value)

    def written(self) -> tuple[bytes, str]:
        """Give all of them in the text format of Prometheus, and its media type."""
        return generate_latest(self._asked), CONTENT_TYPE_PLAIN_0_0_4

    def _of(self, figure: Figure, labels: Mapping[str, object]) -> Any:
        kept = self._kept[figure.name]
        return kept.labels(**figure.cleaned(labels)) if figure.labels else kept


class _Looked(Collector):
    """Figures that are looked up when somebody asks."""

    def __init__(self, look: Look) -> None:
        self._look = look

    def collect(self) -> Iterable[Metric]:
        """Look, and give what was found."""
        families: dict[str, GaugeMetricFamily] = {}
        for figure, value, labels in self._look():
            cleaned = figure.cleaned(labels)
            new = GaugeMetricFamily(figure.name, figure.sentence, labels=list(cleaned))
            families.setdefault(figure.name, new).add_metric(list(cleaned.values()), value)
        return families.values()

    def describe(self) -> Iterable[Metric]:
        """Promise nothing: to look before anybody asks would need the store."""
        return ()


def shared_folder() -> Path | None:
    """Give the folder this process's workers share, when it was started with several."""
    folder = os.environ.get(SHARED)
    return Path(folder) if folder else None


def _made(figure: Figure, registry: CollectorRegistry) -> Any:
    names = tuple(figure.labels)
    match figure.shape:
        case Shape.COUNTER:
            return Counter(figure.name, figure.sentence, names, registry=registry)
        case Shape.HISTOGRAM:
            sizes = figure.bounds
            return Histogram(figure.name, figure.sentence, names, registry=registry, buckets=sizes)
        case Shape.GAUGE:
            # Of workers that have ended, nothing is open any more.
            return Gauge(
                figure.name,
                figure.sentence,
                names,
                registry=registry,
                multiprocess_mode="livesum",
            )
