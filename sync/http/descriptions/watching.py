"""How a hub is watched."""

from __future__ import annotations

from sync.http.described import Described, Other
from sync.http.messages import HEALTH
from sync.http.watch_routes import METRICS, READY
from sync.readiness import Matter, Standing

_HEALTHY = {
    "type": "object",
    "required": ["healthy"],
    "properties": {"healthy": {"type": "boolean"}},
}
_STANDING = {"type": "string", "enum": [str(one) for one in Standing]}
_READY = {
    "type": "object",
    "required": ["ready", "checks"],
    "properties": {
        "ready": {"type": "boolean"},
        "checks": {
            "type": "object",
            "properties": {str(matter): _STANDING for matter in Matter},
            "additionalProperties": False,
        },
    },
}


def _healthy(words: str, well: bool) -> Other:
    return Other(words, "application/json", _HEALTHY, {"healthy": well})


def _ready(words: str, store: Standing) -> Other:
    example = {"ready": store is Standing.WELL, "checks": {"store": str(store), "disk": "well"}}
    return Other(words, "application/json", _READY, example)


KNOWN = {
    f"GET {HEALTH}": Described(
        gives={
            200: _healthy("The hub lives and its store answers.", True),
            503: _healthy("The hub lives; its store does not answer.", False),
        }
    ),
    f"GET {READY}": Described(
        gives={
            200: _ready("Nothing is in the way of the hub's work.", Standing.WELL),
            503: _ready("Something is, and is named.", Standing.FAULT),
        }
    ),
    f"GET {METRICS}": Described(
        gives={
            200: Other(
                "The figures of docs/metrics.md, in the text format of Prometheus.",
                "text/plain",
                {"type": "string"},
                "# HELP sarhad_store_up 1 when the store answers\nsarhad_store_up 1.0\n",
            )
        },
        wants=True,
    ),
}
