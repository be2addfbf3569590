"""The page about a catalogue: every event with its sentence, generated, never edited."""

from __future__ import annotations

from collections.abc import Iterable

from events.event import Event, Kind

HEAD = """\
# Events

Made by `sarhad events > docs/events.md`: a test fails when the two differ.

A kiosk tells its keepers what happens in lines of JSON, one event a line, on standard error and,
with `--log`, in a file of up to 5 MB. Each line has `time` (UTC), `id`, `kind`, `level`, `node`
(the machine's id, once it is known), `version`, `said` (the sentence below, filled) and the
event's own fields. Ids are stable and never change meaning.

**No line is about a person.** There is no field of free text: a field holds a small number, a word
of a closed set, or a fault's class name, number and places. What a fault said, what a library
said, and what was typed or scanned is never written. A value that does not fit its field is left
out and the field named under `refused`.

A fault's number, `21-4713-A`, is the one on the out-of-service screen, `21 47 13 A`. It is drawn
from the kind of fault and the place it arose in, so it is the same at every kiosk: search the log
for it. The letter shows that it was heard right.
"""


def page(events: Iterable[Event]) -> str:
    """Write the page."""
    listed = list(events)
    return HEAD + "".join(_part(kind, listed) for kind in Kind)


def as_data(events: Iterable[Event]) -> list[dict[str, object]]:
    """Give the catalogue as data."""
    return [
        {
            "id": event.id,
            "kind": event.kind.value,
            "level": event.level.name.lower(),
            "sentence": event.sentence,
            "fields": {name: field.about for name, field in event.fields.items()},
        }
        for event in sorted(events, key=lambda event: event.id)
    ]


def _part(kind: Kind, events: list[Event]) -> str:
    of_kind = sorted((event for event in events if event.kind is kind), key=lambda it: it.id)
    if not of_kind:
        return ""
    rows = "".join(_row(event) for event in of_kind)
    return f"\n## {kind.value}\n\n| id | level | sentence | fields |\n|---|---|---|---|\n{rows}"


def _row(event: Event) -> str:
    fields = "; ".join(f"`{name}`: {field.about}" for name, field in event.fields.items())
    return f"| `{event.id}` | {event.level.name.lower()} | {event.sentence} | {fields} |\n"
