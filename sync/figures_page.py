"""The page about a hub's figures: generated, never edited."""

from __future__ import annotations

from collections.abc import Iterable

from sync.figures import Figure, Shape

HEAD = """\
# Figures

Made by `sarhad hub figures > docs/metrics.md`: a test fails when the two differ.

A hub gives these at `/metrics`, in the text format of Prometheus, to whoever sends the token that
stands alone in `DIR/hub/metrics.token` (`Authorization: Bearer ...`; Prometheus reads it by
`credentials_file`). The token is wanted on loopback too: where something on the machine ends TLS
before the hub, everybody comes from loopback. Processes of one hub (`--workers`) add their counters
up, so it makes no difference which of them is asked; each start of the hub begins at nothing.

**No label is about a person.** A label is a word of a closed set, the template of an address or the
name of a fault's class; whatever is not of its kind is counted under `other`. There are no codes,
no names, no machine's name or id.

What to be woken for: `sarhad_ready` at 0; `sarhad_store_up` at 0; `sarhad_faults_total` that rises;
`sarhad_upstream_age_seconds` above a day. What to look at in the morning: `sarhad_set_aside_total`,
`sarhad_nodes{within="earlier"}`, `sarhad_safe_lag`, `sarhad_disk_free_bytes`.

| figure | kind | what it says | labels |
|---|---|---|---|
"""


def page(figures: Iterable[Figure]) -> str:
    """Write the page."""
    return HEAD + "".join(_row(one) for one in figures)


def _row(figure: Figure) -> str:
    labels = "; ".join(f"`{name}`: {label.about}" for name, label in figure.labels.items())
    # What Prometheus calls a counter ends so, whatever it was declared as.
    name = f"{figure.name}_total" if figure.shape is Shape.COUNTER else figure.name
    return f"| `{name}` | {figure.shape} | {figure.sentence} | {labels} |\n"
