"""Lines of the journal read back as envelopes, and held against what their authors signed."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from sqlalchemy import Row

from envelope.errors import EnvelopeError
from envelope.facts import Envelope, content_hash, inspect
from records.faults import StorageCorrupt


def envelope_of(row: Row[*tuple[Any, ...]]) -> Envelope:
    """Read a row with a line's ``position``, ``fact_id``, ``signed``, ``content``.

    Raises StorageCorrupt for one that was altered.
    """
    try:
        header = inspect(row.signed).header
    except (EnvelopeError, TypeError) as error:
        raise StorageCorrupt(f"line {row.position} of the journal was altered") from error
    if row.content is not None and content_hash(row.content) != header.content_hash:
        raise StorageCorrupt(f"the content on line {row.position} of the journal was altered")
    return Envelope(row.fact_id, header, row.signed, row.content)


def readable(rows: Iterable[Row[*tuple[Any, ...]]]) -> Iterator[Envelope]:
    """Give the lines that were not altered."""
    # An altered line must not keep new facts out; ``verification`` is what names it.
    for row in rows:
        try:
            yield envelope_of(row)
        except StorageCorrupt:
            continue
