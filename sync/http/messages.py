"""What the bodies of requests look like: deterministic CBOR, read with bounds on everything."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from envelope import cbor
from envelope.errors import EnvelopeError
from sync.protocol import MOST_PARCELS, SyncFault

MEDIA = "application/cbor"
MAX_BATCH = 8 * 1024 * 1024
"""Bytes of one request: 500 parcels of the usual size are 0.4 MB."""

CHALLENGE, SESSION = "/v1/challenge", "/v1/session"
OFFER, ASK = "/v1/facts", "/v1/facts/held"
HEALTH = "/v1/health"


class MessageUnreadable(SyncFault):
    """A body that is not what its address takes."""

    number = 63


def write_list(items: Sequence[bytes]) -> bytes:
    """Write parcels, or the ids of facts."""
    return cbor.encode(list(items))


def read_list(body: bytes) -> list[bytes]:
    """Read up to ``MOST_PARCELS`` byte strings. Raises MessageUnreadable."""
    match _decoded(body):
        case list(items) if len(items) <= MOST_PARCELS and all(isinstance(i, bytes) for i in items):
            return items
    raise MessageUnreadable(f"not a list of up to {MOST_PARCELS} byte strings")


def write_bytes(value: bytes) -> bytes:
    """Write one byte string."""
    return cbor.encode(value)


def read_bytes(body: bytes) -> bytes:
    """Read one byte string. Raises MessageUnreadable."""
    value = _decoded(body)
    if not isinstance(value, bytes):
        raise MessageUnreadable("not a byte string")
    return value


def _decoded(body: bytes) -> Any:
    try:
        return cbor.decode(body, MAX_BATCH)
    except EnvelopeError as error:
        raise MessageUnreadable(str(error)) from error
