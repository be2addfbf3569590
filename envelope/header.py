"""The header of a fact as an integer-key map, exactly as docs/formats/envelope.md gives it.

Version 1 is strict: every key and flag is known or the header is refused. A later version may add
keys and flags but keeps these; a version 1 reader reads what it knows, names what it does not
(``unknown``), and passes the signed bytes on whole. A kind of fact it does not know stays a number
in every version, since the list of kinds grows without the header changing.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum
from typing import Any

from customs.facts import FactKind, Header
from envelope.cbor import decode, encode
from envelope.errors import HeaderMalformed

VERSION = 1
MAX_HEADER = 6 * 1024
"""Bytes of an encoded header."""

MAX_SEEN = 255
"""Facts a header may say its author had seen; one or two in practice."""

_ABSENT: tuple[Any, ...] = (None, 0, [])
_TRAINING, _DATE_NOT_TRUSTED = 1, 2
_BIGGEST = 2**63 - 1  # the largest integer SQLite and PostgreSQL hold
_KINDS: dict[int, FactKind] = {int(kind): kind for kind in FactKind}


class Key(IntEnum):
    """Keys of the header map. A number never changes meaning."""

    VERSION = 0
    NODE = 1
    SEQUENCE = 2
    PREVIOUS = 3
    CLOCK = 4
    NUMBER = 5
    KIND = 6
    FORM = 7
    RULE_PACK = 8
    SEEN = 9
    CONTENT_HASH = 10
    FLAGS = 11
    CROSSING = 12


_REQUIRED = frozenset({Key.VERSION, Key.NODE, Key.SEQUENCE, Key.CLOCK, Key.KIND})
_BYTE_LENGTHS = {Key.NODE: 8, Key.PREVIOUS: 16, Key.CONTENT_HASH: 32, Key.CROSSING: 8}
_RANGES = {
    Key.VERSION: (1, 65_535),
    Key.SEQUENCE: (1, _BIGGEST),
    Key.CLOCK: (0, _BIGGEST),
    Key.NUMBER: (1, 9_999_999_999_999),
    Key.KIND: (1, 65_535),
    Key.RULE_PACK: (19_000_101, 99_991_231),
    Key.FLAGS: (1, _BIGGEST),
}


@dataclass(frozen=True, slots=True)
class ReadHeader:
    """A header with what this version could not read of it.

    ``unknown`` holds header keys of a later version; ``unknown_flags`` its flag bits.
    """

    header: Header
    version: int
    unknown: frozenset[int]
    unknown_flags: int

    @property
    def is_whole(self) -> bool:
        """Whether this version understands every part of the header."""
        return not self.unknown and not self.unknown_flags


def to_payload(header: Header) -> bytes:
    """Write a header's bytes. Raises HeaderMalformed for a value no reader would take."""
    fields = {int(key): value for key, value in _fields(header).items() if value not in _ABSENT}
    payload = encode(fields | {int(Key.CLOCK): header.clock})
    from_payload(payload)
    return payload


def from_payload(payload: bytes) -> ReadHeader:
    """Read a header's bytes. Raises HeaderMalformed, or as ``cbor.decode``."""
    fields = decode(payload, MAX_HEADER)
    if not isinstance(fields, dict) or not fields.keys() >= _REQUIRED:
        raise HeaderMalformed("not a map with version, node, sequence, clock and kind")
    for key, value in fields.items():
        _check(key, value)
    read = _read(fields)
    if read.version == VERSION and not read.is_whole:
        raise HeaderMalformed("version 1 has no such key or flag")
    return read


def _fields(header: Header) -> dict[Key, Any]:
    flags = _TRAINING * header.training + _DATE_NOT_TRUSTED * (not header.date_trusted)
    return {
        Key.VERSION: VERSION,
        Key.NODE: header.node,
        Key.SEQUENCE: header.sequence,
        Key.PREVIOUS: header.previous,
        Key.NUMBER: header.number,
        Key.KIND: int(header.kind),
        Key.FORM: list(header.form or ()),
        Key.RULE_PACK: header.rule_pack,
        Key.SEEN: sorted(set(header.seen)),
        Key.CONTENT_HASH: header.content_hash,
        Key.FLAGS: flags,
        Key.CROSSING: header.crossing,
    }


def _read(fields: dict[int, Any]) -> ReadHeader:
    flags = fields.get(Key.FLAGS, 0)
    form = fields.get(Key.FORM)
    header = Header(
        node=fields[Key.NODE],
        sequence=fields[Key.SEQUENCE],
        previous=fields.get(Key.PREVIOUS),
        clock=fields[Key.CLOCK],
        kind=_KINDS.get(fields[Key.KIND], fields[Key.KIND]),
        number=fields.get(Key.NUMBER),
        form=(form[0], form[1]) if form else None,
        rule_pack=fields.get(Key.RULE_PACK),
        seen=tuple(fields.get(Key.SEEN, ())),
        content_hash=fields.get(Key.CONTENT_HASH),
        training=bool(flags & _TRAINING),
        date_trusted=not flags & _DATE_NOT_TRUSTED,
        crossing=fields.get(Key.CROSSING),
    )
    unknown_flags = flags & ~(_TRAINING | _DATE_NOT_TRUSTED)
    unknown = frozenset(fields) - frozenset(Key)
    return ReadHeader(header, fields[Key.VERSION], unknown, unknown_flags)


def _check(key: int, value: Any) -> None:
    if key in _RANGES:
        fits = _is_within(value, *_RANGES[Key(key)])
    elif key in _BYTE_LENGTHS:
        fits = isinstance(value, bytes) and len(value) == _BYTE_LENGTHS[Key(key)]
    elif key == Key.FORM:
        fits = isinstance(value, list) and len(value) == 2 and all(map(_is_small, value))
    elif key == Key.SEEN:
        fits = isinstance(value, list) and _is_seen(value)
    else:
        return
    if not fits:
        raise HeaderMalformed(f"{Key(key).name.lower()} is out of its range")


def _is_within(value: Any, least: int, most: int) -> bool:
    return type(value) is int and least <= value <= most


def _is_small(value: Any) -> bool:
    return _is_within(value, 1, 65_535)


def _is_seen(ids: list[Any]) -> bool:
    # Strictly ascending, so that one set of facts seen has one form in bytes.
    if not 1 <= len(ids) <= MAX_SEEN:
        return False
    if not all(isinstance(one, bytes) and len(one) == 16 for one in ids):
        return False
    return all(a < b for a, b in zip(ids, ids[1:], strict=False))
