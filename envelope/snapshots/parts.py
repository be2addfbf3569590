"""The four signed parts of a snapshot, by The Update Framework's specification 1.0.

The *root* names whose signatures count for each part; the *targets* name every file by length and
SHA-256; the *snapshot* names the targets, the *timestamp* the snapshot. All are JSON.
"""

from __future__ import annotations

import json
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any, TypeVar

from tuf.api.exceptions import RepositoryError
from tuf.api.metadata import Metadata, Root, Signed, Snapshot, Targets, Timestamp
from tuf.api.serialization import SerializationError

from envelope.errors import SnapshotUnreadable

S = TypeVar("S", bound=Signed)


class Part(StrEnum):
    """One signed file."""

    ROOT = "root"
    TARGETS = "targets"
    SNAPSHOT = "snapshot"
    TIMESTAMP = "timestamp"


MOST_BYTES = {
    Part.ROOT: 64 * 1024,
    Part.TARGETS: 256 * 1024,
    Part.SNAPSHOT: 16 * 1024,
    Part.TIMESTAMP: 16 * 1024,
}
"""Bytes read of each part: some twenty times what the centre writes."""

HIGHEST_VERSION = 2**31
"""One part signed every second reaches it in 68 years."""

SIGNED_AT = "signed_at"
"""A field of the house beside those of the specification: when the centre signed this."""

_KINDS: dict[Part, type[Signed]] = {
    Part.ROOT: Root,
    Part.TARGETS: Targets,
    Part.SNAPSHOT: Snapshot,
    Part.TIMESTAMP: Timestamp,
}


def name_of(part: Part, version: int) -> str:
    """Name the file of a part; only the timestamp is asked for without knowing its version."""
    return f"{part}.json" if part is Part.TIMESTAMP else f"{version}.{part}.json"


def parsed(data: bytes, part: Part) -> Metadata[Any]:
    """Read a part, whoever signed it. Raises SnapshotUnreadable, whatever the bytes are."""
    if len(data) > MOST_BYTES[part]:
        raise SnapshotUnreadable(f"a {part} of {len(data)} bytes")
    try:
        read: Metadata[Any] = Metadata.from_bytes(data)
        # Written back once here, so that no later step meets what has no canonical form.
        assert_canonical(read)
    except (RepositoryError, SerializationError, ValueError, RecursionError) as error:
        raise SnapshotUnreadable(f"not a {part}: {error}") from error
    if not isinstance(read.signed, _KINDS[part]):
        raise SnapshotUnreadable(f"a {read.signed.type} in place of a {part}")
    if read.signed.version >= HIGHEST_VERSION:
        raise SnapshotUnreadable(f"version {read.signed.version}")
    return read


def assert_canonical(read: Metadata[Any]) -> None:
    """Raise SerializationError for a part that cannot be signed (a float in it)."""
    _ = read.signed_bytes


def signed_at(signed: Signed) -> datetime:
    """Say when the centre signed a part. Raises SnapshotUnreadable."""
    try:
        moment = datetime.fromisoformat(signed.unrecognized_fields[SIGNED_AT])
        return moment.astimezone(UTC)
    except (KeyError, TypeError, ValueError, OverflowError) as error:
        raise SnapshotUnreadable("it does not say when it was signed") from error


def said_at(now: datetime) -> dict[str, str]:
    """Give the field that says when a part was signed."""
    return {SIGNED_AT: now.astimezone(UTC).replace(microsecond=0).isoformat()}


def as_json(value: Any) -> bytes:
    """Write a file of a snapshot in its one form, so that the same list is the same bytes."""
    text = json.dumps(value, ensure_ascii=True, sort_keys=True, separators=(",", ":"))
    return text.encode() + b"\n"
